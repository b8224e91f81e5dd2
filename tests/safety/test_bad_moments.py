"""When something fails, the way out and the way to help stay where they are, and no log says who read what."""

import io
import logging
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client

pytestmark = pytest.mark.django_db
SECRET = "private-errand"


@pytest.fixture
def failing() -> Client:
    return Client(raise_request_exception=False)


@pytest.fixture
def log() -> Iterator[Callable[[], str]]:
    """What the real log handlers write, as a host would see it."""
    kept, written = [], io.StringIO()
    for name in ("", "django"):
        for handler in logging.getLogger(name).handlers:
            if type(handler) is logging.StreamHandler:
                kept.append((handler, handler.setStream(written)))
    assert kept, "no log handler writes anything"
    yield written.getvalue
    for handler, stream in kept:
        handler.setStream(stream)


def away(*_args: Any) -> None:
    raise OperationalError("the database is away")


def assert_ways_out(html: str) -> None:
    links = {name: re.search(rf"<a[^>]* data-{name}\b[^>]*>", html) for name in ("exit", "help")}
    assert 'href="https://www.bbc.co.uk/weather"' in links["exit"][0]
    assert 'href="/en/help/"' in links["help"][0]
    assert 'data-page="error"' in html
    assert "999" in html


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


def test_no_log_line_names_what_was_asked_for(
    failing: Client, monkeypatch: pytest.MonkeyPatch, log: Callable[[], str]
) -> None:
    failing.get(f"/en/{SECRET}/?q={SECRET}", HTTP_USER_AGENT=SECRET, REMOTE_ADDR="203.0.113.9")
    failing.post(f"/en/answer/{SECRET}/", {"in": SECRET})
    failing.post("/en/answer/m2l1-1/", {"in": SECRET, "state": SECRET * 6000})
    failing.get("/en/", HTTP_HOST=f"{SECRET}.example.org")
    Client(enforce_csrf_checks=True).post("/cms/login/", {"username": SECRET})
    with connection.execute_wrapper(away):
        failing.get(f"/en/{SECRET}/")
    monkeypatch.setattr("course.signposts.queries.help_page", lambda *_args: 1 / 0)
    failing.get(f"/en/help/{SECRET}/?reader={SECRET}", REMOTE_ADDR="203.0.113.9")
    assert "ZeroDivisionError" in log()
    assert "Traceback" in log()
    assert "a request failed (500)" in log()
    for told in (SECRET, "203.0.113.9", "/en/", "/help", "GET", "POST"):
        assert told not in log(), log()


def test_a_404_writes_no_line_at_all(failing: Client, log: Callable[[], str]) -> None:
    failing.get("/en/nowhere/")
    failing.get("/nowhere.php")
    assert log() == ""
