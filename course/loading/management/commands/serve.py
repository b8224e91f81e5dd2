"""The course on one machine: everything prepared, a web server, and the chores."""

import ctypes
import errno
import fcntl
import hashlib
import multiprocessing
import os
import signal
import socket
import sys
import tempfile
import time
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.core.servers.basehttp import get_internal_wsgi_application
from django.db import DatabaseError, connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.urls import get_resolver, reverse
from django.utils import timezone
from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels

from course.loading import services
from course.loading.models import Done, Loaded
from course.signposts.queries import here

# More threads only wait for one another; fewer would let one slow visitor hold up a whole worker.
THREADS = 4
SECONDS_TO_START = 60
SECONDS_TO_STOP = 10
SECONDS_BETWEEN_CHORES = 30
LOCK = 0x5EC05D  # this course's own number among PostgreSQL's advisory locks
PR_SET_PDEATHSIG = 1  # Linux: <sys/prctl.h>


def number(name: str, smallest: int, largest: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        if text.isascii() and text.isdigit() and smallest <= int(text) <= largest:
            return int(text)
        message = f"{name}={text!r} is not understood. Accepted: a number from {smallest} to {largest}."
        raise ArgumentTypeError(message)

    return parse


class Command(BaseCommand):
    help = "Prepare the course, serve it until told to stop, and do the chores meanwhile."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        given = {name: os.environ.get(name, "").strip() for name in ("HOST", "PORT", "WORKERS")}
        parser.add_argument("--host", default=given["HOST"] or "127.0.0.1")
        parser.add_argument("--port", type=number("PORT", 1, 65535), default=given["PORT"] or "8000")
        parser.add_argument("--workers", type=number("WORKERS", 1, 64), default=given["WORKERS"] or "2")

    def handle(self, *_args: Any, host: str, port: int, workers: int, **_options: Any) -> None:
        for signum in (signal.SIGINT, signal.SIGTERM):
            signal.signal(signum, stop)
        data_folder_is_writable(settings.DATA_DIR)
        port_is_free(host, port)
        database_answers()
        with alone():
            self._prepare()
        self._serve(host, port, workers)

    def _prepare(self) -> None:
        migrations = MigrationExecutor(connection)
        if migrations.migration_plan(migrations.loader.graph.leaf_nodes()):
            self._say("Preparing the database …")
            call_command("migrate", verbosity=0, interactive=False)
        call_command("first_run", stdout=self.stdout)
        self._collect()
        self._load()
        services.follow_site_url()

    def _collect(self) -> None:
        """Collect static files, where any differs from those collected last."""
        stamp, wanted = settings.DATA_DIR / "static.txt", static_fingerprint()
        is_there = (settings.STATIC_ROOT / "staticfiles.json").exists()
        if is_there and stamp.exists() and stamp.read_text() == wanted:
            return
        self._say("Collecting styles, scripts and drawings …")
        call_command("collectstatic", interactive=False, verbosity=0)
        stamp.write_text(wanted)

    def _load(self) -> None:
        """Load content files, where they or the code that reads them differ from what was loaded last."""
        wanted = content_fingerprint()
        loaded = Loaded.objects.exists()
        if loaded and Done.objects.filter(name="load_course", of=wanted).exists():
            return
        self._say("Loading the content files …")
        try:
            call_command("load_course", stdout=self.stdout)
        except CommandError as error:
            if not loaded:
                raise
            # A mistake in a file must not take the help pages away from readers.
            self._say(f"{error}\nThe course goes on with what was loaded before.")
            return
        Done.objects.update_or_create(name="load_course", defaults={"of": wanted, "at": timezone.now()})

    def _serve(self, host: str, port: int, workers: int) -> None:
        warm_up()
        server = multiprocessing.get_context("fork").Process(target=web_server, args=(os.getpid(), host, port, workers))
        try:
            server.start()
            wait_until_up(server, host, port)
            self._announce(host, port)
            while server.is_alive():
                do_chores()
                server.join(SECONDS_BETWEEN_CHORES)
            raise CommandError(f"The web server ended by itself, with code {server.exitcode}. Start it again.")
        finally:
            end(server)

    def _announce(self, host: str, port: int) -> None:
        inside = f"http://{host}:{port}"
        self._say(f"\n{settings.WAGTAIL_SITE_NAME} is up: {inside}/")
        if inside != settings.SITE_URL:
            self._say(f"Its public address: {settings.SITE_URL}/")
        self._say(f"Editors sign in at: {settings.SITE_URL}/{settings.CMS_PATH}")
        first_run = settings.DATA_DIR / "first-run.txt"
        if first_run.exists():
            self._say(f"First accounts: {first_run} (delete it once everybody has chosen an own password)")
        if here() is None:
            address = reverse("wagtailsettings:edit", args=["signposts", "here"])
            self._say(f"Not set yet: whom to tell here. The host says so at {settings.SITE_URL}{address}")
        self._say("Stop with Ctrl-C.")

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


def stop(*_args: Any) -> None:
    sys.exit(0)


def data_folder_is_writable(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        message = f"The data folder {folder} cannot be written to ({error.strerror}). Give this user the right to write there, or name another folder: DATA_DIR=/srv/course-data"
        raise CommandError(message) from None


def port_is_free(host: str, port: int) -> None:
    try:
        family, _kind, _protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            message = f"Port {port} on {host} is taken. Stop what uses it, or choose another: PORT={port + 1}"
        elif error.errno == errno.EACCES:
            message = f"Port {port} needs special rights. Choose one above 1023, such as PORT=8000."
        else:
            message = f"HOST={host!r} is no address of this machine. Use 127.0.0.1, or the address of a network card."
        raise CommandError(message) from None


def database_answers() -> None:
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        kept = connection.settings_dict
        where = f"{kept['HOST']}:{kept['PORT'] or 5432}" if kept["HOST"] else kept["NAME"]
        reason = str(error).strip().splitlines()[0]
        message = f"The database at {where} cannot be reached ({reason}). Check that it runs, and DATABASE_URL."
        raise CommandError(message) from None


@contextmanager
def alone() -> Iterator[None]:
    """Let one process at a time prepare: on this machine by a file, on a shared PostgreSQL by its own lock."""
    with (settings.DATA_DIR / "serve.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        if connection.vendor == "postgresql":
            connection.cursor().execute("SELECT pg_advisory_lock(%s)", [LOCK])
        try:
            yield
        finally:
            # Closing gives PostgreSQL's lock back; and no connection may be carried into the server's process.
            connections.close_all()


def static_fingerprint() -> str:
    """Return a short name for the static files as they are before collecting."""
    found = hashlib.sha256()
    for finder in get_finders():
        for path, storage in sorted(finder.list([]), key=lambda pair: pair[0]):
            about = Path(storage.path(path)).stat()
            found.update(f"{path} {about.st_size} {about.st_mtime_ns}\n".encode())
    return found.hexdigest()


def content_fingerprint() -> str:
    """Return a short name for the content files and the code that makes pages of them."""
    found = hashlib.sha256()
    paths = [*(settings.ROOT / "content").rglob("*"), *(settings.ROOT / "course").rglob("*.py")]
    for path in sorted(path for path in paths if path.is_file()):
        found.update(f"{path.relative_to(settings.ROOT)}\n".encode() + path.read_bytes())
    return found.hexdigest()


def warm_up() -> None:
    """Import every view now: the workers are forks of this process, so they share it and start at once."""
    get_internal_wsgi_application()
    get_resolver()._populate()  # noqa: SLF001
    connections.close_all()


def web_server(parent: int, host: str, port: int, workers: int) -> None:
    """Run the web server; the body of its own process, which ends when its parent does."""
    os.setpgid(0, 0)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        return
    Granian(
        "course.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        websockets=False,
        workers=workers,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=SECONDS_TO_STOP,
        log_level=LogLevels.error,
        log_access=False,
    ).serve()


def wait_until_up(server: BaseProcess, host: str, port: int) -> None:
    """Return when the server answers. Raises CommandError when it ends, or does not answer in time."""
    near = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - compared with, not bound to
    last = time.monotonic() + SECONDS_TO_START
    while server.is_alive() and time.monotonic() < last:
        visit = HTTPConnection(near, port, timeout=5)
        with suppress(OSError, HTTPException), closing(visit):
            visit.request("GET", "/healthz", headers={"Host": "127.0.0.1"})
            if visit.getresponse().status == HTTPStatus.OK:
                return
        time.sleep(0.05)
    raise CommandError("The web server did not start. What it said stands above; free memory may be short.")


def do_chores() -> None:
    try:
        call_command("chores")
    except DatabaseError as error:
        sys.stderr.write(f"The chores wait for the database: {str(error).strip().splitlines()[0]}\n")
    finally:
        connections.close_all()


def end(server: BaseProcess) -> None:
    """End the web server and its workers, and wait until they are gone."""
    for signum in (signal.SIGINT, signal.SIGTERM):
        signal.signal(signum, signal.SIG_IGN)
    if server.pid is None:
        return
    server.terminate()
    server.join(SECONDS_TO_STOP + 5)
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(server.pid, signal.SIGKILL)
    server.join()
