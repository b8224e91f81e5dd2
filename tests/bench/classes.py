"""What classes cost: an answer of a pupil, a town of classes within a minute, the report of a small and a large class.

By itself, on a site of its own: python -m tests.bench.classes --pupils 500 --seconds 15
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import TypedDict
from urllib.parse import urlencode, urlsplit

from bs4 import BeautifulSoup

from tests.bench import measuring, servers
from tests.bench.load import Form, Sent, send
from tests.bench.measuring import ROOT, Shot
from tests.bench.servers import DATA, LESSON

PUPILS, SECONDS = 2_000, 60
BROWSERS = 64
PARTS = 4
REPORTS = 30
Goals = dict[str, tuple[str, float]]


class Minute(TypedDict):
    """Pupils who each give one answer within some seconds, and the milliseconds until they had their replies."""

    pupils: int
    seconds: float
    errors: int
    p50: float
    p99: float
    longest: float


class Classes(TypedDict):
    """Shots of answers by how many are sent at once, the minute, and milliseconds of a report by number of pupils."""

    answers: dict[int, list[Shot]]
    minute: Minute
    reports: dict[str, float]


@dataclass(frozen=True, slots=True)
class Town:
    """Pupils by their cookies, what may be said to each question of a lesson, a teacher, and the reports of classes."""

    places: list[str]
    staff: str
    reports: dict[str, str]
    questions: list[list[tuple[str, str]]]

    def say(self, question: int) -> list[Form]:
        """Return the first answer of every pupil to a question; neighbours choose different options."""
        said = self.questions[question]
        return [Form(*said[number % len(said)], f"place={place}") for number, place in enumerate(self.places)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pupils", type=int, default=PUPILS)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    wanted = parser.parse_args()
    environment, port = servers.prepare(), measuring.free_port()
    with measuring.running(servers.listening(servers.OURS, 2, 4, port), environment, port, LESSON) as pid:
        found = measured(pid, f"http://127.0.0.1:{port}", environment, wanted.pupils, wanted.seconds)
    lines = [f"Load of the machine besides, at the end: {os.getloadavg()[0]:.1f}"]
    lines += [f"  {about:<70}{goal:>10}{here:>10.2f}" for about, (goal, here) in compared(found).items()]
    sys.stdout.write("\n".join(lines) + "\n")


def measured(
    pid: int, address: str, environment: dict[str, str], pupils: int = PUPILS, seconds: float = SECONDS
) -> Classes:
    """Fill a site that is served with classes, let them work, and return what that cost."""
    town = filled(address, environment, pupils)
    kept(send(address, town.say(0)[:BROWSERS], BROWSERS))
    answers = {at_once: shots(pid, address, town.say(question), at_once) for question, at_once in ((1, 1), (2, 16))}
    minute = summary(send(address, town.say(3), BROWSERS, seconds), seconds)
    reports = reported(address, town)
    subprocess.run([sys.executable, "manage.py", "recount"], cwd=ROOT, env=environment, check=True)
    return {"answers": answers, "minute": minute, "reports": reports}


def filled(address: str, environment: dict[str, str], pupils: int) -> Town:
    told = DATA / "town.json"
    command = [sys.executable, "-m", "tests.bench.pupils", str(told), str(pupils)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    with urllib.request.urlopen(f"{address}{LESSON}", timeout=10) as page:
        return Town(**json.loads(told.read_text()), questions=choices(page.read().decode()))


def choices(html: str) -> list[list[tuple[str, str]]]:
    """Return the questions of a lesson that are answered by one choice: where to, and what each choice sends."""
    found = []
    for form in BeautifulSoup(html, "html.parser").select('form[action*="/answer/"]'):
        hidden = [(str(tag["name"]), str(tag["value"])) for tag in form.select("input[type=hidden]")]
        options = [("choice", str(tag["value"])) for tag in form.select("input[type=radio][name=choice]")]
        if options:
            found.append([(str(form["action"]), urlencode([*hidden, option])) for option in options])
    return found


def shots(pid: int, address: str, forms: Sequence[Form], at_once: int) -> list[Shot]:
    """Send answers, part after part, and return what one cost in each part."""
    size = -(-len(forms) // PARTS)
    return [_shot(pid, address, forms[begin : begin + size], at_once) for begin in range(0, len(forms), size)]


def _shot(pid: int, address: str, forms: Sequence[Form], at_once: int) -> Shot:
    measuring.wait_until_idle(pid)
    before, begun = measuring.processor_time(pid), time.monotonic()
    waited = kept(send(address, forms, at_once))
    took = time.monotonic() - begun
    measuring.wait_until_idle(pid)
    used = (measuring.processor_time(pid) - before) * 1e6 / len(forms)
    return {"a second": len(forms) / took, "µs": used, "p50": quantile(waited, 50), "p99": quantile(waited, 99)}


def kept(sent: Sequence[Sent]) -> list[float]:
    """Return how long each waited, in order; ends the program where an answer was not kept."""
    problems = [one.problem for one in sent if one.problem]
    if problems:
        sys.exit(f"{len(problems)} answers were not kept, this would measure something else: {problems[0]}")
    return sorted(one.waited for one in sent)


def quantile(values: Sequence[float], percent: int) -> float:
    """Return the smallest of the sorted values that as many percent of them do not exceed."""
    return values[-(-len(values) * percent // 100) - 1]


def summary(sent: Sequence[Sent], seconds: float) -> Minute:
    waited = sorted(one.waited for one in sent)
    return {
        "pupils": len(sent),
        "seconds": seconds,
        "errors": sum(bool(one.problem) for one in sent),
        "p50": quantile(waited, 50),
        "p99": quantile(waited, 99),
        "longest": waited[-1],
    }


def reported(address: str, town: Town) -> dict[str, float]:
    """Ask for the reports in turn, A B A B, and return the median of each; ends the program where they differ."""
    connection = HTTPConnection(urlsplit(address).netloc, timeout=30)
    took: dict[str, list[float]] = {size: [] for size in town.reports}
    lengths = {size: _ask(connection, path, town.staff) for size, path in town.reports.items()}
    if max(lengths.values()) > 1.05 * min(lengths.values()):
        sys.exit(f"Pages of different length cannot be compared: {lengths}")
    for _round in range(REPORTS):
        for size, path in town.reports.items():
            begun = time.monotonic()
            _ask(connection, path, town.staff)
            took[size].append((time.monotonic() - begun) * 1000)
    return {size: statistics.median(times) for size, times in took.items()}


def _ask(connection: HTTPConnection, path: str, cookie: str) -> int:
    connection.request("GET", path, headers={"Cookie": cookie})
    reply = connection.getresponse()
    body = reply.read()
    if reply.status != 200 or b' asked"' not in body:
        sys.exit(f"{path} gave {reply.status}, and no report.")
    return len(body)


def compared(found: Classes) -> Goals:
    """Return what is aimed at, with the goal and what was found."""
    cost = {at_once: measuring.summarise(taken)["µs"][0] / 1000 for at_once, taken in found["answers"].items()}
    minute, (small, large) = found["minute"], found["reports"].values()
    within = f"{minute['pupils']:,} pupils answer within {minute['seconds']:.0f} s"
    return {
        "processor time of an answer in a class, ms, 1 at once": ("≤ 12", cost[1]),
        "processor time of an answer in a class, ms, 16 at once": ("≤ 12", cost[16]),
        f"{within}: errors": ("0", minute["errors"]),
        "their waiting, ms, 99 of 100": ("≤ 300", minute["p99"]),
        "the longest of them, ms": ("≤ 1,000", minute["longest"]),
        "report of 3,000 pupils / of 30, waiting": ("≤ 1.5", large / small),
    }


if __name__ == "__main__":
    main()
