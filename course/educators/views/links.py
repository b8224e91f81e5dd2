"""Opening an account, by invitation or by oneself, and choosing another password with a link."""

from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from course.accounts.models import User
from course.educators import http
from course.educators.forms import Forgotten, NewAccount, NewPassword
from course.educators.models import Link
from course.educators.services import links, people
from course.educators.services.counting import TooMany
from course.educators.views.replies import WRONG, busy, page


def _gone(request: HttpRequest, kind: Link.Kind, link: Link | None) -> HttpResponseBase:
    return page(request, "gone", HTTPStatus.GONE, is_over=link is not None, is_invitation=kind == Link.Kind.INVITATION)


def _open(
    request: HttpRequest, form: NewAccount, make: Callable[[str, str, str], User], **about: Any
) -> HttpResponseBase:
    """Show the form of a new account, or open the account with what it sent and let its owner in. Raises Gone."""
    if not form.is_valid():
        return page(request, "new_account", WRONG if form.is_bound else HTTPStatus.OK, form=form, **about)
    typed = form.cleaned_data
    try:
        user = make(typed["username"], typed["new"], typed["email"])
    except TooMany:
        wrong = _("Very many accounts are being made just now. Please try again in ten minutes.")
        return busy(request, "new_account", wrong, form=form, **about)
    except people.Taken:
        form.add_error("username", _("Somebody has this name already. Please choose another one."))
        return page(request, "new_account", WRONG, form=form, **about)
    http.let_in(request, user)
    return redirect(http.front())


@http.teach_page
def sign_up(request: HttpRequest) -> HttpResponseBase:
    if settings.EDUCATOR_SIGNUP != "open":
        raise Http404
    return _open(request, NewAccount(request.POST if request.method == "POST" else None), people.open_account)


@http.teach_page
def invited(request: HttpRequest, token: str) -> HttpResponseBase:
    """Show what an invitation opens; only sending the form uses it up, because mail programs look at links."""
    link = links.find(Link.Kind.INVITATION, token)
    if link is None or link.is_over:
        return _gone(request, Link.Kind.INVITATION, link)
    form = NewAccount(request.POST if request.method == "POST" else None, initial={"email": link.email})
    try:
        return _open(request, form, partial(links.accept, link), is_invited=True)
    except links.Gone:
        return _gone(request, Link.Kind.INVITATION, None)


@http.teach_page
def forgotten(request: HttpRequest) -> HttpResponseBase:
    form = Forgotten(request.POST if request.method == "POST" else None)
    about: dict[str, Any] = {"form": form, "has_mail": settings.HAS_MAIL}
    if not form.is_bound or not settings.HAS_MAIL:
        return page(request, "forgotten", **about)
    if not form.is_valid():
        return page(request, "forgotten", WRONG, **about)
    try:
        links.forgotten(form.cleaned_data["email"])
    except TooMany:
        return busy(
            request, "forgotten", _("Very many links were asked for just now. Please wait ten minutes."), **about
        )
    return page(request, "forgotten", is_sent=True, **about)


@http.teach_page
def reset(request: HttpRequest, token: str) -> HttpResponseBase:
    link = links.find(Link.Kind.RESET, token)
    if link is None or link.is_over:
        return _gone(request, Link.Kind.RESET, link)
    form = NewPassword(request.POST if request.method == "POST" else None, user=link.user)
    if not form.is_valid():
        status = WRONG if form.is_bound else HTTPStatus.OK
        return page(request, "reset", status, form=form, username=link.user and link.user.username)
    try:
        links.reset(link, form.cleaned_data["new"])
    except links.Gone:
        return _gone(request, Link.Kind.RESET, None)
    messages.success(request, _("Your new password is set. Sign in with it."))
    return redirect("teach-sign-in")
