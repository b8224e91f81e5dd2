"""No log line says who read what."""

import io
import logging
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
    written, handlers = io.StringIO(), [*logging.getLogger().handlers, *logging.getLogger("django").handlers]
    kept = {handler: handler.setStream(written) for handler in handlers if type(handler) is logging.StreamHandler}
    assert kept, "no log handler writes anything"
    yield written.getvalue
    for handler, stream in kept.items():
        handler.setStream(stream)


def away(*_args: Any) -> None:
    raise OperationalError("the database is away")


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
