"""The course as two processes serve it, on the database the tests run on, with a page whose number can be raised."""

import os
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.db import connection
from psycopg import sql

from tests.browser.server import ROOT, Site, environ, manage, prepared, wait_until_up

EXIT = "https://www.bbc.co.uk/weather"
OWN_DATABASE = "stored_pages"


@contextmanager
def served(base: Path, workers: int = 2) -> Iterator[tuple[Site, dict[str, str]]]:
    """Serve the course from a folder below `base`; yield it, and the environment of its other processes."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with _database(base) as (folder, about):
        site = Site(f"http://127.0.0.1:{port}", folder, EXIT)
        environment = environ(folder, site.url, EXIT) | about | {"PORT": f"{port}", "WORKERS": f"{workers}"}
        with (folder / "serve.log").open("w") as log:
            server = subprocess.Popen(manage("serve"), env=environment, stdout=log, stderr=log, cwd=ROOT)
        try:
            wait_until_up(server, site)
            yield site, environment
        finally:
            server.terminate()
            server.wait(30)


@contextmanager
def _database(base: Path) -> Iterator[tuple[Path, dict[str, str]]]:
    if connection.vendor == "sqlite":
        common = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
        yield prepared(common, base / "stored", EXIT), {}
        return
    folder = base / "stored"
    folder.mkdir()
    kept = connection.settings_dict
    connection.close()
    name = f"{OWN_DATABASE}_{os.getpid()}"
    where = f"{kept['USER']}:{kept['PASSWORD']}@{kept['HOST']}:{kept['PORT'] or 5432}"
    with psycopg.connect(f"postgres://{where}/postgres", autocommit=True) as server:
        copied = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        server.execute(copied.format(sql.Identifier(name), sql.Identifier(kept["NAME"])))
        try:
            yield folder, {"DATABASE_URL": f"postgres://{where}/{name}"}
        finally:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
