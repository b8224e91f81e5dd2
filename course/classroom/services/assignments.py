"""What a class is given to do, and what follows from it for its lessons."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.db import transaction
from django.utils import timezone

from course.classroom.models import Assignment, Classroom, Group, Seat
from course.progress.models import Arrangement

WHENEVER = datetime(9999, 1, 1, tzinfo=UTC)
"""Held back until a teacher closes it."""


@dataclass(frozen=True, slots=True)
class Task:
    """What is given, to whom, and when; no groups and no seats mean the whole class."""

    target: str
    opens_at: datetime
    closes_at: datetime | None = None
    results: str = Assignment.Results.AT_ONCE
    counts_earlier: bool = True
    groups: list[Group] = field(default_factory=list)
    seats: list[Seat] = field(default_factory=list)


@transaction.atomic
def assign(classroom: Classroom, task: Task, lessons: Iterable[str]) -> Assignment:
    """Give a class something to do; `lessons` are the keys of the lessons it is part of."""
    made = Assignment.objects.create(
        classroom=classroom,
        target=task.target,
        is_for_all=not task.groups and not task.seats,
        opens_at=task.opens_at,
        closes_at=task.closes_at,
        results=task.results,
        counts_earlier=task.counts_earlier,
    )
    made.groups.set(task.groups)
    made.seats.set(task.seats)
    arrange(classroom, {task.target: lessons})
    return made


@transaction.atomic
def copy(source: Classroom, to: Classroom, lessons_of: Mapping[str, Iterable[str]]) -> int:
    """Give another class what one was given as a whole, as far as `lessons_of` has it; return how much that was.

    What is over opens at once and stays open. What the other class has already is not given to it again.
    """
    now = timezone.now()
    known = set(to.assignments.values_list("target", flat=True))
    given = source.assignments.filter(is_for_all=True, target__in=set(lessons_of) - known)
    plan = {assignment.target: assignment for assignment in given}
    for one in plan.values():
        is_ahead = one.closes_at is None or one.closes_at > now
        closes_at = one.closes_at if is_ahead else None
        task = Task(one.target, max(one.opens_at, now), closes_at, one.results, one.counts_earlier)
        assign(to, task, lessons_of[one.target])
    return len(plan)


@transaction.atomic
def withdraw(assignment: Assignment, lessons: Iterable[str]) -> None:
    """Take back what was given; what pupils did stays."""
    classroom, target = assignment.classroom, assignment.target
    assignment.delete()
    arrange(classroom, {target: lessons})


@transaction.atomic
def pause(classroom: Classroom, lesson: str, *, paused: bool) -> None:
    """Let a lesson rest at once, or go on: there may be a real incident."""
    Arrangement.objects.update_or_create(cohort_id=classroom.cohort_id, lesson=lesson, defaults={"is_paused": paused})


def arrange(classroom: Classroom, lessons_of: dict[str, Iterable[str]]) -> None:
    """Note for each lesson until when its results are held back: the latest closing of what holds them."""
    held = Assignment.objects.filter(classroom=classroom, results=Assignment.Results.WHEN_CLOSED)
    for target, lessons in lessons_of.items():
        ends = [assignment.closes_at or WHENEVER for assignment in held.filter(target=target)]
        until = max((end for end in ends if end > timezone.now()), default=None)
        for lesson in lessons:
            Arrangement.objects.update_or_create(
                cohort_id=classroom.cohort_id, lesson=lesson, defaults={"held_until": until}
            )
