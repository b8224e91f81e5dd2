"""The pages of a bad moment; they ask no database, and keep exit and help where they always are."""

import sys
from http import HTTPStatus

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from course.safety.queries import signposts
from course.safety.services import lifeline


def error_page(template: str, status: HTTPStatus, **context: str) -> HttpResponse:
    """Return an error page that nothing keeps a copy of."""
    html = render_to_string(template, {**signposts(), "page_kind": "error", **context})
    return HttpResponse(html, status=status, headers={"Cache-Control": "no-store"})


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page("400.html", HTTPStatus.BAD_REQUEST)


def forbidden(request: HttpRequest, exception: Exception | None = None, reason: str = "") -> HttpResponse:
    return error_page("403.html", HTTPStatus.FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page("404.html", HTTPStatus.NOT_FOUND)


def server_error(request: HttpRequest) -> HttpResponse:
    """Return 500, or 503 while the database is away; Django calls this in the middle of handling the exception.

    A page that was kept for such a time is shown as it was: somebody in need finds the numbers of their country.
    """
    if not _is_database_away(sys.exc_info()[1]):
        return error_page("500.html", HTTPStatus.INTERNAL_SERVER_ERROR)
    if request.method in {"GET", "HEAD"} and (kept := lifeline(request.get_full_path())):
        return HttpResponse(kept, headers={"Cache-Control": "no-store"})
    reply = error_page("503.html", HTTPStatus.SERVICE_UNAVAILABLE)
    reply["Retry-After"] = "30"
    return reply


def _is_database_away(error: BaseException | None) -> bool:
    while error is not None and not isinstance(error, OperationalError | InterfaceError):
        error = error.__cause__ or error.__context__
    return error is not None


def too_large(request: HttpRequest) -> HttpResponse:
    """Return 413."""
    message = _("That was more than an answer can hold.")
    return _refused(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, message)


def too_many(request: HttpRequest) -> HttpResponse:
    """Return 429."""
    message = _("That was faster than we can follow. Please wait a minute and try again.")
    reply = _refused(request, HTTPStatus.TOO_MANY_REQUESTS, message)
    reply["Retry-After"] = "60"
    return reply


def _refused(request: HttpRequest, status: HTTPStatus, message: str) -> HttpResponse:
    """Return a page; for htmx a message that is added to what stands in the form, so that nothing entered is lost."""
    if request.headers.get("HX-Request") != "true":
        return error_page(f"{status.value}.html", status, message=message)
    html = render_to_string("safety/refused.html", {"message": message})
    return HttpResponse(html, status=status, headers={"Cache-Control": "no-store", "HX-Reswap": "beforeend"})
