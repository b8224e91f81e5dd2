"""Keeping answers, and noting what is done with them."""

from collections.abc import Iterable
from contextlib import nullcontext, suppress
from dataclasses import dataclass

from django.db import IntegrityError, connection, transaction

from course.progress import queries
from course.progress.models import Finished, Learner, Passed
from course.progress.rules import Given, Lesson, Try, is_all
from course.progress.services.figures import store, store_and_count


class Nobody(Exception):  # noqa: N818 - what the reply is, not what went wrong in the program
    """The learner has deleted everything meanwhile."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of an answer: all tries as they are stored now, and whether the lesson is done with this one."""

    tries: tuple[Try, ...] = ()
    is_mine: bool = True
    finished: bool = False


def record(learner: int, given: Given, lesson: Lesson, cohort: int | None = None) -> Kept:
    """Store one try, once: who comes second with the same number is told what stands there. Raises Nobody.

    Without a cohort it is one statement that commits by itself; a cohort's figures move with it in one transaction.
    Whether the lesson is done with it is looked up afterwards, so that of two answers that come in at once at least
    the later one sees both.
    """
    try:
        if cohort is None:
            # Inside somebody's transaction a conflict must not spoil the rest of it.
            with transaction.atomic() if connection.in_atomic_block else nullcontext():
                store(learner, given, lesson.key)
        else:
            store_and_count(learner, given, lesson.key, cohort)
    except IntegrityError:
        stored = queries.tries(learner, given.question, given.version)
        if 1 <= given.number <= len(stored):
            return Kept(stored, is_mine=stored[given.number - 1].response == given.response)
        if not Learner.objects.filter(pk=learner).exists():
            raise Nobody from None
        raise
    return Kept(finished=given.done and _finish_lesson(learner, lesson))


def pass_over(learner: int, lesson: Lesson, questions: Iterable[str]) -> bool:
    """Count questions as done with no answer kept; return whether the lesson is done with them. Raises Nobody."""
    rows = [Passed(learner_id=learner, lesson=lesson.key, question=question) for question in sorted(set(questions))]
    try:
        Passed.objects.bulk_create(rows, ignore_conflicts=True)
        return _finish_lesson(learner, lesson)
    except IntegrityError:
        raise Nobody from None


def finish(learner: int, keys: Iterable[str]) -> None:
    """Note that lessons or modules are done, for good: what was shown as done once is never taken back."""
    rows = [Finished(learner_id=learner, key=key) for key in sorted(set(keys))]
    with suppress(IntegrityError):  # whoever has deleted everything meanwhile needs no note
        Finished.objects.bulk_create(rows, ignore_conflicts=True)


def _finish_lesson(learner: int, lesson: Lesson) -> bool:
    if not lesson.questions or not is_all(lesson.questions, queries.settled(learner, lesson.questions)):
        return False
    finish(learner, [lesson.key])
    return True
