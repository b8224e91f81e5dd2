"""Web servers side by side on the same pages: requests a second, waiting, processor time and memory.

Every round visits every server in turn (A B C D, A B C D …) and waits between two shots until the server is idle, so that
a busy neighbour or a backlog falls on all alike. What is to be trusted most is the processor time per request.
"""

import argparse
import json
import os
import platform
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from datetime import UTC, datetime
from html.parser import HTMLParser
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "var" / "bench"
LESSON = "/en/spread-mechanics/five-stages/"
BIN = Path(sys.executable).parent
OURS = "manage.py serve"
SERVERS = {
    f"{name}, {workers} workers x {threads} threads": (name, workers, threads)
    for workers, threads in ((2, 1), (2, 4))
    for name in ("gunicorn gthread", "granian WSGI")
} | {"the course’s own, as `make run` starts it": (OURS, 2, 4)}
TICKS = os.sysconf("SC_CLK_TCK")
REPORT = """
done = function(summary, latency, requests)
  io.write(string.format('{"requests":%d,"seconds":%f,"p50":%f,"p99":%f,"failed":%d}', summary.requests,
    summary.duration / 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout + summary.errors.status))
end
"""


class FirstForm(HTMLParser):
    """Reads where the first form of a page goes and what its first answer would send."""

    def __init__(self) -> None:
        super().__init__()
        self.action, self.fields, self.is_over = "", {}, False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form" and not self.action:
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
    shots: dict[tuple[str, str], list[dict[str, float]]] = {}
    memory: dict[str, float] = {}
    running = {}
    try:
        for name, (kind, workers, threads) in SERVERS.items():
            running[name] = start(kind, workers, threads, environment)
        scripts = write_scripts(next(iter(running.values()))[1])
        for _round in range(wanted.rounds):
            for about, script in scripts.items():
                for name, (process, port) in running.items():
                    shots.setdefault((about, name), []).append(shoot(process.pid, port, script, wanted.seconds))
        memory = {name: sum(pss(pid) for pid in tree(process.pid)) for name, (process, _port) in running.items()}
    finally:
        for process, _port in running.values():
            process.send_signal(signal.SIGTERM)
        for process, _port in running.values():
            process.wait(30)
    report(summarise(shots), memory)


def prepare() -> dict[str, str]:
    """Make a fresh site below var/bench and return the environment in which it is served."""
    shutil.rmtree(DATA, ignore_errors=True)
    DATA.mkdir(parents=True)
    own = {"DATABASE_URL": "", "REDIS_URL": "", "SECRET_KEY": "", "DEBUG": "off", "SITE_URL": "http://127.0.0.1:8000"}
    environment = os.environ | own | {"DATA_DIR": str(DATA), "DJANGO_SETTINGS_MODULE": "course.settings"}
    subprocess.run([sys.executable, "manage.py", "serve", "--only-prepare"], cwd=ROOT, env=environment, check=True)
    return environment


def start(kind: str, workers: int, threads: int, environment: dict[str, str]) -> tuple[subprocess.Popen[bytes], int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    listening = ["--workers", f"{workers}", "--log-level", "error"]
    if kind == OURS:
        command = ["python", "manage.py", "serve", "--port", f"{port}", "--workers", f"{workers}"]
    elif kind.startswith("gunicorn"):
        command = ["gunicorn", "--worker-class", "gthread", "--threads", f"{threads}", "--keep-alive", "30", *listening]
        command += ["--bind", f"127.0.0.1:{port}", "course.wsgi"]
    else:
        command = ["granian", "--interface", "wsgi", "--blocking-threads", f"{threads}", "--http", "1", *listening]
        command += ["--no-ws", "--port", f"{port}", "course.wsgi:application"]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen([str(BIN / command[0]), *command[1:]], cwd=ROOT, env=environment, stdout=quiet)
    last = time.monotonic() + 60
    while time.monotonic() < last and process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{LESSON}", timeout=5):
                return process, port
        except OSError:
            time.sleep(0.1)
    sys.exit(f"{kind} did not start.")


def write_scripts(port: int) -> dict[str, tuple[str, int, Path]]:
    """Return what to shoot at: its name, its address, how many at once, and wrk's script for it."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{LESSON}", timeout=10) as page:
        form = FirstForm()
        form.feed(page.read().decode())
    read = 'wrk.headers["Accept-Encoding"] = "gzip"\n'
    post = 'wrk.method = "POST"\nwrk.headers["Content-Type"] = "application/x-www-form-urlencoded"\n'
    post += f"wrk.headers['HX-Request'] = 'true'\nwrk.body = [[{urlencode(form.fields)}]]\n"
    targets = {"lesson page": (LESSON, read), "answer": (form.action, post), "healthz": ("/healthz", "")}
    scripts = {}
    for name, (address, head) in targets.items():
        path = DATA / f"{name.split()[0]}.lua"
        path.write_text(head + REPORT)
        for at_once in (1, 16):
            scripts[f"{name}, {at_once} at once"] = (address, at_once, path)
    return scripts


def shoot(pid: int, port: int, script: tuple[str, int, Path], seconds: int) -> dict[str, float]:
    address, at_once, path = script
    command = ["wrk", "-t1", f"-c{at_once}", f"-d{seconds}s", "--timeout", "20s", "-s", str(path)]
    wait_until_idle(pid)
    before = processor_time(pid)
    done = subprocess.run([*command, f"http://127.0.0.1:{port}{address}"], capture_output=True, text=True, check=True)
    wait_until_idle(pid)
    found = json.loads(done.stdout[done.stdout.index("{") :])
    if found["failed"]:
        sys.exit(f"{found['failed']} requests to {address} failed: this would measure error pages.")
    used = (processor_time(pid) - before) * 1e6 / found["requests"]
    return {"a second": found["requests"] / found["seconds"], "µs": used, "p50": found["p50"], "p99": found["p99"]}


def wait_until_idle(pid: int) -> None:
    for _try in range(100):
        before = processor_time(pid)
        time.sleep(0.1)
        if processor_time(pid) - before <= 1 / TICKS:
            return


def tree(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(below for child in children for below in tree(int(child)))]


def processor_time(pid: int) -> float:
    fields = [Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split() for each in tree(pid)]
    return sum(int(field[11]) + int(field[12]) for field in fields) / TICKS


def pss(pid: int) -> float:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def summarise(shots: dict[tuple[str, str], list[dict[str, float]]]) -> dict[str, dict[str, dict[str, list[float]]]]:
    """Return median, least and most of each figure, by target and server."""
    found: dict[str, dict[str, dict[str, list[float]]]] = {}
    for (about, name), taken in shots.items():
        figures = {key: sorted(shot[key] for shot in taken) for key in taken[0]}
        found.setdefault(about, {})[name] = {
            key: [round(figure, 2) for figure in (statistics.median(values), values[0], values[-1])]
            for key, values in figures.items()
        }
    return found


def report(found: dict[str, dict[str, dict[str, list[float]]]], memory: dict[str, float]) -> None:
    cost = {
        name: statistics.geometric_mean(by_server[name]["µs"][0] for by_server in found.values()) for name in SERVERS
    }
    winner = min(cost, key=cost.__getitem__)
    lines = [machine(), ""]
    for about, by_server in found.items():
        lines.append(f"{about:<44}{'requests a second':>24}{'µs of processor each':>26}{'p50 / p99 ms':>18}")
        for name, figures in by_server.items():
            each = "{:,.0f} [{:,.0f}-{:,.0f}]"
            waiting = f"{figures['p50'][0]:.1f} / {figures['p99'][0]:.1f}"
            lines.append(
                f"  {name:<42}{each.format(*figures['a second']):>24}{each.format(*figures['µs']):>26}{waiting:>18}"
            )
    lines.append("Memory after that, shared pages counted once, MB")
    lines += [f"  {name:<42}{used:>24.0f}" for name, used in memory.items()]
    lines.append(f"Least processor time over all: {winner}")
    sys.stdout.write("\n".join(lines) + "\n")
    kept = {
        "machine": machine(),
        "figures": found,
        "memory": memory,
        "winner": winner,
        "at": f"{datetime.now(UTC):%F %R}",
    }
    (ROOT / "var" / "bench.json").write_text(json.dumps(kept, indent=2, ensure_ascii=False) + "\n")


def machine() -> str:
    about = Path("/proc/cpuinfo").read_text()
    model = next((line.partition(":")[2].strip() for line in about.splitlines() if line.startswith("model name")), "?")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    software = ", ".join(f"{name} {version(name)}" for name in ("django", "wagtail", "granian", "gunicorn"))
    return (
        f"{os.cpu_count()} cores of {model}, {memory:.0f} GiB, Python {platform.python_version()}, {software}, SQLite"
    )


if __name__ == "__main__":
    main()
