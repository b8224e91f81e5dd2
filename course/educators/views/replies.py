"""How these pages are answered: a page with its form, what is wrong said on it, and a moment's wait asked for."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from course.educators.services.counting import WINDOW

WRONG = HTTPStatus.UNPROCESSABLE_ENTITY


def page(request: HttpRequest, template: str, status: int = HTTPStatus.OK, **context: Any) -> HttpResponse:
    """Return a page of the educators' area."""
    return render(request, f"educators/{template}.html", {"page_kind": "teach", **context}, status=status)


def busy(request: HttpRequest, template: str, wrong: str = "", **context: Any) -> HttpResponse:
    """Return a page that asks to wait; what was typed stays in its form."""
    wrong = wrong or _("Too many wrong passwords were tried just now, perhaps not by you. Please wait ten minutes.")
    reply = page(request, template, HTTPStatus.TOO_MANY_REQUESTS, wrong=wrong, **context)
    reply["Retry-After"] = str(WINDOW)
    return reply


def too_many_codes() -> str:
    """Return what is said where codes are guessed."""
    return _("Too many codes were wrong. Please wait ten minutes, or until tomorrow if you are told so again.")
