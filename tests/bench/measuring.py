"""One shot at a server with wrk, and what it cost: requests a second, waiting, processor time and memory.

Between two shots a server comes to rest, so that no backlog falls on its neighbour. What is to be trusted most is the
processor time per request.
"""

import json
import os
import platform
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
TICKS = os.sysconf("SC_CLK_TCK")
Shot = dict[str, float]
Figures = dict[str, list[float]]
REPORT = """
done = function(summary, latency, requests)
  io.write(string.format('{"requests":%d,"seconds":%f,"p50":%f,"p99":%f,"failed":%d}', summary.requests,
    summary.duration / 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout + summary.errors.status))
end
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(command: list[str], environment: dict[str, str], port: int, path: str) -> Iterator[int]:
    """Run a server until the block ends; yield its process once it answers `path`."""
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        last = time.monotonic() + 120
        while not answers(f"http://127.0.0.1:{port}{path}"):
            if time.monotonic() > last or process.poll() is not None:
                sys.exit(f"{command[1]} did not start.")
            time.sleep(0.1)
        yield process.pid
    finally:
        process.terminate()
        process.wait(30)


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=10):
            return True
    except OSError:
        return False


def script(path: Path, head: str) -> Path:
    """Write what wrk is to send, and how it reports."""
    path.write_text(head + REPORT)
    return path


def shoot(pid: int, address: str, script: Path, at_once: int, seconds: int) -> Shot:
    command = ["wrk", "-t1", f"-c{at_once}", f"-d{seconds}s", "--timeout", "20s", "-s", str(script), address]
    wait_until_idle(pid)
    before = processor_time(pid)
    done = subprocess.run(command, capture_output=True, text=True, check=True)
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


def summarise(shots: list[Shot]) -> Figures:
    """Return median, least and most of each figure."""
    found = {key: sorted(shot[key] for shot in shots) for key in shots[0]}
    return {
        key: [round(figure, 2) for figure in (statistics.median(values), values[0], values[-1])]
        for key, values in found.items()
    }


def line(name: str, figures: Figures) -> str:
    each = "{:,.0f} [{:,.0f}-{:,.0f}]"
    waiting = f"{figures['p50'][0]:.2f} / {figures['p99'][0]:.1f}"
    return f"  {name:<46}{each.format(*figures['a second']):>24}{each.format(*figures['µs']):>26}{waiting:>16}"


def heading(about: str) -> str:
    return f"{about:<48}{'requests a second':>24}{'µs of processor each':>26}{'p50 / p99 ms':>16}"


def keep(name: str, found: dict[str, Any]) -> None:
    (ROOT / "var" / name).write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n")


def machine() -> str:
    about = Path("/proc/cpuinfo").read_text()
    model = next((line.partition(":")[2].strip() for line in about.splitlines() if line.startswith("model name")), "?")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    software = ", ".join(f"{name} {version(name)}" for name in ("django", "wagtail", "granian", "gunicorn"))
    return (
        f"{os.cpu_count()} cores of {model}, {memory:.0f} GiB, Python {platform.python_version()}, {software}, SQLite"
    )
