"""A class as rows: what its files hold, from the same queries as its screens, one row at a time."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from operator import itemgetter
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import FilteredRelation, Q
from django.utils.translation import gettext as _

from course.classroom.models import Assignment, Classroom, Seat
from course.classroom.queries.report import LessonResults, report
from course.classroom.queries.told import Told
from course.classroom.rules import Watched, counts
from course.classroom.rules.reports import Asked, Result, index, learners
from course.classroom.rules.sheets import Cell, Row
from course.marking.rules import places
from course.pages.rules import Walk
from course.progress.models import Arrangement
from course.progress.rules import share
from course.quiz.models import Question

AT_ONCE = 500
Pupil = tuple[str, Iterator[Sequence[Any]]]


def lesson_counts(told: Told) -> list[tuple[Walk, int, int, int]]:
    """Return each lesson that was given with how many have not begun it, have, and are done; as the live view says."""
    seen, _names = told.seen
    return [(walk, *_counts(seen, walk)) for walk in seen.walks]


def _counts(seen: Watched, walk: Walk) -> tuple[int, int, int]:
    done = seen.count(walk, "done")
    started = seen.count(walk, "started") + seen.count(walk, "stuck")
    return max(0, seen.size(walk) - started - done), started, done


def lessons(told: Told) -> Iterator[Row]:
    """Yield how many have not begun, have begun and have done each lesson that was given."""
    yield [_("Lesson"), _("Title"), _("Not begun"), _("Begun"), _("Done")]
    for walk, waiting, started, done in lesson_counts(told):
        yield [walk.key, walk.title, waiting, started, done]


def answers(told: Told) -> Iterator[Row]:
    """Yield a row for each pupil: what they said last to each open question that the class has answered.

    Where a lesson was given so that earlier work does not count, what is earlier is left out, as in the live view.
    """
    asked = open_questions(told)
    heads = (_("%(key)s – response"), _("%(key)s – expected"), _("%(key)s – score"))
    titles = [head % {"key": one.key} for one in asked.values() for head in heads]
    yield [_("Pupil"), *titles, _("Total score"), _("Total possible")]
    for name, rows in _pupils(told.classroom, asked):
        last = {row[1]: row for row in rows if row[1] and _counts_today(told, asked[row[1]], row)}
        cells: list[Cell] = []
        for key, one in asked.items():
            found = last.get(key)
            cells += [in_words(one, found[4]) if found else None, in_words(one, one.right), found[5] if found else None]
        yield [name, *cells, round(sum(row[5] or 0 for row in last.values()), 2), len(asked)]


def _counts_today(told: Told, asked: Asked, row: Sequence[Any]) -> bool:
    version, lesson, day = row[2], row[6], row[8]
    return bool(version == asked.version) and counts(told.since, lesson, day)


def open_questions(told: Told) -> dict[str, Asked]:
    """Return the questions a class has answered of which a teacher may see who said what."""
    return {key: told.asked[key] for key in sorted(told.asked) if told.asked[key].privacy == Question.Privacy.OPEN}


def _pupils(classroom: Classroom, asked: Iterable[str]) -> Iterator[Pupil]:
    """Yield each pupil who was here with their answers to these questions, a few at a time; one query."""
    theirs = Q(learner__answers__question__in=list(asked), learner__answers__is_open=True)
    seats = Seat.objects.filter(classroom=classroom, learner__seen_on__isnull=False)
    rows = (
        seats.annotate(given=FilteredRelation("learner__answers", condition=theirs))
        .order_by("name", "given__question", "given__number")
        .values_list(
            *("name", "given__question", "given__version", "given__number", "given__response", "given__fraction"),
            *("given__lesson", "given__outcome", "given__day"),
        )
    )
    yield from groupby(rows.iterator(chunk_size=AT_ONCE), key=itemgetter(0))


def in_words(asked: Asked, response: Iterable[str]) -> str:
    """Return a stored response in the words of its question."""
    names = asked.names
    if asked.kind not in {"match", "sort"}:
        return " | ".join(names.get(part, part) for part in response)
    placed = places(tuple(response)).items()
    return " | ".join(
        f"{names.get(card, card)} → {' / '.join(names.get(at, at) or '–' for at in where.split('/'))}"
        for card, where in placed
    )


def totals(told: Told) -> Iterator[Row]:
    """Yield what the report shows, figure by figure; what stands there as a range has two different numbers here."""
    yield [
        *(_("Lesson"), _("Question"), _("Version"), _("Today's"), _("What it asks"), _("Try"), _("Pupils")),
        *(_("Score in percent, at least"), _("at most"), _("Answer"), _("Given by at least"), _("at most")),
    ]
    for lesson in report(told):
        for result in (*lesson.today, *lesson.earlier):
            yield from _figures(lesson, result)


def _figures(lesson: LessonResults, result: Result) -> Iterator[Row]:
    asked, walk = result.asked, lesson.walk
    about: list[Cell] = [walk.key if walk else "", result.question, result.version, int(result.is_today)]
    about += [asked.stem if asked else ""]
    for tried, shown in ((_("first"), result.first), (_("last"), result.last)):
        is_by_name = asked is not None and asked.privacy == Question.Privacy.OPEN
        number, mean = learners(shown), index(shown) if is_by_name else None
        if not number:
            continue
        yield [*about, tried, number, mean.least if mean else None, mean.most if mean else None, None, None, None]
        for choice in result.choices() if result.is_today else ():
            part = share(choice.cell, shown)
            yield [*about, tried, number, None, None, choice.text or choice.cell, part.least, part.most]


def everything(told: Told) -> Iterator[str]:
    """Yield all that is held about a class and may be seen by those who teach it, as one JSON text.

    Every answer that is held by name is in it, those too that do not count because they were earlier.
    """
    classroom = told.classroom
    yield "{\n"
    for name, value in _about(classroom).items():
        yield f"{json.dumps(name)}: {_json(value)},\n"
    yield f'"totals": {_json(list(totals(told)))},\n"lessons": {_json(list(lessons(told)))},\n"pupils": [\n'
    asked = open_questions(told)
    seats = {seat.name: seat for seat in classroom.seats.prefetch_related("groups").select_related("learner")}
    unused = ((name, iter(())) for name, seat in sorted(seats.items()) if seat.learner.seen_on is None)
    comma = ""
    for name, rows in chain(_pupils(classroom, asked), unused):
        if name in seats:
            yield comma + _json(_pupil(seats[name], rows))
            comma = ",\n"
    yield "\n]}\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, cls=DjangoJSONEncoder)


def _about(classroom: Classroom) -> dict[str, Any]:
    fields = ("public_id", "name", "band", "country", "language", "ends_on", "keep_until", "made_on", "archived_on")
    given = Assignment.objects.filter(classroom=classroom)
    arranged = Arrangement.objects.filter(cohort=classroom.cohort_id).order_by("lesson")
    return {
        "class": {field: getattr(classroom, field) for field in fields} | {"joining": classroom.joining},
        "teachers": sorted(classroom.teachers.values_list("username", flat=True)),
        "groups": sorted(classroom.groups.values_list("name", flat=True)),
        "given": list(given.values("target", "opens_at", "closes_at", "results", "counts_earlier", "made_on")),
        "arranged": list(arranged.values("lesson", "is_paused", "held_until")),
        "not here": _(
            "Answers to questions about views are held to be counted, and never shown by name. What was passed over is "
            "held as done, with no answer. Of a pupil's four words there is only a fingerprint."
        ),
    }


def _pupil(seat: Seat, rows: Iterator[Sequence[Any]]) -> dict[str, Any]:
    fields = ("question", "version", "try", "response", "score", "lesson", "outcome", "day")
    return {
        "name": seat.name,
        "joined_on": seat.joined_on,
        "last_day_here": seat.learner.seen_on,
        "groups": sorted(group.name for group in seat.groups.all()),
        "answers": [dict(zip(fields, row[1:], strict=True)) for row in rows if row[1]],
    }
