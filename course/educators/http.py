"""Who comes through the door of `/teach/`, and where everybody else is sent."""

from collections.abc import Callable
from functools import cache, wraps
from typing import Literal
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from django.urls.resolvers import LocalePrefixPattern
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import activate
from django.views.decorators.cache import cache_control
from django_htmx.http import HttpResponseClientRedirect
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp import login as otp_login
from django_otp.plugins.otp_totp.models import TOTPDevice

from course.accounts.models import User
from course.educators import queries

View = Callable[..., HttpResponseBase]
Missing = Literal["", "sign-in", "code", "password"]
PAGES = {"sign-in": "teach-sign-in", "code": "teach-code", "password": "teach-account"}
READS = {"GET", "HEAD"}


def teach_page(view: View) -> View:
    """Wrap a view below `/teach/` that is open to anybody: never stored, and gone where it says so."""

    @cache_control(no_store=True)
    @wraps(view)
    def guarded(request: HttpRequest, *args: str, **kwargs: str) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except Http404:
            # Else Django would send the visitor on to this address below a language, to be told the same there.
            request.urlconf = _without_languages()  # type: ignore[assignment]
            raise

    return guarded


@cache
def _without_languages() -> tuple[URLPattern | URLResolver, ...]:
    """Return the addresses of the course that stand below no language."""
    return tuple(one for one in get_resolver().url_patterns if not isinstance(one.pattern, LocalePrefixPattern))


def educator_only(view: View) -> View:
    """Wrap a view for educators and the host, signed in with all that is asked of them; others go to what is missing."""
    return _behind(view, {""})


def before_own_password(view: View) -> View:
    """Wrap a view that is also open to an educator who still has to choose a password of their own."""
    return _behind(view, {"", "password"})


def before_code(view: View) -> View:
    """Wrap a view that is also open to an educator who has typed their password, but no code yet."""
    return _behind(view, {"", "password", "code"})


def _behind(view: View, allowed: set[Missing]) -> View:
    @teach_page
    @wraps(view)
    def guarded(request: HttpRequest, *args: str, **kwargs: str) -> HttpResponseBase:
        what = missing(request)
        if what not in allowed:
            return _send_to(request, what)
        _speak(request)
        return view(request, *args, **kwargs)

    return guarded


def missing(request: HttpRequest) -> Missing:
    """Return what somebody still has to do before the area opens, or "" for those who are in.

    A closed account is out at once: Django does not know its session any more.
    """
    found = queries.standing(request.user)
    if not found.may_teach or not isinstance(request.user, User):
        return "sign-in"
    if found.second_factor and request.session.get(DEVICE_ID_SESSION_KEY) != _device(found.second_factor):
        return "code"
    return "password" if request.user.must_change_password else ""


def _device(number: int) -> str:
    return f"{TOTPDevice.model_label()}/{number}"


def educator(request: HttpRequest) -> User:
    """Return who is signed in, in a view that is open to nobody else."""
    if not isinstance(request.user, User):
        raise TypeError
    return request.user


def let_in(request: HttpRequest, user: User) -> None:
    """Open the session of somebody who has typed the right password."""
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])


def note_second_factor(request: HttpRequest, device: TOTPDevice) -> None:
    """Note in the session that a code was right; the session gets a new name with it."""
    otp_login(request, device)
    request.session.cycle_key()


def front() -> str:
    """Return the address of the first page inside."""
    try:
        return reverse("teach")
    except NoReverseMatch:
        return reverse("teach-account")


def way_on(request: HttpRequest) -> str:
    """Return where somebody wanted to go, if that is a page of this area, else the first page."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if is_ours and wanted.startswith(reverse("teach-account").removesuffix("account/")) else front()


def _send_to(request: HttpRequest, what: Missing) -> HttpResponse:
    address = reverse(PAGES[what])
    if request.method in READS and what != "password":
        address = f"{address}?{urlencode({'next': request.get_full_path()})}"
    # A part of a page cannot show a page: htmx is told to leave it.
    return HttpResponseClientRedirect(address) if request.headers.get("HX-Request") == "true" else redirect(address)


def _speak(request: HttpRequest) -> None:
    language = educator(request).language
    if language in dict(settings.LANGUAGES):
        activate(language)
        request.LANGUAGE_CODE = language
