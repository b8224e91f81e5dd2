"""Visits to the course through its WSGI door, as a web server makes them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from course.stored.middleware import Door

LESSON = "/en/spread-mechanics/five-stages/"


@contextmanager
def _connection_kept() -> Iterator[None]:
    """Keep the connection that holds the test's own transaction, as Django's test client does."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in signals:
            signal.connect(close_old_connections)


@dataclass(frozen=True)
class Reply:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Visitors:
    """Visitors of one process, with every request that came as far as Django."""

    asked: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.django = WSGIHandler()
        self.door = Door(self._counted)

    def _counted(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        self.asked.append(environ)
        return self.django(environ, start_response)

    def get(self, path: str = LESSON, method: str = "GET", query: str = "", **about: Any) -> Reply:
        """Visit `path`; further names are of the environ, headers with HTTP_ before them."""
        environ = {
            "REQUEST_METHOD": method,
            "SCRIPT_NAME": "",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "8000",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "203.0.113.9",
            "HTTP_HOST": "127.0.0.1:8000",
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(),
            **about,
        }
        told: list[Any] = []
        with _connection_kept():
            replied = self.door(environ, lambda status, headers, _error=None: told.extend((status, headers)))
            body = b"".join(replied)
            getattr(replied, "close", lambda: None)()
        return Reply(int(told[0][:3]), {name.lower(): value for name, value in told[1]}, body)
