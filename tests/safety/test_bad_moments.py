"""When something fails, the way out and the way to help stay where they are, and no log says who read what."""

import re
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client

pytestmark = pytest.mark.django_db
SECRET = "private-errand"


@pytest.fixture
def failing() -> Client:
    return Client(raise_request_exception=False)


def away(*_args: Any) -> None:
    raise OperationalError("the database is away")


def assert_ways_out(html: str) -> None:
    links = {name: re.search(rf"<a[^>]* data-{name}\b[^>]*>", html) for name in ("exit", "help")}
    assert 'href="https://www.bbc.co.uk/weather"' in links["exit"][0]
    assert 'href="/en/help/"' in links["help"][0]
    assert 'data-page="error"' in html
    assert "emergency number" in html


def test_a_page_that_is_not_there_keeps_exit_and_help(learner: Client) -> None:
    reply = learner.get("/en/nowhere/")
    assert (reply.status_code, reply["Cache-Control"]) == (404, "no-store")
    assert_ways_out(reply.content.decode())


def test_a_failure_of_ours_keeps_exit_and_help(failing: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("course.signposts.queries.countries", lambda: 1 / 0)
    reply = failing.get("/en/help/")
    assert (reply.status_code, reply["Cache-Control"]) == (500, "no-store")
    assert_ways_out(reply.content.decode())


@pytest.mark.parametrize(
    "path",
    ["/", "/en/", "/en/spread-mechanics/five-stages/", "/en/help/", "/en/help/gb/", "/en/nowhere/", "/sitemap.xml", "/cms/login/"],
)  # fmt: skip
def test_without_a_database_a_calm_page_keeps_exit_and_help(failing: Client, path: str) -> None:
    with connection.execute_wrapper(away):
        reply = failing.get(path)
    assert (reply.status_code, reply["Retry-After"], reply["Cache-Control"]) == (503, "30", "no-store")
    assert "default-src 'none'" in reply["Content-Security-Policy"]
    assert_ways_out(reply.content.decode())


def test_without_a_database_an_answer_gets_the_calm_page_too(failing: Client) -> None:
    with connection.execute_wrapper(away):
        assert failing.post("/en/answer/m2l1-1/", {"in": "m2l1", "state": "x"}).status_code == 503


def test_without_a_database_a_signed_in_editor_gets_the_calm_page_too(editor: Client) -> None:
    editor.raise_request_exception = False
    with connection.execute_wrapper(away):
        assert editor.get("/cms/").status_code == 503


def test_the_health_check_says_whether_the_database_answers(failing: Client) -> None:
    assert failing.get("/healthz").content == b"ok"
    with connection.execute_wrapper(away):
        assert failing.get("/healthz").status_code == 503
