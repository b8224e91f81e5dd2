"""From a backup everything is as it was, on a new machine or over a course that is there, on both databases."""

import threading
from pathlib import Path

import pytest

from tests.keeping.copies import Copy
from tests.keeping.learners import LEARNERS

pytestmark = pytest.mark.django_db  # the course is copied from the database of the tests

# What chores and migrations note down for themselves.
NOTES = {"loading_done", "django_migrations"}
FAR_OFF = 10**12  # a time that no purge has come to
GONE = {"progress_learner", "progress_answer", "progress_finished", "progress_browser"}


def differing(one: dict[str, list[str]], other: dict[str, list[str]]) -> set[str]:
    """Return the tables whose rows differ, but for such notes."""
    return {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)} - NOTES


def test_a_new_machine_has_all_of_it_but_what_retention_says_must_go(
    course: Copy, elsewhere: Copy, tmp_path: Path
) -> None:
    backup = str(tmp_path / "kept.backup")
    assert "throw it away after 30 days" in course.manage("backup", backup)
    assert "make run" in elsewhere.manage("restore", backup)
    before, after = course.rows(), elsewhere.rows()
    assert differing(before, after) == GONE
    assert (len(before["progress_answer"]), len(after["progress_answer"])) == (3, 2)
    course.manage("purge")
    assert differing(course.rows(), after) == set()
    for name in ("secret-key.txt", "media/documents/plan.pdf"):
        assert (elsewhere.folder / name).read_bytes() == (course.folder / name).read_bytes()
    assert (elsewhere.folder / "secret-key.txt").stat().st_mode & 0o777 == 0o600
    assert not (elsewhere.folder / "first-run.txt").exists()


def test_a_course_that_is_there_is_overwritten_only_when_told(course: Copy, tmp_path: Path) -> None:
    backup, damaged = tmp_path / "kept.backup", tmp_path / "damaged.backup"
    course.manage("purge")
    course.manage("backup", str(backup))
    damaged.write_bytes(backup.read_bytes()[:-500])
    before = course.rows()
    course.manage("shell", "-v0", "-c", LEARNERS)
    (course.folder / "media/documents/later.pdf").write_bytes(b"later")
    now = course.rows()
    assert "and add --overwrite" in course.manage("restore", str(backup), ok=False)
    assert "Nothing was changed." in course.manage("restore", "--overwrite", str(damaged), ok=False)
    with course.connected() as running:
        running.execute("SELECT count(*) FROM progress_learner").fetchone()
        assert "it is running" in course.manage("restore", str(backup), ok=False)
        assert course.rows() == now
        course.manage("restore", "--overwrite", str(backup))
        assert running.execute("SELECT count(*) FROM progress_learner").fetchone() == (2,)
    assert differing(before, course.rows()) == set()
    assert not (course.folder / "media/documents/later.pdf").exists()


def test_a_backup_made_while_answers_come_in_is_of_one_moment(course: Copy, elsewhere: Copy, tmp_path: Path) -> None:
    stop, written, backup = threading.Event(), [], str(tmp_path / "kept.backup")

    def write() -> None:
        with course.connected() as base:
            while not stop.is_set():
                base.execute("BEGIN")  # both rows or none
                for name in ("one", "two"):
                    values = f"'{name}', {FAR_OFF + len(written)}, 0"
                    base.execute(f'INSERT INTO progress_tally (name, "window", count) VALUES ({values})')
                base.execute("COMMIT")
                written.append(len(written))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        course.manage("backup", backup, SECRET_KEY="the host keeps this one elsewhere")
    finally:
        stop.set()
        writer.join()
    assert "SECRET_KEY is another one" in elsewhere.manage("restore", backup)
    with elsewhere.connected() as base:
        kept = base.execute(
            "SELECT \"window\", count(*) FROM progress_tally WHERE name <> 'join' GROUP BY 1"
        ).fetchall()
    assert 0 < len(kept) < len(written)
    assert {count for _window, count in kept} == {2}
