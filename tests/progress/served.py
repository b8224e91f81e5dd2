"""A course that really runs, on a port of its own, and learners who answer from outside."""

import os
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.message import Message
from http import HTTPStatus
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.utils.crypto import salted_hmac

from tests.browser.server import ROOT, manage
from tests.keeping.copies import Copy

KEYS = [f"m2l1-{number}" for number in range(1, 6)]
LESSON = "/en/spread-mechanics/five-stages/"


def stored(copy: Copy) -> list[tuple[int, str, int, str]]:
    """Return learner, question, number of the try and response of every answer."""
    asked = "SELECT learner_id, question, number, CAST(response AS text) FROM progress_answer ORDER BY 1, 2, 3"
    with copy.connected() as base:
        return [tuple(row) for row in base.execute(asked).fetchall()]


class Numbers(dict[str, int]):
    """The number of the learner behind each cookie, found by the site's own secret."""

    def __init__(self, copy: Copy) -> None:
        with copy.connected() as base:
            self.marks = dict(base.execute("SELECT mark, learner_id FROM progress_browser").fetchall())
        self.secret = (copy.folder / "secret-key.txt").read_text().strip()

    def __missing__(self, cookie: str) -> int:
        value = cookie.partition("=")[2]
        return self.marks[salted_hmac("course.progress.browser", value, self.secret, algorithm="sha256").hexdigest()]


@dataclass
class Server:
    """The course at an address; it may be killed and started again."""

    copy: Copy
    port: int
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self, workers: int = 2) -> None:
        environment = self.copy.environment(SITE_URL=self.url, PORT=str(self.port), WORKERS=str(workers))
        with (self.copy.folder / "serve.log").open("a") as log:
            self.process = subprocess.Popen(
                manage("serve"), env=environment, stdout=log, stderr=log, cwd=ROOT, start_new_session=True
            )
        last = time.monotonic() + 240
        while self.process.poll() is None and time.monotonic() < last:
            with suppress(OSError, HTTPException), urllib.request.urlopen(f"{self.url}/healthz", timeout=5):
                return
            time.sleep(0.2)
        raise AssertionError((self.copy.folder / "serve.log").read_text())

    def processes(self) -> list[int]:
        """Return the numbers of the server and everything it started."""
        found, waiting = [], [self.process.pid]
        while waiting:
            found.append(number := waiting.pop())
            with suppress(OSError):
                for task in Path(f"/proc/{number}/task").iterdir():
                    waiting += map(int, (task / "children").read_text().split())
        return found

    def kill(self) -> None:
        """Kill it and all its workers at once, as the loss of power to a program would."""
        for number in self.processes():
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)
        self.process.wait()


@contextmanager
def served(copy: Copy, workers: int = 2) -> Iterator[Server]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        server = Server(copy, probe.getsockname()[1])
    try:
        server.start(workers)
        yield server
    finally:
        server.kill()


@dataclass
class Learner:
    """Somebody who has joined, and answers as a browser would."""

    url: str
    cookie: str = ""
    forms: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    def join(self, address: str = "/learn/keep/", **sent: str) -> "Learner":
        """Open a place, at another address with the code or the words that it asks for, and read the questions."""
        headers, _html = self._send(address, sent)
        self.cookie = headers["Set-Cookie"].partition(";")[0]
        html = self._told(LESSON)
        for key in KEYS:
            box = re.search(rf'data-key="{key}">(.*?)</form>', html, re.DOTALL)[1]
            state = re.search(r'name="state" value="([^"]*)"', box)[1]
            values = re.findall(r'name="choice" value="(\w+)"', box)
            self.forms[key] = {"state": [state], "choice": values}
        return self

    def answer(self, key: str, option: int, *, is_here: bool = True) -> str:
        """Send an option of a question, and return what the reply says of it; raises OSError where none came.

        Whoever is not surely here any more may be told that their place is closed.
        """
        form = self.forms[key]
        sent = {"in": "m2l1", "state": form["state"][0], "choice": form["choice"][option]}
        html = self._told(f"/en/answer/{key}/", sent)
        assert "data-kept" in html or (not is_here and "your place is closed" in html), html
        return re.search(r'data-outcome="(\w+)"', html)[1]

    def delete(self) -> str:
        html = self._told("/learn/delete/", {})
        return "deleted" if "It is deleted." in html else html

    def _told(self, path: str, sent: dict[str, str] | None = None) -> str:
        return self._send(path, sent)[1]

    def _send(self, path: str, sent: dict[str, str] | None = None) -> tuple[Message, str]:
        headers = {"Origin": self.url, "Cookie": self.cookie, "HX-Request": "true"}
        data = None if sent is None else urlencode(sent).encode()
        request = urllib.request.Request(f"{self.url}{path}", data, headers)
        try:
            with STAYING.open(request, timeout=30) as reply:
                return reply.headers, reply.read().decode()
        except HTTPException as error:
            raise OSError from error


class _Staying(urllib.request.HTTPErrorProcessor):
    """Take a reply that leads elsewhere for the reply: its cookie counts."""

    def http_response(self, request: urllib.request.Request, response: Any) -> Any:
        return response if response.status == HTTPStatus.FOUND else super().http_response(request, response)


STAYING = urllib.request.build_opener(_Staying)
