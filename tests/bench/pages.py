"""How fast a lesson is, stored and made anew, beside nginx, a bare Django view and a plain Wagtail page; and classes.

Every round visits every target in turn (A B C, A B C …), so that a busy neighbour falls on all alike.
"""

import argparse
import gzip
import os
import shutil
import subprocess
import sys
import urllib.request
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tests.bench import classes, measuring, servers
from tests.bench.classes import Classes, Goals
from tests.bench.freshness import Freshness, how_soon
from tests.bench.measuring import ROOT, Figures, Shot
from tests.bench.servers import DATA, LESSON

STOCK = DATA / "stock"
NGINX = DATA / "nginx"
CONF = """
worker_processes 2; daemon off; pid {folder}/pid; error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; gzip_static on;
  client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
  uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  types {{ text/html html; }}
  server {{ listen 127.0.0.1:{port}; root {folder}/html; }}
}}
"""
NAMES = {
    "nginx": "nginx, the same bytes from a file",
    "bare": "Django’s shortest view, no middleware",
    "view": "the same with `wagtail start`’s middleware",
    "stored": "our lesson, stored",
    "unchanged": "our lesson, 304",
    "anew": "our lesson, made anew",
    "stock": "plain Wagtail page of the same blocks",
    "kept": "the same with its database kept open",
    "answer": "an answer in a class, kept and counted",
}
QUICK = ("nginx", "bare", "view", "stored", "unchanged")


@dataclass(frozen=True)
class Target:
    pid: int
    address: str
    script: Path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=2)
    wanted = parser.parse_args()
    environment = servers.prepare()
    shots: dict[tuple[int, str], list[Shot]] = {}
    with ExitStack() as started:
        targets = start(started, environment)
        for _round in range(wanted.rounds):
            for at_once in (1, 16):
                for name, target in targets.items():
                    seconds = wanted.seconds if name in QUICK else wanted.seconds * 2
                    shot = measuring.shoot(target.pid, target.address, target.script, at_once, seconds)
                    shots.setdefault((at_once, name), []).append(shot)
        ours = targets["stored"]
        freshness = how_soon(ours.address, environment)
        found = classes.measured(ours.pid, ours.address.removesuffix(LESSON), environment)
    shots |= {(at_once, "answer"): taken for at_once, taken in found["answers"].items()}
    report({key: measuring.summarise(taken) for key, taken in shots.items()}, freshness, found)


def start(started: ExitStack, environment: dict[str, str]) -> dict[str, Target]:
    """Start everything side by side, and return what to shoot at."""
    port = measuring.free_port()
    ours = measuring.running(servers.listening(servers.OURS, 2, 4, port), environment, port, LESSON)
    pid, lesson = started.enter_context(ours), f"http://127.0.0.1:{port}{LESSON}"
    plain = measuring.script(DATA / "plain.lua", "")
    packed = measuring.script(DATA / "packed.lua", 'wrk.headers["Accept-Encoding"] = "gzip"\n')
    request = urllib.request.Request(lesson, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request, timeout=10) as reply:
        body, tag = reply.read(), reply.headers["ETag"]
    known = f"wrk.headers[\"Accept-Encoding\"] = \"gzip\"\nwrk.headers['If-None-Match'] = '{tag}'\n"
    pid_of_nginx, address = start_nginx(started, body)
    fill_stock(environment)
    stock, kept = (start_stock(started, environment, kept) for kept in ("", "on"))
    return {
        "nginx": Target(pid_of_nginx, address, packed),
        "bare": Target(*start_stock(started, environment, "", bare="on"), plain),
        "view": Target(stock[0], stock[1].replace("/module/five-stages/", "/ok/"), plain),
        "stored": Target(pid, lesson, packed),
        "unchanged": Target(pid, lesson, measuring.script(DATA / "unchanged.lua", known)),
        # The query keeps it from being answered out of what is stored; neither of the two is compressed.
        "anew": Target(pid, f"{lesson}?anew", plain),
        "stock": Target(*stock, plain),
        "kept": Target(*kept, plain),
    }


def start_nginx(started: ExitStack, body: bytes) -> tuple[int, str]:
    """Serve a compressed page from a file, and the same uncompressed beside it."""
    port = measuring.free_port()
    page = NGINX / "html" / "lesson.html"
    page.parent.mkdir(parents=True)
    page.write_bytes(gzip.decompress(body))
    page.with_suffix(".html.gz").write_bytes(body)
    (NGINX / "conf").write_text(CONF.format(folder=NGINX, port=port))
    for folder in [NGINX, *NGINX.parents]:
        if folder.is_relative_to(ROOT / "var"):
            folder.chmod(0o755)
    (NGINX / "html").chmod(0o755)
    nginx = shutil.which("nginx") or "/usr/sbin/nginx"
    command = [nginx, "-e", f"{NGINX}/error.log", "-c", f"{NGINX}/conf"]
    return started.enter_context(measuring.running(command, dict(os.environ), port, "/lesson.html")), (
        f"http://127.0.0.1:{port}/lesson.html"
    )


def fill_stock(environment: dict[str, str]) -> None:
    """Copy our lesson, with what it chooses, to the plain Wagtail site."""
    lesson, python = str(DATA / "lesson.json"), sys.executable
    subprocess.run(
        [python, "-m", "tests.bench.stock.copying", "out", lesson, "five-stages"], cwd=ROOT, env=environment, check=True
    )
    copying = [python, "-m", "tests.bench.stock.copying", "in", lesson]
    subprocess.run(copying, cwd=ROOT, env=stock_environment(environment), check=True)


def stock_environment(environment: dict[str, str], **more: str) -> dict[str, str]:
    own = {"STOCK_DIR": str(STOCK), "DJANGO_SETTINGS_MODULE": "tests.bench.stock.settings", **more}
    return {**environment, **own, "PYTHONPATH": str(ROOT)}


def start_stock(started: ExitStack, environment: dict[str, str], kept: str, bare: str = "") -> tuple[int, str]:
    port, path = measuring.free_port(), "/ok/" if bare else "/module/five-stages/"
    about = stock_environment(environment, STOCK_KEEPS_CONNECTION=kept, STOCK_BARE=bare)
    command = servers.listening("granian", 2, 4, port, "tests.bench.stock.wsgi")
    return started.enter_context(measuring.running(command, about, port, path)), f"http://127.0.0.1:{port}{path}"


def report(found: dict[tuple[int, str], Figures], freshness: Freshness, in_class: Classes) -> None:
    lines = [measuring.machine(), f"Load of the machine besides, at the end: {os.getloadavg()[0]:.1f}", ""]
    for at_once in (1, 16):
        lines.append(measuring.heading(f"{at_once} at once"))
        lines += [measuring.line(NAMES[name], figures) for (n, name), figures in found.items() if n == at_once]
    goals = compared(found, freshness) | classes.compared(in_class)
    lines += ["", f"{'What is aimed at':<72}{'goal':>10}{'here':>10}"]
    lines += [f"  {about:<70}{goal:>10}{here:>10.2f}" for about, (goal, here) in goals.items()]
    sys.stdout.write("\n".join(lines) + "\n")
    about = {"machine": measuring.machine(), "load": os.getloadavg(), "at": f"{datetime.now(UTC):%F %R}"}
    figures = {f"{NAMES[name]}, {at_once} at once": each for (at_once, name), each in found.items()}
    about |= {"figures": figures, "ratios": goals, "freshness": freshness, "classes": in_class}
    measuring.keep("bench.json", about)


def compared(found: dict[tuple[int, str], Figures], freshness: Freshness) -> Goals:
    """Return what is aimed at, with the goal and what was found."""
    speed = {name: found[16, name]["a second"][0] for name in NAMES}
    cost = {key: figures["µs"][0] for key, figures in found.items()}
    return {
        "stored lesson / bare Django view, requests a second, 16 at once": ("≥ 3", speed["stored"] / speed["bare"]),
        "stored lesson / nginx, requests a second, 16 at once": ("≥ 0.4", speed["stored"] / speed["nginx"]),
        "304 / stored lesson, processor time, 16 at once": ("≤ 1.3", cost[16, "unchanged"] / cost[16, "stored"]),
        "lesson made anew / plain Wagtail page, processor time, 1 at once": (
            "≤ 1.5",
            cost[1, "anew"] / cost[1, "stock"],
        ),
        "the same, 16 at once": ("≤ 1.5", cost[16, "anew"] / cost[16, "stock"]),
        "the same, its database kept open, 16 at once": ("", cost[16, "anew"] / cost[16, "kept"]),
        "a published change is seen by every process, seconds, median": ("≤ 1", freshness["median"]),
        "the longest of all": ("≤ 1", freshness["longest"]),
    }


if __name__ == "__main__":
    main()
