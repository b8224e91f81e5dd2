"""When a class is deleted, or its day has come, nothing of its pupils is left in the files of the database."""

import subprocess
from pathlib import Path

import pytest

from tests.keeping.copies import Copy

pytestmark = pytest.mark.django_db  # the course is copied from the database of the tests

PLANTED = ("Topaz Kestrel", "7-planted", "planted.option", "planted-lesson", "f00dfeed" * 8)
PLANT = f"""
from datetime import timedelta
from django.utils import timezone
from course.accounts.models import User
from course.classroom import services
from course.classroom.models import Seat
from course.classroom.services.classes import About
from course.progress import services as progress
from course.progress.models import Learner
from course.progress.rules import Given, Lesson
name, version, option, lesson, mark = {PLANTED}
owner = User.objects.create(username="tessa")
today = timezone.localdate()
made = services.make(owner, About("A class", "15", "gb", "en", today, today + timedelta(days=1)))
for number in range(6):
    learner, _words = progress.prepare(made.cohort_id, today)
    Seat.objects.create(classroom=made, learner_id=learner, name=name if not number else f"Amber Otter {{number}}")
    given = Given("planted-question", version, 1, (option,), "wrong", 0.0, True)
    progress.record(learner, given, Lesson(lesson, frozenset()), made.cohort_id)
    if not number:
        Learner.objects.filter(pk=learner).update(words_mark=mark)
"""
DELETE = """
from course.classroom import services
from course.classroom.models import Classroom
services.delete(Classroom.objects.get())
"""
DUE = """
from datetime import timedelta
from django.utils import timezone
from course.classroom.models import Classroom
Classroom.objects.update(keep_until=timezone.localdate() - timedelta(days=1))
"""


def left(copy: Copy) -> set[str]:
    """Return which of the planted values stand anywhere in the database."""
    if copy.address:
        dump = subprocess.run(["pg_dump", copy.address], capture_output=True, check=True).stdout
    else:
        files = [Path(f"{copy.folder}/course.sqlite3{end}") for end in ("", "-wal", "-shm")]
        dump = b"".join(path.read_bytes() for path in files if path.exists())
    return {value for value in PLANTED if value.encode() in dump}


def test_a_class_that_is_deleted_leaves_nothing(course: Copy) -> None:
    course.manage("shell", "-c", PLANT)
    assert left(course) == set(PLANTED)
    course.manage("shell", "-c", DELETE)
    assert left(course) == set()


def test_a_class_whose_day_has_come_leaves_nothing(course: Copy) -> None:
    course.manage("shell", "-c", PLANT)
    assert "0 classes" in course.manage("purge"), "its day is tomorrow"
    assert left(course) == set(PLANTED)
    course.manage("shell", "-c", DUE)
    assert "1 classes" in course.manage("purge")
    assert left(course) == set()
