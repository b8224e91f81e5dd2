"""A database copied out while it is in use, and put back whole: SQLite by its own online backup, PostgreSQL by its tools."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from django.db import connection, connections

from course.keeping.rules import Unusable

LOCK_WAIT = "-c lock_timeout=60s"


def copy_out(path: Path) -> None:
    """Write a copy of the database as it is at one moment, however much is written meanwhile."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(path)) as copy:
            connection.connection.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
        check(path)
    else:
        _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={path}")
    path.chmod(0o600)


def check(path: Path) -> None:
    """Raise Unusable where a copy cannot be read from its first to its last row."""
    if path.suffix == ".dump":
        _run("pg_restore", "--file=/dev/null", str(path))
        return
    try:
        with closing(sqlite3.connect(path)) as copy:
            (said,) = copy.execute("PRAGMA integrity_check").fetchone()
    except sqlite3.DatabaseError as error:
        said = str(error)
    if said != "ok":
        raise Unusable(f"Its database is damaged ({said}). Use another backup.")


def copy_in(path: Path) -> None:
    """Replace the database by a copy, in one transaction: whoever reads meanwhile sees the old one or the new one."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(path)) as copy:
            copy.execute("PRAGMA journal_mode=WAL")
            copy.backup(connection.connection)
    else:
        tables, wipe = connection.introspection.table_names(), path.with_name("wipe.sql")
        named = ", ".join(map(connection.ops.quote_name, tables))
        wipe.write_text(f"DROP TABLE {named} CASCADE;" if tables else "")
        script = path.with_name("restore.sql")
        _run("pg_restore", "--no-owner", "--no-privileges", f"--file={script}", str(path))
        connections.close_all()
        once = ("--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--single-transaction")
        _run("psql", *once, f"--file={wipe}", f"--file={script}", "--output=/dev/null")
    connections.close_all()


def has_tables() -> bool:
    return bool(connection.introspection.table_names())


def is_in_use() -> bool:
    """Return whether another process is connected: a site that runs, most likely."""
    connections.close_all()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            return bool(cursor.fetchone()[0])
    name = str(connection.settings_dict["NAME"])
    if not Path(name).exists():
        return False
    with closing(sqlite3.connect(name, timeout=0.2)) as alone:
        try:
            # Only who is alone may leave this mode.
            alone.execute("PRAGMA journal_mode=DELETE")
            alone.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            return True
    return False


def _run(tool: str, *options: str) -> None:
    """Run one of PostgreSQL's tools against our database; the password never stands in its command line."""
    if shutil.which(tool) is None:
        raise Unusable(f"{tool} is missing. Install it with: sudo apt-get install -y postgresql-client")
    kept = connection.settings_dict
    given = {
        "PGHOST": kept["HOST"],
        "PGPORT": str(kept["PORT"] or ""),
        "PGUSER": kept["USER"],
        "PGPASSWORD": kept["PASSWORD"],
        "PGDATABASE": kept["NAME"],
        "PGSSLMODE": kept["OPTIONS"].get("sslmode", ""),
        "PGOPTIONS": LOCK_WAIT,
    }
    environment = os.environ | {name: value for name, value in given.items() if value}
    done = subprocess.run([tool, *options], env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise Unusable(f"{tool} says: {done.stderr.strip()[-500:]}")
