"""Courses of the tests' own, each with a data folder and a database of the kind the tests run on."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
from django.db import connection

from tests.browser.server import ROOT, environ, manage

SITE = "http://127.0.0.1:8000"
NUMBERS = count(1)


@dataclass(frozen=True)
class Copy:
    """A course that commands can be given to from outside; without an address its database is a file."""

    folder: Path
    address: str = ""

    def environment(self, **more: str) -> dict[str, str]:
        given = {"DATABASE_URL": self.address} if self.address else {}
        return environ(self.folder, SITE, "https://example.org/") | given | more

    def manage(self, *command: str, ok: bool = True, **more: str) -> str:
        """Run a command and return what it printed; it must succeed, or with `ok` false fail."""
        done = subprocess.run(
            manage(*command), env=self.environment(**more), capture_output=True, text=True, cwd=ROOT, check=False
        )
        assert (done.returncode == 0) == ok, done.stdout + done.stderr
        return done.stdout + done.stderr

    def rows(self) -> dict[str, list[str]]:
        """Return every row of every table as text, in an order of its own."""
        with self.connected() as base:
            found = {name: base.execute(f'SELECT * FROM "{name}"').fetchall() for name in tables(base)}
        return {name: sorted(map(repr, rows)) for name, rows in found.items()}

    @contextmanager
    def connected(self) -> Iterator[Any]:
        file = self.folder / "course.sqlite3"
        opened = psycopg.connect(self.address, autocommit=True) if self.address else sqlite3.connect(file, timeout=20)
        with closing(opened) as base:
            yield base


def tables(base: Any) -> list[str]:
    of_files, of_servers = (
        "name FROM sqlite_master WHERE type = 'table'",
        "tablename FROM pg_tables WHERE schemaname = 'public'",
    )
    listed = base.execute(f"SELECT {of_files if isinstance(base, sqlite3.Connection) else of_servers}")
    return sorted(name for (name,) in listed)


@contextmanager
def loaded(folder: Path) -> Iterator[Copy]:
    """Make a course with the database the tests have loaded; while no test has a transaction open."""
    (folder / "media" / "documents").mkdir(parents=True)
    (folder / "media" / "documents" / "plan.pdf").write_bytes(b"%PDF-1.4 a plan")
    (folder / "secret-key.txt").write_text("a key that this copy made for itself, long enough")
    (folder / "first-run.txt").write_text("host host a-password\n")
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(folder / "course.sqlite3")) as copy:
            connection.connection.backup(copy)
        yield Copy(folder)
        return
    connection.close()
    with own_database(name) as address:
        yield Copy(folder, address)


@contextmanager
def copied(course: Copy, folder: Path) -> Iterator[Copy]:
    """Make a copy of a course, database included."""
    shutil.copytree(course.folder, folder)
    if not course.address:
        yield Copy(folder)
        return
    with own_database(urlsplit(course.address).path[1:]) as address:
        yield Copy(folder, address)


@contextmanager
def empty(folder: Path) -> Iterator[Copy]:
    """Make a place for a course in which there is nothing yet."""
    folder.mkdir()
    if connection.vendor == "sqlite":
        yield Copy(folder)
        return
    with own_database("template1") as address:
        yield Copy(folder, address)


@contextmanager
def own_database(template: str) -> Iterator[str]:
    """Make a database like another one on the server the tests run on, give its address, and drop it afterwards."""
    server, name = os.environ["DATABASE_URL"], f"second_share_{os.getpid()}_{next(NUMBERS)}"
    with closing(psycopg.connect(server, autocommit=True)) as base:
        base.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        base.execute(f'CREATE DATABASE {name} TEMPLATE "{template}"')
        try:
            yield urlsplit(server)._replace(path=f"/{name}").geturl()
        finally:
            base.execute(f"DROP DATABASE {name} WITH (FORCE)")
