"""How the host manages educators in the CMS; nobody else gets in."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.log_actions import log

from course.accounts.models import EDUCATORS, User
from course.educators import queries
from course.educators.forms import Invitation
from course.educators.services import links, people, second
from course.educators.services.mail import NotSent

View = Callable[..., HttpResponseBase]
HEADER = {"page_title": gettext_lazy("Educators"), "header_icon": "group"}


def host_only(view: View) -> View:
    """Wrap a view of the CMS for the host alone; what it shows is never stored."""

    @cache_control(no_store=True)
    @wraps(view)
    def guarded(request: HttpRequest, *args: int, **kwargs: int) -> HttpResponseBase:
        if not getattr(request.user, "is_superuser", False):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def _list(request: HttpRequest, status: int = HTTPStatus.OK, **context: object) -> HttpResponse:
    about = {
        "educators": queries.listed(),
        "invitations": queries.open_invitations(),
        "form": Invitation(),
        "has_mail": settings.HAS_MAIL,
        **HEADER,
    }
    return render(request, "educators/managing.html", {**about, **context}, status=status)


def _educator(pk: int) -> User:
    return get_object_or_404(queries.educators(), pk=pk)


@require_safe
@host_only
def everybody(request: HttpRequest) -> HttpResponseBase:
    return _list(request)


@require_POST
@host_only
def invite(request: HttpRequest) -> HttpResponseBase:
    """Make an invitation. Its link is shown this once, mailed or not: a mail may not arrive."""
    form = Invitation(request.POST)
    if not form.is_valid():
        return _list(request, HTTPStatus.UNPROCESSABLE_ENTITY, form=form)
    email = form.cleaned_data["email"]
    group, _made = Group.objects.get_or_create(name=EDUCATORS)
    log(group, "educators.invite", user=request.user)
    try:
        return _once(request, links.invite(email), email if settings.HAS_MAIL else "", days=7)
    except NotSent:
        return _not_sent(request)


@require_POST
@host_only
def withdraw(request: HttpRequest, pk: int) -> HttpResponseBase:
    links.withdraw(pk)
    messages.success(request, _("The invitation is withdrawn. Its link leads nowhere now."))
    return redirect("educators")


@require_POST
@host_only
def reset_link(request: HttpRequest, pk: int) -> HttpResponseBase:
    user = _educator(pk)
    log(user, "educators.reset_link", user=request.user)
    return _once(request, links.reset_link(user), "", days=1, person=user)


@require_POST
@host_only
def reset_second(request: HttpRequest, pk: int) -> HttpResponseBase:
    user = _educator(pk)
    second.turn_off(user)
    log(user, "educators.reset_second", user=request.user)
    messages.success(request, _("%(name)s signs in with the password alone now.") % {"name": user.username})
    return redirect("educators")


@require_POST
@host_only
def open_or_close(request: HttpRequest, pk: int) -> HttpResponseBase:
    user, is_open = _educator(pk), request.POST.get("open") == "yes"
    people.open_or_close(user, is_open=is_open)
    log(user, "educators.enable" if is_open else "educators.disable", user=request.user)
    said = _("%(name)s may sign in again.") if is_open else _("%(name)s is signed out and cannot sign in.")
    messages.success(request, said % {"name": user.username})
    return redirect("educators")


def _once(request: HttpRequest, link: str, mailed_to: str, *, days: int, person: User | None = None) -> HttpResponse:
    context = {**HEADER, "link": link, "mailed_to": mailed_to, "days": days, "person": person}
    return render(request, "educators/link.html", context)


def _not_sent(request: HttpRequest) -> HttpResponse:
    messages.error(
        request, _("The mail server did not take the letter. Invite without an address to be shown the link.")
    )
    return redirect("educators")
