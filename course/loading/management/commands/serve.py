import fcntl
import gc
import hashlib
import os
import signal
import sys
import tempfile
import time
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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

from course.loading import services
from course.loading.management.server import Unservable, ensure_free, running, was_left
from course.loading.models import Done, Loaded
from course.signposts.queries import here
from course.signposts.services import keep_lifelines

SECONDS_BETWEEN_CHORES = 30
LOCK = 0x5EC05D  # this course's own number among PostgreSQL's advisory locks


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
        parser.add_argument("--only-prepare", action="store_true", help="make everything ready, and do not serve")

    def handle(self, *_args: Any, only_prepare: bool, **options: Any) -> None:
        for signum in (signal.SIGINT, signal.SIGTERM):
            signal.signal(signum, stop)
        ensure_writable(settings.DATA_DIR)
        ensure_reachable()
        try:
            if not only_prepare:
                ensure_free(options["host"], options["port"])
            with alone():
                self._prepare()
            if not only_prepare:
                self._serve(options["host"], options["port"], options["workers"])
        except Unservable as error:
            raise CommandError(str(error)) from None

    def _serve(self, host: str, port: int, workers: int) -> None:
        warm_up()
        with running(host, port, workers) as server:
            self._announce(host, port)
            self._keep_house(server)

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

    def _keep_house(self, server: BaseProcess) -> None:
        """Do the chores until `make` is told to stop; a signal to us ends this wherever it is."""
        parent, due = os.getppid(), 0.0
        while not was_left(parent):
            if time.monotonic() >= due:
                # What came with a new version looks different, though nobody published anything.
                do_chores(afresh=due == 0)
                due = time.monotonic() + SECONDS_BETWEEN_CHORES
            server.join(1)
            if not server.is_alive():
                raise Unservable(f"The web server ended by itself, with code {server.exitcode}. Start it again.")

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


def stop(*_args: Any) -> None:
    sys.exit(0)


def ensure_writable(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        what = f"The data folder {folder} cannot be written to ({error.strerror})."
        how = "Give this user the right to write there, or name another folder: DATA_DIR=/srv/course-data"
        raise CommandError(f"{what} {how}") from None


def ensure_reachable() -> None:
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        kept = connection.settings_dict
        where = f"{kept['HOST']}:{kept['PORT'] or 5432}" if kept["HOST"] else kept["NAME"]
        message = f"The database at {where} cannot be reached. Check that it runs, and DATABASE_URL. It says: {error}"
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
            connections.close_all()  # which gives PostgreSQL's lock back


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
    """Import every view before the workers are forked; no connection to the database may be carried over."""
    get_internal_wsgi_application()
    get_resolver()._populate()  # noqa: SLF001
    connections.close_all()
    gc.collect()
    gc.freeze()  # what is here by now stays in memory that the workers share


def do_chores(*, afresh: bool = False) -> None:
    try:
        call_command("chores")
        # Not a chore that one process does for all: each machine has files of its own.
        keep_lifelines(afresh=afresh)
    except DatabaseError as error:
        sys.stderr.write(f"The chores wait for the database: {error}\n")
    finally:
        connections.close_all()
