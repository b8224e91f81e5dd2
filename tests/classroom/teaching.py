"""A teacher's browser under /teach/, a class of theirs, and pupils who did something."""

from collections.abc import Sequence
from datetime import timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from course.accounts.models import User
from course.classroom import services
from course.classroom.models import Classroom, Seat
from course.classroom.services.assignments import Task
from course.classroom.services.classes import About
from course.progress.models import Answer
from tests.educators.people import educator


def teacher(name: str = "tess") -> tuple[User, Client]:
    """Return an educator and a browser in which they have signed in."""
    user, client = educator(name), Client()
    client.force_login(user)
    return user, client


def made(user: User, name: str = "9b", band: str = "13") -> Classroom:
    """Return a class of somebody's."""
    return services.make(user, About(name, band, "gb", "en", timezone.localdate() + timedelta(days=60)))


def pupils(classroom: Classroom, count: int) -> list[Seat]:
    """Return as many new pupils, all of whom have been here today."""
    services.make_cards(classroom, count)
    found = list(classroom.seats.select_related("learner").filter(learner__seen_on=None))
    for seat in found:
        seat.learner.seen_on = timezone.localdate()
        seat.learner.save()
    return found


def give(classroom: Classroom, target: str = "m2l1", **about: object) -> None:
    """Give a class something, from now on."""
    services.assign(classroom, Task(target, timezone.now(), **about), [target])


def answer(seat: Seat, question: str, outcomes: Sequence[str], *, done: bool = True, lesson: str = "m2l1") -> None:
    """Store a pupil's tries at a question; the last is the end of it if `done`."""
    Answer.objects.bulk_create(
        Answer(
            learner_id=seat.learner_id,
            lesson=lesson,
            question=question,
            version="1-a",
            number=number,
            response=["a"],
            outcome=outcome,
            fraction=1 if outcome == "right" else 0,
            done=done and number == len(outcomes),
            hint=0,
            is_open=True,
            day=timezone.localdate(),
        )
        for number, outcome in enumerate(outcomes, 1)
    )


def cost(client: Client, path: str) -> int:
    """Return how many queries a page costs, when it was shown before."""
    client.get(path)
    with CaptureQueriesContext(connection) as found:
        assert client.get(path).status_code == 200
    return len(found)
