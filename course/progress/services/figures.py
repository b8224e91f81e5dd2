"""Learners who are counted together: answers stored with the figures they move."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from itertools import groupby
from operator import attrgetter

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from course.progress.models import Answer, Cohort, Figures, Learner
from course.progress.rules import FIRST, LAST, Counted, Given, cells, read_figures


class _MadeMeanwhile(Exception):  # noqa: N818 - see store_and_count
    """Somebody else has made the row of figures since it was looked for."""


def store(learner: int, given: Given, lesson: str, batches: tuple[int | None, int | None] = (None, None)) -> None:
    values = asdict(given) | {"response": list(given.response), "lesson": lesson, "day": timezone.localdate()}
    replaces = values.pop("replaces")
    values["is_open"] = not values.pop("mixed")
    answer = Answer(learner_id=learner, **values, first_batch=batches[0], last_batch=batches[1])
    if replaces:
        Answer.objects.bulk_create(
            [answer],
            update_conflicts=True,
            unique_fields=["learner", "question", "version", "number"],
            update_fields=["response", "day", "first_batch", "last_batch"],
        )
    else:
        answer.save(force_insert=True)


def store_and_count(learner: int, given: Given, lesson: str, cohort: int) -> None:
    """Store a try and move the figures of its question, in one transaction.

    The row of figures is locked first, so that whoever answers at the same time counts on from here. The very first
    answer makes it; of two such at once one begins again and finds it there. Everything here takes its locks in one
    order, the cohort, its figures, the learner, so that no two ever wait for each other.
    """
    try:
        _count(learner, given, lesson, cohort)
    except _MadeMeanwhile:
        _count(learner, given, lesson, cohort)


@transaction.atomic
def _count(learner: int, given: Given, lesson: str, cohort: int) -> None:
    mine = {"cohort_id": cohort, "question": given.question, "version": given.version}
    row = Figures.objects.select_for_update().filter(**mine).first()
    figures = row or Figures(**mine)
    first, last = read_figures(figures.counted, FIRST), read_figures(figures.counted, LAST)
    earlier = _earlier(learner, given) if given.replaces else None
    if earlier:
        _uncount(earlier, first, last)
    batches: tuple[int | None, int | None] = (None, None)
    # A view that was changed after it was shown in a total is in none from then on: two totals would tell the change.
    if earlier is None or (earlier.first_batch or 0) > first.closed:
        added = cells(given.outcome, given.fraction, given.response, given.sure)
        batches = (
            first.add(added, mixed=given.mixed) if given.number == 1 else None,
            last.add(added, mixed=given.mixed) if given.done else None,
        )
    figures.counted = {FIRST: first.as_stored(), LAST: last.as_stored()}
    try:
        with transaction.atomic():
            figures.save(force_insert=row is None)
    except IntegrityError:
        raise _MadeMeanwhile from None
    store(learner, given, lesson, batches)


def _earlier(learner: int, given: Given) -> Answer | None:
    whose = {"learner": learner, "question": given.question, "version": given.version}
    return Answer.objects.filter(**whose, number=given.number).first()


def _uncount(answer: Answer, first: Counted, last: Counted) -> None:
    added = cells(answer.outcome, answer.fraction, answer.response, answer.sure)
    if answer.first_batch:
        first.remove(added, answer.first_batch)
    if answer.last_batch:
        last.remove(added, answer.last_batch)


def uncount_all(learner: int) -> None:
    """Take somebody who leaves out of what waits to be shown; totals that were shown stay as they are.

    Until the transaction ends, neither they nor anybody else of the cohort can answer.
    """
    cohort = Learner.objects.filter(pk=learner).values_list("cohort", flat=True).first()
    by_question = {(row.question, row.version): row for row in locked(cohort)} if cohort else {}
    Learner.objects.select_for_update().filter(pk=learner).first()
    counted = Q(first_batch__isnull=False) | Q(last_batch__isnull=False)
    answers = list(Answer.objects.filter(counted, learner=learner).order_by("question", "version"))
    for (question, version), theirs in groupby(answers, key=attrgetter("question", "version")):
        row = by_question[question, version]
        first, last = read_figures(row.counted, FIRST), read_figures(row.counted, LAST)
        for answer in theirs:
            _uncount(answer, first, last)
        row.counted = {FIRST: first.as_stored(), LAST: last.as_stored()}
    Figures.objects.bulk_update(by_question.values(), ["counted"])


def locked(cohort: int) -> list[Figures]:
    """Return the figures of a cohort, which stay as they are until the transaction ends; nobody can add to them."""
    Cohort.objects.select_for_update().filter(pk=cohort).first()
    return list(Figures.objects.select_for_update().filter(cohort=cohort).order_by("pk"))


def enter(learner: int, cohort: int) -> None:
    """Put a learner into a cohort; what they answered before stays theirs and is counted nowhere."""
    Answer.objects.filter(learner=learner).update(first_batch=None, last_batch=None)
    Learner.objects.filter(pk=learner).update(cohort=cohort)


@transaction.atomic
def leave(learner: int) -> None:
    """Take a learner out of their cohort; their answers stay with them, and what waited to be shown goes."""
    uncount_all(learner)
    Answer.objects.filter(learner=learner).update(first_batch=None, last_batch=None)
    Learner.objects.filter(pk=learner).update(cohort=None)


@transaction.atomic
def recount(cohort: int) -> int:
    """Make the figures of a cohort anew from its answers, and return in how many of them something was wrong."""
    wrong = []
    for row in locked(cohort):
        answers = Answer.objects.filter(learner__cohort=cohort, question=row.question, version=row.version)
        counted = {
            FIRST: read_figures(row.counted, FIRST).recounted(_contributions(answers, "first_batch")),
            LAST: read_figures(row.counted, LAST).recounted(_contributions(answers, "last_batch")),
        }
        made = {series: each.as_stored() for series, each in counted.items()}
        if made != row.counted:
            row.counted = made
            wrong.append(row)
    Figures.objects.bulk_update(wrong, ["counted"])
    return len(wrong)


def _contributions(answers: QuerySet[Answer], batch: str) -> Iterator[tuple[Counter[str], int]]:
    for answer in answers.filter(**{f"{batch}__isnull": False}):
        yield cells(answer.outcome, answer.fraction, answer.response, answer.sure), getattr(answer, batch)
