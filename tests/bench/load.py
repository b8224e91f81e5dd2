"""Forms sent to a server as a crowd would send them: each when it is due, whether or not the others were answered."""

import gzip
import time
from collections import deque
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Form:
    """What one browser sends: where to, what, and out of whose place."""

    path: str
    body: str
    cookie: str


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of a form: milliseconds from when it was due to the end of its reply, and what was wrong with that."""

    waited: float
    problem: str


def send(address: str, forms: Sequence[Form], at_once: int, seconds: float = 0) -> list[Sent]:
    """Send forms evenly over so many seconds, on connections that are kept, and return what became of each.

    When each is due is fixed beforehand and waiting is counted from then: a server that stands still is not spared
    those who come meanwhile. Without seconds each is due as soon as a connection is free.
    """
    begin = time.monotonic()
    waiting = deque((begin + seconds * number / len(forms), form) for number, form in enumerate(forms))
    found: list[Sent] = []

    def browse() -> None:
        connection = HTTPConnection(urlsplit(address).netloc, timeout=30)
        with suppress(IndexError):
            while True:
                due, form = waiting.popleft()
                time.sleep(max(0, due - time.monotonic()))
                found.append(_sent(connection, form, due if seconds else time.monotonic()))

    with ThreadPoolExecutor(at_once) as pool:
        for browser in [pool.submit(browse) for _number in range(at_once)]:
            browser.result()
    return found


def _sent(connection: HTTPConnection, form: Form, due: float) -> Sent:
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Origin": f"http://{connection.host}:{connection.port}",
        "Cookie": form.cookie,
        "Accept-Encoding": "gzip",
        "HX-Request": "true",
    }
    try:
        connection.request("POST", form.path, form.body, headers)
        reply = connection.getresponse()
        body = reply.read()
    except (OSError, HTTPException) as error:
        connection.close()
        return Sent(_since(due), repr(error))
    waited = _since(due)
    if reply.headers["Content-Encoding"] == "gzip":
        body = gzip.decompress(body)
    is_kept = reply.status == HTTPStatus.OK and b"data-kept" in body
    return Sent(waited, "" if is_kept else f"{reply.status}: {body[:500]!r}")


def _since(due: float) -> float:
    return (time.monotonic() - due) * 1000
