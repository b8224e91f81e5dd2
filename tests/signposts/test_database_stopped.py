"""A running site whose database is stopped, a PostgreSQL of the test's own: the numbers of a country stay."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.browser.server import ROOT, Site, environ, manage, wait_until_up

INDIA = "/en/help/in/"


@contextmanager
def cluster() -> Iterator[tuple[str, Callable[[], None]]]:
    """Run a PostgreSQL of one's own; yield its address, and what stops it at once."""
    folder = Path(tempfile.mkdtemp())
    binaries = Path(shutil.which("initdb") or max(Path("/usr/lib/postgresql").glob("*/bin/initdb"))).resolve().parent
    as_root = os.geteuid() == 0
    if as_root:
        shutil.chown(folder, "postgres")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]

    def run(program: str, *options: str) -> None:
        command, user = [str(binaries / program), "-D", str(folder / "data"), *options], "postgres" if as_root else None
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=folder, user=user)

    def stop() -> None:
        if (folder / "data" / "postmaster.pid").exists():
            run("pg_ctl", "-m", "immediate", "-w", "stop")

    run("initdb", "-U", "tester", "--auth=trust", "-E", "UTF8")
    run("pg_ctl", "-o", f"-p {port} -k {folder} -c fsync=off", "-l", str(folder / "log"), "-w", "start")
    try:
        yield f"postgres://tester@127.0.0.1:{port}/postgres", stop
    finally:
        stop()
        shutil.rmtree(folder, ignore_errors=True)


def asked(url: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(url, timeout=60) as reply:
            return reply.status, reply.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


@pytest.mark.every
def test_a_running_site_answers_after_its_database_was_stopped(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    site = Site(f"http://127.0.0.1:{port}", tmp_path, "https://www.bbc.co.uk/weather")
    with cluster() as (address, stop), (tmp_path / "serve.log").open("w") as log:
        environment = environ(tmp_path, site.url, site.exit_url) | {"DATABASE_URL": address, "PORT": str(port)}
        subprocess.run(manage("serve", "--only-prepare"), env=environment, stdout=log, stderr=log, cwd=ROOT, check=True)
        server = subprocess.Popen(manage("serve"), env=environment, stdout=log, stderr=log, cwd=ROOT)
        try:
            wait_until_up(server, site)
            last = time.monotonic() + 120
            while not (tmp_path / "lifelines" / "as-published.txt").exists() and time.monotonic() < last:
                time.sleep(0.5)
            stop()
            for _again in range(3):
                status, html = asked(f"{site.url}{INDIA}")
                assert (status, 'href="tel:112"' in html, 'href="tel:1098"' in html) == (200, True, True)
            assert asked(f"{site.url}/healthz")[0] == 503
            assert server.poll() is None, "the site waits for its database and does not end"
        finally:
            server.terminate()
            server.wait(30)
