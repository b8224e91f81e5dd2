"""Changes to what readers see, announced before they are made, to every process of this machine and of others."""

import fcntl
import functools
import logging
import mmap
import os
import threading
import time
import weakref
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import redis
from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model
from wagtail.models import Site

from course.stored import rules

log = logging.getLogger(__name__)
UNDER_WAY = 0
SECONDS_BETWEEN_LOOKS = 0.25
SECONDS_TO_TRUST = 1.0
KEY = "course.stored.changes"


class Changes:
    """One number that all processes of this machine see, another one after every change.

    It stands in a mapped file, so that reading it costs no system call. Who is about to write holds a shared lock on
    the file and sets the number to 0; the last one to let go sets a new one. The kernel lets go for who is killed,
    and the next reader then finds a 0 that nobody holds.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        handle = self.opened()
        os.truncate(handle, 8)
        self._word = memoryview(mmap.mmap(handle, 8)).cast("Q")
        os.close(handle)

    def opened(self) -> int:
        return os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def now(self) -> int:
        """Return the number of what is published now, or UNDER_WAY while that is being changed."""
        return self._word[0] or self._settled()

    def announce(self) -> "Announcement":
        """Say that a change is coming; from here on nothing stored is shown until it has finished."""
        announcement = Announcement(self)
        self._word[0] = UNDER_WAY
        return announcement

    def _settled(self) -> int:
        """Set a new number unless somebody holds on to a change."""
        handle = self.opened()
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self._word[0] = int.from_bytes(os.urandom(8), "big") | 1
            return self._word[0]
        except BlockingIOError:
            return UNDER_WAY
        finally:
            os.close(handle)


class Announcement:
    """Somebody's word that a change is under way; it ends with the commit, or when nobody holds it any more."""

    _handle = -1

    def __init__(self, changes: Changes) -> None:
        self._changes = changes
        self._handle = changes.opened()
        fcntl.flock(self._handle, fcntl.LOCK_SH)

    @property
    def is_open(self) -> bool:
        return self._handle >= 0

    def finish(self) -> None:
        handle, self._handle = self._handle, -1
        if handle >= 0:
            os.close(handle)
            self._changes.now()

    def committed(self) -> None:
        self.finish()
        tell_other_machines()

    # A rollback takes the callbacks of the commit away, and this with them.
    __del__ = finish


class Watch:
    """Looks at every statement of one connection, and announces those that change what readers see."""

    def __init__(self) -> None:
        self._held: Callable[[], Announcement | None] = lambda: None

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        if not changes_what_is_seen(sql, None if many else params):
            return execute(sql, params, many, context)
        if context["connection"].in_atomic_block:
            self._hold_until_commit(context["connection"])
            return execute(sql, params, many, context)
        announcement = changes().announce()
        try:
            return execute(sql, params, many, context)
        finally:
            announcement.committed()

    def _hold_until_commit(self, on: BaseDatabaseWrapper) -> None:
        held = self._held()
        if held is None or not held.is_open:
            # Held by nothing but the callback, so that a rollback to before this lets go of it.
            announcement = changes().announce()
            self._held = weakref.ref(announcement)
            on.on_commit(announcement.committed)


class OtherMachines:
    """The number of changes anywhere, looked up by a thread; None while it cannot be known."""

    def __init__(self, address: str) -> None:
        self._client = redis.Redis.from_url(address, socket_timeout=2, socket_connect_timeout=2)
        self._process = 0
        self._heard = 0.0
        self._number = 0

    def now(self) -> int | None:
        if self._process != os.getpid():
            self._process, self._heard = os.getpid(), 0.0
            threading.Thread(target=self._listen, daemon=True).start()
        return self._number if time.monotonic() - self._heard < SECONDS_TO_TRUST else None

    def tell(self) -> None:
        try:
            self._client.incr(KEY)
        except redis.RedisError:
            log.exception("Redis does not answer: other machines may show a page as it was for up to a minute.")

    def _listen(self) -> None:
        answers = True
        while True:
            asked, answered = time.monotonic(), answers
            try:
                self._number = int(self._client.get(KEY) or 0)
                self._heard, answers = asked, True
            except redis.RedisError:
                answers = False
            if answered and not answers:
                log.warning("Redis does not answer: until it does, pages are made anew for each reader.")
            time.sleep(SECONDS_BETWEEN_LOOKS)


@functools.cache
def changes() -> Changes:
    return Changes(settings.DATA_DIR / "changes")


@functools.cache
def other_machines() -> OtherMachines | None:
    return OtherMachines(settings.REDIS_URL) if settings.REDIS_URL else None


def tell_other_machines() -> None:
    if others := other_machines():
        others.tell()


def state() -> tuple[int, int] | None:
    """Return what names the published content as it is now, or None while it is changing or cannot be known."""
    here, others = changes().now(), other_machines()
    elsewhere = others.now() if others else 0
    return (here, elsewhere) if here != UNDER_WAY and elsewhere is not None else None


def watch(connection: BaseDatabaseWrapper, **_about: Any) -> None:
    """Watch a connection that was just made."""
    if not any(isinstance(wrapper, Watch) for wrapper in connection.execute_wrappers):
        connection.execute_wrappers.append(Watch())


def changes_what_is_seen(sql: str, params: Sequence[Any] | None) -> bool:
    """Return whether a statement could change a public page; where that is not certain, it does."""
    table = rules.written_table(sql)
    if table is None or table in _unseen_tables():
        return False
    update = rules.read_update(sql) if params else None
    if update is None:
        return True
    return not update.columns.keys() <= rules.OF_DRAFTS and not _stays_hidden(table, update, params or ())


def _stays_hidden(table: str, update: rules.Update, params: Sequence[Any]) -> bool:
    """Return whether the one row to be updated is no reader's yet, and is not published by this either."""
    model = _publishable().get(table)
    if model is None or update.by != model._meta.pk.column:  # noqa: SLF001
        return False
    live = update.columns.get("live")
    if live is not None and params[live]:
        return False
    return bool(model._base_manager.filter(pk=params[-1], live=False).exists())  # noqa: SLF001


@functools.cache
def _unseen_tables() -> frozenset[str]:
    every = [model._meta for model in apps.get_models(include_auto_created=True)]  # noqa: SLF001
    return frozenset(about.db_table for about in every if {about.app_label, about.label_lower} & rules.UNSEEN)


@functools.cache
def _publishable() -> dict[str, type[Model]]:
    """Return the models that may be drafts, by each table their rows stand in."""
    every = [model._meta for model in apps.get_models()]  # noqa: SLF001
    return {about.db_table: about.model for about in every if "live" in {field.name for field in about.concrete_fields}}


@contextmanager
def snapshot() -> Iterator[None]:
    """Read everything as it was at one moment, without waiting for writers or keeping them waiting."""
    if connection.in_atomic_block:
        yield
        return
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with _beginning(connection, "DEFERRED"), transaction.atomic():
            yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


@contextmanager
def _beginning(on: Any, mode: str) -> Iterator[None]:
    """Begin transactions in another mode than the settings name; theirs takes the lock that writers need."""
    usual, on.transaction_mode = on.transaction_mode, mode
    try:
        yield
    finally:
        on.transaction_mode = usual


class Roots:
    """Wagtail keeps where sites begin for an hour, in each process; it is forgotten whenever something changed."""

    def __init__(self) -> None:
        self._known: tuple[int, ...] | None = ()

    @contextmanager
    def fresh(self) -> Iterator[None]:
        if (before := state()) != self._known:
            Site.clear_site_root_paths_cache()
            self._known = before
        yield
        if state() != before:
            Site.clear_site_root_paths_cache()
