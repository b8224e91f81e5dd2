"""A change is announced before it is made, and over when it is committed, given up, or its maker is gone."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections, transaction
from django.db.utils import ConnectionHandler

from course.reference.models import Term
from course.stored import services
from course.stored.services import Changes

HOLDING = """
import sys
from pathlib import Path
from course.stored.services import Changes
held = Changes(Path(sys.argv[1])).announce()
print("announced", flush=True)
sys.stdin.read()
"""


def change() -> None:
    Term.objects.update(meaning="Another meaning.")


def change_and_fail() -> None:
    change()
    _ = 1 / 0


def test_the_number_is_another_one_after_every_change(changes: Changes) -> None:
    seen = [changes.now()]
    for _ in range(3):
        announced = changes.announce()
        assert changes.now() == services.UNDER_WAY
        announced.finish()
        seen.append(changes.now())
    assert len({*seen, services.UNDER_WAY}) == 5


def test_two_who_change_at_once_are_waited_for_both(changes: Changes) -> None:
    one, other = changes.announce(), Changes(changes.path).announce()
    one.finish()
    assert changes.now() == services.UNDER_WAY
    other.finish()
    assert changes.now() != services.UNDER_WAY


def test_a_writer_that_is_killed_is_not_waited_for(changes: Changes, settings: Any) -> None:
    before = changes.now()
    command = [sys.executable, "-c", f"import django; django.setup()\n{HOLDING}", str(changes.path)]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    with subprocess.Popen(command, stdin=-1, stdout=-1, env=environment, cwd=settings.ROOT) as writer:
        assert writer.stdout.readline() == b"announced\n"
        assert changes.now() == services.UNDER_WAY
        writer.send_signal(signal.SIGKILL)
        writer.wait()
    assert changes.now() not in {before, services.UNDER_WAY}


def test_a_number_left_behind_half_written_is_mended(changes: Changes) -> None:
    changes.path.write_bytes(b"")
    assert Changes(changes.path).now() != services.UNDER_WAY


@pytest.fixture
def _own_database(tmp_path: Path, django_db_blocker: Any) -> Iterator[None]:
    """Commit for real, to a database that nobody else uses."""
    usual = connections["default"]
    about = {"ENGINE": "django.db.backends.sqlite3", "NAME": tmp_path / "own.sqlite3"}
    with django_db_blocker.unblock():
        connections["default"] = ConnectionHandler({"default": about})["default"]
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE reference_term (id INTEGER PRIMARY KEY, meaning TEXT)")
        yield
        connection.close()
        connections["default"] = usual


@pytest.mark.usefixtures("_own_database")
class TestTransactions:
    def test_a_commit_ends_the_change(self, changes: Changes) -> None:
        before = changes.now()
        with transaction.atomic():
            change()
            assert changes.now() == services.UNDER_WAY
        assert changes.now() not in {before, services.UNDER_WAY}

    def test_a_rollback_ends_the_change(self, changes: Changes) -> None:
        with transaction.atomic():
            change()
            transaction.set_rollback(True)
        assert changes.now() != services.UNDER_WAY

    def test_an_exception_ends_the_change(self, changes: Changes) -> None:
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            change_and_fail()
        assert changes.now() != services.UNDER_WAY

    def test_what_is_written_after_a_step_back_is_announced_anew(self, changes: Changes) -> None:
        with transaction.atomic():
            with transaction.atomic():
                change()
                transaction.set_rollback(True)
            assert changes.now() != services.UNDER_WAY
            change()
            assert changes.now() == services.UNDER_WAY
        assert changes.now() != services.UNDER_WAY

    def test_what_is_written_after_an_inner_step_is_still_announced(self, changes: Changes) -> None:
        with transaction.atomic():
            with transaction.atomic():
                change()
            change()
            assert changes.now() == services.UNDER_WAY

    def test_a_change_without_a_transaction_is_over_at_once(self, changes: Changes) -> None:
        before = changes.now()
        change()
        assert changes.now() not in {before, services.UNDER_WAY}

    def test_plain_sql_counts_too(self, changes: Changes) -> None:
        before = changes.now()
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM reference_term")
        assert changes.now() != before

    def test_reading_is_no_change(self, changes: Changes) -> None:
        before = changes.now()
        with services.snapshot():
            Term.objects.count()
        assert changes.now() == before
