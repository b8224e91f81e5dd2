"""Pupils who have answered, made without a browser for each."""

from collections.abc import Iterable

from django.utils import timezone

from course.classroom.models import Classroom, Seat
from course.marking import rules as marking
from course.progress import services as progress
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
