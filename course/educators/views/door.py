"""Signing in, with a code where a second factor is set up, and out."""

from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from course.educators import http
from course.educators.forms import Code, SignIn
from course.educators.services import people, second
from course.educators.services.counting import TooMany
from course.educators.views.replies import WRONG, busy, page, too_many_codes


@http.teach_page
def sign_in(request: HttpRequest) -> HttpResponseBase:
    if not http.missing(request):
        return redirect(http.way_on(request))
    form = SignIn(request.POST if request.method == "POST" else None)
    about: dict[str, Any] = {"form": form, "next": http.way_on(request), "is_open": settings.EDUCATOR_SIGNUP == "open"}
    if not form.is_bound:
        return page(request, "sign_in", **about)
    if not form.is_valid():
        return page(request, "sign_in", WRONG, **about)
    try:
        user = people.sign_in_as(form.cleaned_data["username"], form.cleaned_data["password"])
    except TooMany:
        return busy(request, "sign_in", **about)
    if user is None:
        wrong = _(
            "This name and this password do not belong together. The name is still there; type the password anew."
        )
        return page(request, "sign_in", WRONG, wrong=wrong, **about)
    http.let_in(request, user)
    return redirect(_next_step(request))


def _next_step(request: HttpRequest) -> str:
    if http.missing(request) == "code":
        return f"{reverse('teach-code')}?{urlencode({'next': http.way_on(request)})}"
    return http.way_on(request)


@http.before_code
def code(request: HttpRequest) -> HttpResponseBase:
    if http.missing(request) != "code":
        return redirect(http.way_on(request))
    form = Code(request.POST if request.method == "POST" else None)
    about: dict[str, Any] = {"form": form, "next": http.way_on(request)}
    if not form.is_bound:
        return page(request, "code", **about)
    try:
        device = second.passes(http.educator(request), form.cleaned_data["code"]) if form.is_valid() else None
    except TooMany:
        return busy(request, "code", too_many_codes(), **about)
    if device is None:
        wrong = _("That code is not right, or was used already. Wait for the next one, or use a recovery code.")
        return page(request, "code", WRONG, wrong=wrong, **about)
    http.note_second_factor(request, device)
    return redirect(http.way_on(request))


@http.teach_page
def sign_out(request: HttpRequest) -> HttpResponseBase:
    """Sign out; a link to here only leads to the door, so that no picture on another page can sign anybody out."""
    if request.method == "POST":
        logout(request)
    return redirect("teach-sign-in")
