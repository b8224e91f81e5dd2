"""Many readers while somebody publishes: nobody is shown an old page after a new one, nor half of each."""

import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.browser.server import ROOT, Site
from tests.stored.serving import served

pytestmark = pytest.mark.django_db
PATHS = ["/en/numbers/", "/en/numbers/", "/en/numbers/", "/en/numbers/?live=1"]
READERS = 12


@dataclass(frozen=True, order=True)
class Seen:
    begun: float
    ended: float
    number: int


@pytest.fixture(scope="module")
def running(
    django_db_setup: None, tmp_path_factory: Any, django_db_blocker: Any
) -> Iterator[tuple[Site, dict[str, str]]]:
    base: Path = tmp_path_factory.getbasetemp()
    with django_db_blocker.unblock(), served(base) as found:
        yield found


def read(site: Site, over: threading.Event, seen: list[Seen], shift: int) -> None:
    """Read the page again and again, on one connection, and note down when and which number it had."""
    visit = HTTPConnection(urlsplit(site.url).netloc, timeout=30)
    tag, number = "", -1
    for turn in range(shift, 1_000_000):
        if over.is_set():
            return
        begun = time.monotonic()
        known = {"If-None-Match": tag} if turn % 3 else {}
        visit.request("GET", PATHS[turn % len(PATHS)], headers=known)
        reply = visit.getresponse()
        body = reply.read().decode()
        if reply.status == 200:
            numbers = set(map(int, re.findall(r"Number (\d+)\.", body)))
            assert len(numbers) == 1, f"half of each: {numbers}"
            tag, number = reply.headers["ETag"], numbers.pop()
        assert reply.status in {200, 304}
        seen.append(Seen(begun, time.monotonic(), number))
        time.sleep(0.005)  # the publisher needs its share of the machine


def race(running: tuple[Site, dict[str, str]], numbers: int) -> tuple[list[Seen], dict[int, float]]:
    """Let many read while another process publishes; return what they saw, and when each number was committed."""
    site, environment = running
    command = [sys.executable, "-m", "tests.stored.publisher", str(numbers)]
    seen: list[Seen] = []
    over, failed = threading.Event(), []

    def reader(shift: int) -> None:
        try:
            read(site, over, seen, shift)
        except BaseException as error:  # noqa: BLE001 - raised below
            failed.append(error)

    with subprocess.Popen(command, env=environment, cwd=ROOT, stdout=-1, text=True) as publisher:
        assert publisher.stdout.readline() == "ready\n"
        readers = [threading.Thread(target=reader, args=(number,)) for number in range(READERS)]
        for thread in readers:
            thread.start()
        lines = [line.split() for line in publisher.stdout]
        over.set()
        for thread in readers:
            thread.join()
    assert publisher.returncode == 0
    assert not failed, failed[0]
    return sorted(seen), {int(number): float(when) for number, when in lines}


def assert_never_back(seen: list[Seen], committed: dict[int, float]) -> None:
    """Assert that no answer was older than one that was there, or committed, before its question was asked."""
    known = sorted([(one.ended, one.number) for one in seen] + [(when, n) for n, when in committed.items()])
    newest, place = 0, 0
    for one in seen:
        while place < len(known) and known[place][0] < one.begun:
            newest = max(newest, known[place][1])
            place += 1
        assert one.number >= newest, f"{one} after {newest}"


@pytest.mark.parametrize("numbers", [8, pytest.param(200, marks=pytest.mark.every)])
def test_nobody_sees_an_old_page_after_a_new_one_nor_a_mixed_one(
    running: tuple[Site, dict[str, str]], numbers: int
) -> None:
    seen, committed = race(running, numbers)
    print(f"{len(seen)} answers, {len(committed)} numbers")  # noqa: T201 - a figure
    assert len({one.number for one in seen}) > numbers / 2
    assert_never_back(seen, committed)
