"""Web servers side by side on the same pages of the course, which are made anew for each request.

Every round visits every server in turn (A B C D, A B C D …), so that a busy neighbour falls on all alike.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import urllib.request
from contextlib import ExitStack
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlencode

from tests.bench import measuring
from tests.bench.measuring import BIN, ROOT, Figures, Shot

DATA = ROOT / "var" / "bench"
LESSON = "/en/spread-mechanics/five-stages/"
OURS = "manage.py serve"
SERVERS = {
    f"{name}, {workers} workers x {threads} threads": (name, workers, threads)
    for workers, threads in ((2, 1), (2, 4))
    for name in ("gunicorn gthread", "granian WSGI")
} | {"the course’s own, as `make run` starts it": (OURS, 2, 4)}


class FirstForm(HTMLParser):
    """Reads where the first form of a page goes and what its first answer would send."""

    def __init__(self) -> None:
        super().__init__()
        self.action, self.fields, self.is_over = "", {}, False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form" and given.get("method") == "post" and not self.action:
            self.action = given["action"]
        elif tag in {"input", "button"} and self.action and not self.is_over and given.get("name"):
            self.fields.setdefault(given["name"], given.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        self.is_over = self.is_over or (tag == "form" and bool(self.action))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=3)
    wanted = parser.parse_args()
    environment = prepare()
    shots: dict[tuple[str, str], list[Shot]] = {}
    with ExitStack() as started:
        servers = {}
        for name, (kind, workers, threads) in SERVERS.items():
            port = measuring.free_port()
            command = listening(kind, workers, threads, port)
            servers[name] = started.enter_context(measuring.running(command, environment, port, LESSON)), port
        targets = write_targets(next(iter(servers.values()))[1])
        for _round in range(wanted.rounds):
            for about, (path, script, at_once) in targets.items():
                for name, (pid, port) in servers.items():
                    shot = measuring.shoot(pid, f"http://127.0.0.1:{port}{path}", script, at_once, wanted.seconds)
                    shots.setdefault((about, name), []).append(shot)
        memory = {name: sum(map(measuring.pss, measuring.tree(pid))) for name, (pid, _port) in servers.items()}
    found: dict[str, dict[str, Figures]] = {}
    for (about, name), taken in shots.items():
        found.setdefault(about, {})[name] = measuring.summarise(taken)
    report(found, memory)


def prepare(data: Path = DATA) -> dict[str, str]:
    """Make a fresh site below var/bench and return the environment in which it is served."""
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir(parents=True)
    own = {"DATABASE_URL": "", "REDIS_URL": "", "SECRET_KEY": "", "DEBUG": "off", "SITE_URL": "http://127.0.0.1:8000"}
    environment = os.environ | own | {"DATA_DIR": str(data), "DJANGO_SETTINGS_MODULE": "course.settings"}
    subprocess.run([sys.executable, "manage.py", "serve", "--only-prepare"], cwd=ROOT, env=environment, check=True)
    return environment


def listening(kind: str, workers: int, threads: int, port: int, application: str = "course.wsgi") -> list[str]:
    """Return the command that starts a server of this kind."""
    python, quiet = str(BIN / "python"), ["--workers", f"{workers}", "--log-level", "error"]
    if kind == OURS:
        return [python, "manage.py", "serve", "--port", f"{port}", "--workers", f"{workers}"]
    if kind.startswith("gunicorn"):
        how = ["--worker-class", "gthread", "--threads", f"{threads}", "--keep-alive", "30"]
        return [python, "-m", "gunicorn", *how, *quiet, "--bind", f"127.0.0.1:{port}", application]
    how = ["--interface", "wsgi", "--blocking-threads", f"{threads}", "--http", "1", "--no-ws"]
    return [python, "-m", "granian", *how, *quiet, "--port", f"{port}", f"{application}:application"]


def write_targets(port: int) -> dict[str, tuple[str, Path, int]]:
    """Return what to shoot at: its path, wrk's script for it, and how many at once."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{LESSON}", timeout=10) as page:
        form = FirstForm()
        form.feed(page.read().decode())
    read = 'wrk.headers["Accept-Encoding"] = "gzip"\n'
    post = 'wrk.method = "POST"\nwrk.headers["Content-Type"] = "application/x-www-form-urlencoded"\n'
    post += f"wrk.headers['HX-Request'] = 'true'\nwrk.body = [[{urlencode(form.fields)}]]\n"
    # The query keeps a lesson from being answered out of what is stored.
    sent = {"lesson page": (f"{LESSON}?anew", read), "answer": (form.action, post), "healthz": ("/healthz", "")}
    return {
        f"{name}, {at_once} at once": (path, measuring.script(DATA / f"{name.split()[0]}.lua", head), at_once)
        for name, (path, head) in sent.items()
        for at_once in (1, 16)
    }


def report(found: dict[str, dict[str, Figures]], memory: dict[str, float]) -> None:
    cost = {
        name: statistics.geometric_mean(by_server[name]["µs"][0] for by_server in found.values()) for name in SERVERS
    }
    winner = min(cost, key=cost.__getitem__)
    lines = [measuring.machine(), ""]
    for about, by_server in found.items():
        lines += [measuring.heading(about), *(measuring.line(name, figures) for name, figures in by_server.items())]
    lines.append("Memory after that, shared pages counted once, MB")
    lines += [f"  {name:<46}{used:>24.0f}" for name, used in memory.items()]
    lines.append(f"Least processor time over all: {winner}")
    sys.stdout.write("\n".join(lines) + "\n")
    about = {"machine": measuring.machine(), "at": f"{datetime.now(UTC):%F %R}"}
    measuring.keep("bench-servers.json", {**about, "figures": found, "memory": memory, "winner": winner})


if __name__ == "__main__":
    main()
