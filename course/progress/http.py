"""The one cookie a learner may have, and which forms are believed."""

from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from course.progress import services

Why = Literal["", "elsewhere", "closed"]


@dataclass(frozen=True, slots=True)
class Keeper:
    """For whom an answer is kept: somebody, or nobody; `why` says so to someone who has joined and yet is nobody."""

    answering: services.Answering | None = None
    why: Why = ""


NOBODY = Keeper()


def cookie_name() -> str:
    """Return the cookie's name; over https its first letters bind it to this host alone."""
    return "__Host-place" if settings.HTTPS else "place"


def cookie_of(request: HttpRequest) -> str:
    return request.COOKIES.get(cookie_name(), "") if settings.KEEP_PLACE else ""


def remember(response: HttpResponse, cookie: str) -> None:
    """Set the cookie; it ends with the browser."""
    response.set_cookie(cookie_name(), cookie, secure=settings.HTTPS, httponly=True, samesite="Lax")


def forget(response: HttpResponse) -> None:
    """Take the cookie away, and ask the browser to forget what it stored of this site.

    Not its “cookies”: that would sign people out of every site of the same school.
    """
    response.delete_cookie(cookie_name(), samesite="Lax")
    response["Clear-Site-Data"] = '"cache", "storage"'


def is_own_form(request: HttpRequest) -> bool:
    """Return whether a form was sent by a page of this very host: by its Origin, else by its Referer.

    Pages are the same bytes for everyone, so they carry no token; a browser lets no page choose these two headers.
    """
    claimed = request.headers.get("Origin") or request.headers.get("Referer") or ""
    try:
        parts = urlsplit(claimed)
    except ValueError:
        return False
    return (parts.scheme, parts.netloc) == (request.scheme, request.get_host())


def keeper_of(request: HttpRequest, question: str, version: str, lesson: str) -> Keeper:
    """Return for whom an answer in this request is to be kept; without a cookie no query is made, else one."""
    cookie = cookie_of(request)
    if not cookie:
        return NOBODY
    if not is_own_form(request):
        return Keeper(why="elsewhere")
    answering = services.answering(cookie, question, version, lesson)
    return Keeper(answering) if answering else Keeper(why="closed")
