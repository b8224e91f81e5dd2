"""What a class answered, as its teachers are told: totals that are shown, and rows of open questions alone.

Totals come from the figures that move with each answer, never from answers: so a report costs the same for any class.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from course.classroom.queries.told import Figured, Told
from course.classroom.rules.reports import Asked, Result, by_need
from course.pages.models import LessonPage
from course.pages.rules import Walk
from course.progress.rules import FIRST, LAST, read_figures
from course.quiz.models import Question


@dataclass(slots=True)
class LessonResults:
    """A lesson with the figures of its questions; without a page it gathers what is asked nowhere any more."""

    walk: Walk | None = None
    today: list[Result] = field(default_factory=list)
    earlier: list[Result] = field(default_factory=list)


def report(told: Told) -> list[LessonResults]:
    """Return what a class has figures of, lesson by lesson, what most needs teaching first.

    Figures are of every answer given in the class, also where a lesson was given so that earlier work does not count:
    that is a rule about how a pupil stands. Figures made anew for some days only could be subtracted from these.
    """
    walks = [walk for module in told.modules for walk in module.walks]
    by_lesson: dict[str, LessonResults] = {}
    for row in told.figures:
        question = told.asked.get(row.question)
        if question and question.privacy == Question.Privacy.PRIVATE:
            continue
        walk = next((walk for walk in walks if row.question in walk.lesson.questions), None)
        found = by_lesson.setdefault(walk.key if walk else "", LessonResults(walk))
        result = _result(row, question)
        (found.today if result.is_today and walk else found.earlier).append(result)
    return _sorted(by_lesson.values())


def headings(told: Told, results: Iterable[LessonResults]) -> dict[str, str]:
    """Return the headings of the passages of lessons, by key; one query."""
    lessons = [one.walk.key for one in results if one.walk]
    pages = LessonPage.objects.live().filter(key__in=lessons, locale__language_code=told.classroom.language)
    found: dict[str, str] = {}
    for body in pages.values_list("body", flat=True):
        # As stored: reading blocks queries for each kind.
        values: list[Mapping[str, str]] = [
            block["value"] for block in body.raw_data if isinstance(block["value"], dict)
        ]
        found |= {value["key"]: value.get("heading") or "" for value in values if value.get("key")}
    return found


def _sorted(lessons: Iterable[LessonResults]) -> list[LessonResults]:
    found = list(lessons)
    for one in found:
        one.today = by_need(one.today)
    return sorted(found, key=lambda one: (one.walk is None, -max((each.need for each in one.today), default=0)))


def _result(row: Figured, asked: Asked | None) -> Result:
    first, last = read_figures(row.counted, FIRST), read_figures(row.counted, LAST)
    return Result(row.question, row.version, first.shown, last.shown, asked)
