"""What a class answered, as its teachers are told: totals that are shown, and rows of open questions alone.

Totals come from the figures that move with each answer, never from answers: so a report costs the same for any class.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from course.classroom.models import Classroom
from course.classroom.rules.reports import Asked, Choice, Result, by_need
from course.marking import rules as marking
from course.pages.models import LessonPage
from course.pages.queries import outline
from course.pages.rules import Walk
from course.progress.models import Figures
from course.progress.rules import FIRST, LAST, read_figures
from course.progress.rules.figures import OUTCOMES
from course.quiz.models import Question
from course.timeline.models import Stage

Stages = Mapping[int, list[Stage]]


@dataclass(slots=True)
class LessonResults:
    """A lesson with the figures of its questions; without a page it gathers what is asked nowhere any more."""

    walk: Walk | None = None
    today: list[Result] = field(default_factory=list)
    earlier: list[Result] = field(default_factory=list)
    passages: Mapping[str, str] = field(default_factory=dict)


def report(classroom: Classroom) -> list[LessonResults]:
    """Return what a class has figures of, lesson by lesson, what most needs teaching first.

    Eight queries at most, whatever the number of pupils.
    """
    figures = list(Figures.objects.filter(cohort=classroom.cohort_id).order_by("question", "version"))
    asked = asked_today({row.question for row in figures}, classroom.language)
    walks = [walk for module in outline(classroom.language) for walk in module.walks]
    by_lesson: dict[str, LessonResults] = {}
    for row in figures:
        question = asked.get(row.question)
        if question and question.privacy == Question.Privacy.PRIVATE:
            continue
        walk = next((walk for walk in walks if row.question in walk.lesson.questions), None)
        found = by_lesson.setdefault(walk.key if walk else "", LessonResults(walk))
        result = _result(row, question)
        (found.today if result.is_today and walk else found.earlier).append(result)
    return _sorted(by_lesson, _headings(by_lesson, classroom.language))


def asked_today(keys: Iterable[str], language: str) -> dict[str, Asked]:
    """Return these questions as the course asks them today; two queries."""
    stages = defaultdict(list)
    for stage in Stage.objects.filter(live=True, locale__language_code=language).order_by("position"):
        stages[stage.timeline_id].append(stage)
    questions = Question.objects.filter(key__in=set(keys), live=True, locale__language_code=language)
    return {question.key: _asked(question, stages) for question in questions}


def _sorted(by_lesson: Mapping[str, LessonResults], headings: Mapping[str, Mapping[str, str]]) -> list[LessonResults]:
    for key, one in by_lesson.items():
        one.today, one.passages = by_need(one.today), headings.get(key, {})
    return sorted(
        by_lesson.values(), key=lambda one: (one.walk is None, -max((each.need for each in one.today), default=0))
    )


def _result(row: Figures, asked: Asked | None) -> Result:
    first, last = read_figures(row.counted, FIRST), read_figures(row.counted, LAST)
    return Result(row.question, row.version, first.shown, last.shown, asked)


def _headings(lessons: Iterable[str], language: str) -> dict[str, dict[str, str]]:
    """Return the headings of the passages of lessons, by key; one query."""
    pages = LessonPage.objects.live().filter(key__in=list(lessons), locale__language_code=language)
    found: dict[str, dict[str, str]] = {}
    for key, body in pages.values_list("key", "body"):
        # As stored: reading blocks queries for each kind.
        values = [block["value"] for block in body.raw_data if isinstance(block["value"], dict)]
        found[key] = {value.get("key") or "": value.get("heading") or "" for value in values}
    return found


def _asked(question: Question, stages: Stages) -> Asked:
    mine = stages.get(question.timeline_id or 0, [])
    marked = question.marked([stage.key for stage in mine])
    texts = {group.key: group.text for group in question.own_groups()} | {stage.key: stage.name for stage in mine}
    names = texts | {option.key: option.text for option in question.authored()}
    return Asked(
        key=question.key,
        stem=question.stem,
        kind=question.kind,
        privacy=question.privacy,
        version=marking.version(marked),
        choices=_choices(question, marked, names),
        taught_in=question.taught_in,
        names=names,
        right=_right(marked),
    )


def _choices(question: Question, marked: marking.Question, names: Mapping[str, str]) -> tuple[Choice, ...]:
    """Return what can be said to a question: its options, each card with each group, or how an order came out."""
    if marked.kind == "order":
        return tuple(Choice(outcome, "", outcome == "right") for outcome in OUTCOMES[:3])
    if marked.kind in marking.CARDS:
        groups = [*marked.groups, *([marking.NOWHERE] if marked.has_decoys else [])]
        return tuple(
            Choice(f"said:{marking.put(card, group)}", _placed(names, card, group), group in (homes or {""}))
            for card, homes in marked.homes.items()
            for group in groups
        )
    values = [child.value for child in question.options]
    return tuple(
        Choice(f"said:{value.key}", value.get("text") or "", bool(value.get("right")), value.get("thought") or "")
        for value in values
    )


def _placed(names: Mapping[str, str], card: str, group: str) -> str:
    return f"{names.get(card, card)} → {names.get(group, group) or '–'}"


def _right(marked: marking.Question) -> tuple[str, ...]:
    """Return the response that is right, in the keys an answer is stored with."""
    if marked.kind == "order":
        return marked.options
    if marked.kind in marking.CARDS:
        return tuple(marking.put(card, "/".join(sorted(groups))) for card, groups in marked.homes.items())
    return tuple(key for key in marked.options if key in marked.right)
