"""How soon what one process publishes is shown by the processes that serve."""

import statistics
import subprocess
import sys
import threading
import time
from http.client import HTTPConnection
from typing import TypedDict
from urllib.parse import urlsplit

from tests.bench.measuring import ROOT

CHANGES, READERS = 20, 4


class Freshness(TypedDict):
    """Seconds from a commit to the first new page somebody was given, on any of the connections."""

    changes: int
    median: float
    longest: float
    older_after: int


def how_soon(address: str, environment: dict[str, str]) -> Freshness:
    """Publish again and again in a process of its own while others read, and return how long it took to be seen."""
    seen: list[tuple[float, float, int]] = []
    over = threading.Event()
    command = [sys.executable, "-m", "tests.stored.publisher", str(CHANGES)]
    with subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True) as publisher:
        lines = iter(publisher.stdout or ())
        next(lines)
        where = urlsplit(address).netloc
        readers = [threading.Thread(target=_read, args=(where, over, seen)) for _ in range(READERS)]
        for reader in readers:
            reader.start()
        committed = {int(number): float(when) for number, when in map(str.split, lines)}
        over.set()
        for reader in readers:
            reader.join()
    return _summary(committed, seen)


def _read(where: str, over: threading.Event, seen: list[tuple[float, float, int]]) -> None:
    visit = HTTPConnection(where, timeout=30)
    while not over.is_set():
        begun = time.monotonic()
        visit.request("GET", "/en/numbers/")
        body = visit.getresponse().read()
        number = body.partition(b"Number ")[2].partition(b".")[0]
        seen.append((begun, time.monotonic(), int(number)))
        time.sleep(0.002)


def _summary(committed: dict[int, float], seen: list[tuple[float, float, int]]) -> Freshness:
    took = []
    for number, when in committed.items():
        shown = [ended for _begun, ended, found in seen if found >= number]
        if shown:
            took.append(max(0.0, min(shown) - when))
    older = sum(found < number for number, when in committed.items() for begun, _ended, found in seen if begun > when)
    return {"changes": len(took), "median": statistics.median(took), "longest": max(took), "older_after": older}
