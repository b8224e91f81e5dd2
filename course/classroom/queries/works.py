"""What the pupils of a class did, one row for each pupil and lesson, with one query."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import CharField, Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value

from course.classroom.models import Seat
from course.classroom.rules import Work
from course.pages.rules import Walk
from course.progress.models import Answer, Arrangement, Finished, Passed

NONE = Value(0, output_field=IntegerField())
NOTHING = Value("", output_field=CharField())


@dataclass(slots=True)
class Done:
    """How far everybody is in each lesson, who of those listed tried which question, and which lessons rest.

    `names` are those of the pupils who were ever here, if they were wanted.
    """

    works: dict[tuple[str, int], Work] = field(default_factory=lambda: defaultdict(Work))
    tries: dict[tuple[int, str, str], bool] = field(default_factory=dict)
    paused: set[str] = field(default_factory=set)
    names: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which work is looked for: that of a cohort in some lessons, or of those `listed` alone.

    `named` are the questions that may be seen by name, `listed` the learners who are shown with each of them. Of the
    lessons in `since` only what `rules.counts` there: answered from that day on, or passed over.
    """

    cohort: int
    walks: Collection[Walk]
    named: Collection[str]
    listed: Collection[int]
    since: Mapping[str, date]
    alone: bool = False
    with_names: bool = False


def done(wanted: Wanted) -> Done:
    """Return what a cohort did; one query."""
    found = Done()
    for lesson, learner, kind, question, number, wrong in _rows(wanted):
        if kind == "paused":
            found.paused.add(lesson)
        elif kind == "here":
            found.names.append(lesson)
        elif kind == "tried":
            found.tries[learner, lesson, question] = bool(number)
        else:
            work = found.works[lesson, learner]
            work.settled += number
            work.wrong += wrong
            work.is_finished |= kind == "finished"
    return found


def _rows(wanted: Wanted) -> Iterable[tuple[Any, ...]]:
    since, named = wanted.since, set(wanted.named)
    lessons = {walk.key for walk in wanted.walks}
    asked = {question for walk in wanted.walks for question in walk.lesson.questions}
    theirs: dict[str, Any] = {"learner__cohort": wanted.cohort}
    if wanted.alone:
        theirs["learner__in"] = wanted.listed
    counts = reduce(or_, (Q(lesson=lesson, day__gte=day) for lesson, day in since.items()), ~Q(lesson__in=since))
    answers = Answer.objects.filter(counts, **theirs, lesson__in=lessons, question__in=asked)
    over = answers.filter(learner=OuterRef("learner"), question=OuterRef("question"), done=True)
    passed = Passed.objects.filter(~Exists(over), **theirs, lesson__in=lessons, question__in=asked)
    is_over, is_wrong = Q(done=True), Q(outcome=Answer.Outcome.WRONG, is_open=True, question__in=named)
    settled, wrong = Count("question", distinct=True, filter=is_over), Count("pk", filter=is_wrong)
    tried = answers.filter(learner__in=wanted.listed, question__in=named, is_open=True)
    finished = Finished.objects.filter(**theirs, key__in=lessons - since.keys())
    resting = Arrangement.objects.filter(cohort=wanted.cohort, is_paused=True)
    here = Seat.objects.filter(learner__cohort=wanted.cohort, learner__seen_on__isnull=False)
    more = [_shaped(here, "here", where=F("name"))] if wanted.with_names else []
    return _shaped(answers, "answered", number=settled, wrong=wrong).union(
        _shaped(tried, "tried", asked=F("question"), number=Count("pk", filter=is_over)),
        _shaped(passed, "passed", number=Count("pk")),
        _shaped(finished, "finished", where=F("key")),
        _shaped(resting, "paused", who=NONE),
        *more,
        all=True,
    )


def _shaped(rows: QuerySet[Any], kind: str, **told: Any) -> QuerySet[Any, tuple[Any, ...]]:
    """Return rows in the one shape that all kinds of them share, counted for each lesson, learner and question."""
    columns = {"where": F("lesson"), "who": F("learner"), "asked": NOTHING, "number": NONE, "wrong": NONE, **told}
    counts = {name: columns.pop(name) for name in ("number", "wrong")}
    of_kind = rows.order_by().values(**columns, kind=Value(kind, output_field=CharField())).annotate(**counts)
    shaped: QuerySet[Any, tuple[Any, ...]] = of_kind.values_list("where", "who", "kind", "asked", "number", "wrong")
    return shaped
