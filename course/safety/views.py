"""The pages of a bad moment; they ask no database, and keep exit and help where they always are."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from course.safety.queries import signposts


def error_page(template: str, status: HTTPStatus) -> HttpResponse:
    """Return an error page that nothing keeps a copy of."""
    html = render_to_string(template, {**signposts(), "page_kind": "error"})
    return HttpResponse(html, status=status, headers={"Cache-Control": "no-store"})


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page("400.html", HTTPStatus.BAD_REQUEST)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page("403.html", HTTPStatus.FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page("404.html", HTTPStatus.NOT_FOUND)


def server_error(request: HttpRequest) -> HttpResponse:
    return error_page("500.html", HTTPStatus.INTERNAL_SERVER_ERROR)
