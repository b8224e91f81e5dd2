"""Public pages, made once after each change and answered before anything of Django is asked."""

import gzip
import hashlib
import sys
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

import brotli
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.http.request import split_domain_port, validate_host
from django.utils import timezone

from course.stored import rules, services

Environ = dict[str, Any]
Start = Callable[..., Any]
Application = Callable[[Environ, Start], Iterable[bytes]]
Handler = Callable[[HttpRequest], HttpResponseBase]

MOST_PAGES = 2_000
MOST_NAMES = 200
SECONDS_TO_WAIT = 1
SECONDS_AMONG_MACHINES = 60
WORTH_COMPRESSING = 500
READS = {"GET", "HEAD"}


class Snapshot:
    """Show a reader one moment of the database, so that no page is half from before a change and half from after."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response
        self._roots = services.Roots()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in READS or not is_reading(request.path_info):
            return self.get_response(request)
        with self._roots.fresh(), services.snapshot():
            return self.get_response(request)


@dataclass(frozen=True, slots=True)
class Copy:
    """A page in one encoding, with its headers as they are sent."""

    tag: str
    headers: rules.Headers
    unchanged: rules.Headers
    body: bytes


@dataclass(slots=True)
class Page:
    """A reply as Django gave it, and copies of it in the encodings somebody has asked for."""

    status: str
    headers: rules.Headers
    body: bytes
    is_shared: bool
    state: tuple[int, int] | None = None
    until: float = 0
    copies: dict[str, Copy] = field(default_factory=dict)

    def copy(self, encoding: str) -> Copy:
        if len(self.body) < WORTH_COMPRESSING:
            encoding = ""
        if encoding not in self.copies:
            self.copies[encoding] = self._made(encoding)
        return self.copies[encoding]

    def _made(self, encoding: str) -> Copy:
        body = packed(self.body, encoding, thoroughly=self.state is not None)
        dropped = {"content-length", "etag", "vary"}
        headers = [pair for pair in self.headers if pair[0].lower() not in dropped]
        headers.append(("Vary", "Accept-Encoding"))
        tag = ""
        if self.is_shared:
            tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
            headers.append(("ETag", tag))
        unchanged = [pair for pair in headers if pair[0].lower() not in {"content-type", "content-language"}]
        if encoding:
            headers.append(("Content-Encoding", encoding))
        return Copy(tag, [*headers, ("Content-Length", str(len(body)))], unchanged, body)


class Door:
    """Stands before Django's own WSGI application and keeps the public pages.

    A page that is not kept is asked for with an environ made from scratch: its path, and the host and scheme of the
    course. So nothing a visitor sends can get into what the next one is given.
    """

    def __init__(self, application: Application) -> None:
        self._application = application
        self._pages: dict[str, Page] = {}
        self._being_made: dict[str, threading.Event] = {}
        self._hosts: set[str] = set()
        self._encodings: dict[str, str] = {}
        self._staff = f"{settings.SESSION_COOKIE_NAME}="

    def __call__(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if not self._is_anybody(environ) or not (path in self._pages or is_reading(path)):
            return self._application(environ, start_response)
        page = self._kept(path) or self._made(path)
        if page is None:
            return self._application(environ, start_response)
        copy = page.copy(self._encoding(environ.get("HTTP_ACCEPT_ENCODING", "")))
        known = environ.get("HTTP_IF_NONE_MATCH")
        if known and copy.tag and rules.is_known(copy.tag, known):
            start_response("304 Not Modified", copy.unchanged.copy())
            return [b""]
        start_response(page.status, copy.headers.copy())
        return [b"" if environ["REQUEST_METHOD"] == "HEAD" else copy.body]

    def _is_anybody(self, environ: Environ) -> bool:
        """Return whether this is a plain request for reading, by nobody in particular, to this course."""
        return (
            environ["REQUEST_METHOD"] in READS
            and not environ.get("QUERY_STRING")
            and not environ.get("SCRIPT_NAME")
            and self._staff not in environ.get("HTTP_COOKIE", "")
            and self._is_ours(environ.get("HTTP_HOST", ""))
            and (not settings.HTTPS or self._is_secure(environ))
        )

    def _is_ours(self, host: str) -> bool:
        if host in self._hosts:
            return True
        if not validate_host(split_domain_port(host)[0], settings.ALLOWED_HOSTS):
            return False
        if len(self._hosts) < MOST_NAMES:
            self._hosts.add(host)
        return True

    def _is_secure(self, environ: Environ) -> bool:
        scheme = environ["wsgi.url_scheme"]
        if settings.TRUSTED_PROXIES:
            scheme = str(environ.get("HTTP_X_FORWARDED_PROTO", scheme)).partition(",")[0].strip()
        return bool(scheme == "https")

    def _encoding(self, accepted: str) -> str:
        found = self._encodings.get(accepted)
        if found is None:
            found = rules.best_encoding(accepted)
            if len(self._encodings) < MOST_NAMES:
                self._encodings[accepted] = found
        return found

    def _kept(self, path: str) -> Page | None:
        # The state is read last: what is given was true after the request came.
        page = self._pages.get(path)
        return page if page is not None and time.time() < page.until and page.state == services.state() else None

    def _made(self, path: str) -> Page | None:
        """Have a page made; who asks for the same one meanwhile waits a moment for it."""
        if (other := self._being_made.get(path)) and other.wait(SECONDS_TO_WAIT) and (page := self._kept(path)):
            return page
        done = self._being_made[path] = threading.Event()
        try:
            return self._asked(path)
        finally:
            done.set()
            self._being_made.pop(path, None)

    def _asked(self, path: str) -> Page | None:
        """Return what Django says to a visitor without any marks, or None where it says that visitors differ."""
        before = services.state()
        page = ask(self._application, path)
        if not rules.is_for_everybody(page.headers):
            return None
        if page.is_shared and before is not None and services.state() == before:
            page.state, page.until = before, end_of_day()
            self._keep(path, page)
        return page

    def _keep(self, path: str, page: Page) -> None:
        if path not in self._pages and len(self._pages) >= MOST_PAGES:
            self._pages.pop(next(iter(self._pages), ""), None)
        self._pages[path] = page


def is_reading(path: str) -> bool:
    """Return whether this is an address of a page of words."""
    found = rules.READING.fullmatch(path)
    return (
        found is not None
        and found["language"] in dict(settings.LANGUAGES)
        and not path.startswith(f"/{settings.CMS_PATH}")
    )


def ask(application: Application, path: str) -> Page:
    """Return Django's reply to a request that carries nothing but the path."""
    told: list[Any] = []
    replied = application(plain_environ(path), lambda status, headers, _error=None: told.extend((status, headers)))
    try:
        body = b"".join(replied)
    finally:
        if hasattr(replied, "close"):
            replied.close()
    status, headers = told[:2]
    return Page(status, headers, body, rules.may_keep(status, headers))


def plain_environ(path: str) -> Environ:
    """Return a WSGI environ that has nothing of any visitor in it."""
    site = urlsplit(settings.SITE_URL)
    return {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": site.hostname,
        "SERVER_PORT": str(site.port or {"http": 80, "https": 443}[site.scheme]),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": site.netloc,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": site.scheme,
        "wsgi.input": BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }


def end_of_day() -> float:
    """Return until when a page may be shown: review dates are days, and what other machines say can get lost."""
    midnight = rules.next_midnight(timezone.localtime()).timestamp()
    return min(midnight, time.time() + SECONDS_AMONG_MACHINES) if settings.REDIS_URL else midnight


def packed(body: bytes, encoding: str, *, thoroughly: bool) -> bytes:
    if encoding == "br":
        return brotli.compress(body, quality=11 if thoroughly else 5)
    if encoding == "gzip":
        return gzip.compress(body, compresslevel=9 if thoroughly else 6, mtime=0)
    return body
