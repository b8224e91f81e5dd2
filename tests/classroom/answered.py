"""Pupils who have answered, made without a browser for each."""

from collections.abc import Iterable

from django.utils import timezone

from course.classroom.models import Classroom, Seat
from course.classroom.queries.told import asked_today
from course.marking import rules as marking
from course.progress import services as progress
from course.progress.models import Answer, Learner
from course.progress.rules import Given, Lesson
from course.quiz.models import Question


def seated(classroom: Classroom, count: int) -> list[Seat]:
    """Return so many new pupils of a class, who have been here today."""
    already = classroom.seats.count()
    today = timezone.localdate()
    learners = [progress.prepare(classroom.cohort_id, today)[0] for _number in range(count)]
    return [
        Seat.objects.create(classroom=classroom, learner_id=learner, name=f"Heron {already + number}", joined_on=today)
        for number, learner in enumerate(learners, 1)
    ]


def say(seat: Seat, key: str, *response: str, number: int = 1, sure: bool | None = None) -> None:
    """Answer a choice or an attitude for a pupil, as it would be stored and counted."""
    question = Question.objects.get(key=key)
    marked = question.marked()
    mark = marking.mark(marked, response)
    is_attitude = question.kind == "attitude"
    given = Given(
        question=key,
        version=marking.version(marked),
        number=number,
        response=response,
        outcome=mark.outcome,
        fraction=mark.fraction,
        done=is_attitude or mark.outcome == "right" or number > len(question.hints),
        sure=sure,
        replaces=is_attitude,
        mixed=question.privacy == "aggregate",
    )
    lesson = Lesson(key.partition("-")[0], frozenset())
    progress.record(seat.learner_id, given, lesson, seat.classroom.cohort_id)


def all_say(seats: Iterable[Seat], key: str, options: str) -> None:
    """Let each pupil choose one option, by its letter."""
    for seat, option in zip(seats, options, strict=True):
        say(seat, key, option)


def crowd(classroom: Classroom, number: int) -> list[Seat]:
    """Return so many new pupils of a class, stored as rows: thousands of them in a moment."""
    today, first = timezone.localdate(), classroom.seats.count()
    marks = [f"{classroom.pk}-{first + one}" for one in range(number)]
    cohort = classroom.cohort_id
    learners = Learner.objects.bulk_create(Learner(words_mark=mark, seen_on=today, cohort_id=cohort) for mark in marks)
    return Seat.objects.bulk_create(
        Seat(classroom=classroom, learner=learner, name=f"Otter {first + one}", joined_on=today)
        for one, learner in enumerate(learners)
    )


def stored(seats: Iterable[Seat], keys: Iterable[str], lesson: str = "m1l1") -> None:
    """Let each pupil answer questions rightly, stored as rows; the figures of a class are not moved by it."""
    asked, today = asked_today(keys, "en"), timezone.localdate()
    Answer.objects.bulk_create(
        (
            Answer(
                learner_id=seat.learner_id, lesson=lesson, question=one.key, version=one.version, number=1,
                response=["a"], outcome="right", fraction=1.0, done=True, hint=0, is_open=True, day=today,
            )
            for seat in seats
            for one in asked.values()
        ),
        batch_size=2_000,
    )  # fmt: skip
