"""The course as `manage.py serve` runs it, on a port and with a data folder of its own."""

import fcntl
import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.core.signing import Signer

ROOT = Path(__file__).resolve().parents[2]
KEPT_BY_THE_SERVER = {"loading_done"}  # what the daily chores note down


@dataclass(frozen=True)
class Site:
    """A running course: its address, its data folder, and where its exit leads."""

    url: str
    folder: Path
    exit_url: str

    def rows(self) -> dict[str, int]:
        """Return how many rows each table has."""
        with closing(sqlite3.connect(f"file:{self.folder / 'course.sqlite3'}?mode=ro", uri=True)) as base:
            names = [name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            counted = set(names) - KEPT_BY_THE_SERVER
            return {name: base.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in sorted(counted)}

    def state(self, key: str, version: str, origin: str = "m2l1") -> str:
        """Return the signed field of a question as it stood when it had `version`."""
        secret = (self.folder / "secret-key.txt").read_text().strip()
        signer = Signer(key=secret, salt="course.quiz.tries", fallback_keys=[])
        return str(signer.sign_object({"q": key, "v": version, "in": origin, "t": []}))

    def manage(self, *command: str) -> str:
        """Run a command of the course beside the server and return what it printed."""
        environment = environ(self.folder, self.url, self.exit_url)
        done = subprocess.run(manage(*command), env=environment, capture_output=True, text=True, cwd=ROOT, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout


def addresses(site: Site) -> list[str]:
    """Return the paths of every page in the sitemap."""
    with urllib.request.urlopen(f"{site.url}/sitemap.xml") as reply:
        found = re.findall(r"<loc>https?://[^/]+(.*?)</loc>", reply.read().decode())
    return sorted(set(found))


@contextmanager
def course(folder: Path, exit_url: str) -> Iterator[Site]:
    """Serve the course from `folder` until the block ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    site = Site(f"http://127.0.0.1:{port}", folder, exit_url)
    environment = environ(folder, site.url, exit_url) | {"PORT": str(port), "WORKERS": "1"}
    with (folder / "serve.log").open("w") as log:
        server = subprocess.Popen(manage("serve"), env=environment, stdout=log, stderr=log, cwd=ROOT)
    try:
        wait_until_up(server, site)
        yield site
    finally:
        server.terminate()
        try:
            server.wait(30)
        except subprocess.TimeoutExpired:
            server.kill()


def prepared(common: Path, own: Path, exit_url: str) -> Path:
    """Return a data folder of one's own; the first to ask prepares it, the others get a copy."""
    with (common / "prepare.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        template = common / "prepared"
        if not template.exists():
            making = common / f"in-the-making-{os.getpid()}"
            making.mkdir(exist_ok=True)
            with course(making, exit_url):
                pass
            making.rename(template)
    return Path(shutil.copytree(template, own))


def manage(*command: str) -> list[str]:
    return [sys.executable, str(ROOT / "manage.py"), *command]


def environ(folder: Path, url: str, exit_url: str) -> dict[str, str]:
    """Return an environment in which nothing of the tests' own settings is left."""
    own = {
        "SECRET_KEY",
        "DATABASE_URL",
        "REDIS_URL",
        "HOST",
        "DEBUG",
        "LANGUAGES",
        "DEFAULT_COUNTRY",
        "TRUSTED_PROXIES",
        "MAKELEVEL",
    }
    kept = {name: value for name, value in os.environ.items() if name not in own}
    given = {"DATA_DIR": str(folder), "SITE_URL": url, "EXIT_URL": exit_url, "CMS_PATH": "cms/"}
    return {**kept, **given, "DJANGO_SETTINGS_MODULE": "course.settings"}


def wait_until_up(server: "subprocess.Popen[bytes]", site: Site) -> None:
    last = time.monotonic() + 240
    while server.poll() is None and time.monotonic() < last:
        try:
            with urllib.request.urlopen(f"{site.url}/healthz", timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError((site.folder / "serve.log").read_text())
