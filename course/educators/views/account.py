"""An educator's own account: password, address, and the second factor."""

from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from course.educators import http, queries
from course.educators.forms import Address, ChangePassword, Code, Password
from course.educators.rules import in_fours, secret_to_type
from course.educators.services import people, second
from course.educators.services.counting import TooMany
from course.educators.shown import qr
from course.educators.views.replies import WRONG, busy, page, too_many_codes


def _about(request: HttpRequest) -> dict[str, Any]:
    """Return what the page of an account shows, with its forms as they stand."""
    user = http.educator(request)
    return {
        "person": user,
        "is_waiting": user.must_change_password,
        "change_form": ChangePassword(user=user),
        "address_form": Address(initial={"email": user.email, "language": user.language}),
        "off_form": Password(prefix="off"),
        "codes_form": Password(prefix="codes"),
        "second_factor": queries.second_factor(user),
        "codes_left": queries.codes_left(user),
    }


def _again(request: HttpRequest, **form: forms.Form) -> HttpResponseBase:
    return page(request, "account", WRONG, **{**_about(request), **form})


def _is_right(request: HttpRequest, form: forms.Form, field: str) -> bool:
    """Return whether the password in a form is right; say on the form if it is not. Raises TooMany."""
    if not form.is_valid():
        return False
    if people.knows_password(http.educator(request), form.cleaned_data[field]):
        return True
    form.add_error(field, _("That is not your password."))
    return False


@http.before_own_password
def account(request: HttpRequest) -> HttpResponseBase:
    return page(request, "account", **_about(request))


@http.before_own_password
def password(request: HttpRequest) -> HttpResponseBase:
    if request.method != "POST":
        return redirect("teach-account")
    user = http.educator(request)
    form = ChangePassword(request.POST, user=user)
    try:
        if not _is_right(request, form, "current"):
            return _again(request, change_form=form)
    except TooMany:
        return busy(request, "account", **{**_about(request), "change_form": form})
    was_waiting = user.must_change_password
    people.choose_password(user, form.cleaned_data["new"])
    update_session_auth_hash(request, user)
    messages.success(request, _("Your password is changed. Wherever else you were signed in, you are out."))
    return redirect(http.front() if was_waiting else "teach-account")


@http.educator_only
def address(request: HttpRequest) -> HttpResponseBase:
    if request.method != "POST":
        return redirect("teach-account")
    form = Address(request.POST)
    if not form.is_valid():
        return _again(request, address_form=form)
    people.choose_address(
        http.educator(request),
        form.cleaned_data["email"],
        form.cleaned_data.get("language", http.educator(request).language),
    )
    messages.success(request, _("Saved."))
    return redirect("teach-account")


@http.educator_only
def second_factor(request: HttpRequest) -> HttpResponseBase:
    """Show the secret that is being set up, and turn it on with a code. The first form has no code and makes a secret."""
    user = http.educator(request)
    if request.method == "POST" and "code" not in request.POST:
        second.begin(user)
        return redirect("teach-second")
    device = queries.second_factor(user, confirmed=False)
    if device is None:
        return redirect("teach-account")
    form = Code(request.POST if request.method == "POST" else None)
    about: dict[str, Any] = {"form": form, "qr": qr(device.config_url), "secret": secret_to_type(device.bin_key)}
    if not form.is_bound:
        return page(request, "second", **about)
    try:
        confirmed = second.confirm(user, form.cleaned_data["code"]) if form.is_valid() else None
    except TooMany:
        return busy(request, "second", too_many_codes(), **about)
    if confirmed is None:
        wrong = _("That code is not right. Wait for the next one. Is the clock of your phone right?")
        return page(request, "second", WRONG, wrong=wrong, **about)
    http.note_second_factor(request, confirmed[0])
    return _show(request, confirmed[1], is_new=True)


def _show(request: HttpRequest, codes: tuple[str, ...], *, is_new: bool = False) -> HttpResponseBase:
    return page(request, "codes", HTTPStatus.OK, codes=[in_fours(code) for code in codes], is_new=is_new)


@http.educator_only
def second_off(request: HttpRequest) -> HttpResponseBase:
    if request.method != "POST":
        return redirect("teach-account")
    form = Password(request.POST, prefix="off")
    try:
        if not _is_right(request, form, "password"):
            return _again(request, off_form=form)
    except TooMany:
        return busy(request, "account", **_about(request))
    second.turn_off(http.educator(request))
    messages.success(request, _("Codes are turned off. Your password alone opens your account."))
    return redirect("teach-account")


@http.educator_only
def codes(request: HttpRequest) -> HttpResponseBase:
    """Make new recovery codes, for which the password is asked."""
    if request.method != "POST" or queries.second_factor(http.educator(request)) is None:
        return redirect("teach-account")
    form = Password(request.POST, prefix="codes")
    try:
        if not _is_right(request, form, "password"):
            return _again(request, codes_form=form)
    except TooMany:
        return busy(request, "account", **_about(request))
    return _show(request, second.new_codes(http.educator(request)))
