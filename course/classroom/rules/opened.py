"""What was given and has opened: whom it is for, and which work counts for it. Plain Python."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from course.classroom.rules.given import Given

Learners = Mapping[int, bool] | None


@dataclass(frozen=True, slots=True)
class Opened:
    """What was given: for whom, None for all, and from which day on work counts, None where earlier work does too.

    `learners` says of each whether they were ever here: a card that nobody has used is nobody yet.
    """

    task: Given
    learners: dict[int, bool] | None
    since: date | None


def for_whom(opened: Iterable[Opened]) -> dict[str, Learners]:
    """Return for each lesson the learners it is for; None where it is for all."""
    found: dict[str, Learners] = {}
    for one in opened:
        for lesson in one.task.lessons:
            known = found.get(lesson, {})
            found[lesson] = None if one.learners is None or known is None else {**known, **one.learners}
    return found


def since(opened: Iterable[Opened]) -> dict[str, date]:
    """Return the day from which on work in a lesson counts; a lesson is not in it where all work does."""
    found: dict[str, date] = {}
    for one in opened:
        for lesson in one.task.lessons:
            found[lesson] = min(found.get(lesson, date.max), one.since or date.min)
    return {lesson: day for lesson, day in found.items() if day != date.min}


def counts(days: Mapping[str, date], lesson: str, day: date) -> bool:
    """Return whether what a pupil did in a lesson on a day counts for how they stand; `days` are those of `since`.

    What was passed over has no day, and counts always.
    """
    return day >= days.get(lesson, day)
