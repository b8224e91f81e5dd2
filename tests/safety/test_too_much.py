"""Whoever sends too much or too often is told so kindly, keeps what was chosen, and keeps the ways out."""

from collections.abc import Callable
from http import HTTPStatus

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from course.safety import views

pytestmark = pytest.mark.parametrize(
    ("view", "status"), [(views.too_large, HTTPStatus.REQUEST_ENTITY_TOO_LARGE), (views.too_many, HTTPStatus.TOO_MANY_REQUESTS)]
)  # fmt: skip
View = Callable[[HttpRequest], HttpResponse]


def test_a_plain_form_gets_a_page_with_the_ways_out(rf: RequestFactory, view: View, status: HTTPStatus) -> None:
    reply = view(rf.post("/en/answer/m2l1-1/"))
    html = reply.content.decode()
    assert (reply.status_code, reply["Cache-Control"]) == (status, "no-store")
    for there in ("data-exit", "data-help", 'role="status"', "what you chose is still there", 'data-outcome="refused"'):
        assert there in html


def test_htmx_gets_a_message_that_takes_nothing_away(rf: RequestFactory, view: View, status: HTTPStatus) -> None:
    reply = view(rf.post("/en/answer/m2l1-1/", headers={"HX-Request": "true"}))
    assert (reply.status_code, reply["HX-Reswap"], reply["Cache-Control"]) == (status, "beforeend", "no-store")
    assert "<html" not in reply.content.decode()


def test_only_too_many_says_how_long_to_wait(rf: RequestFactory, view: View, status: HTTPStatus) -> None:
    assert view(rf.post("/")).get("Retry-After") == ("60" if view is views.too_many else None)
