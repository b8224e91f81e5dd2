"""A class with all that its reports are made of, each looked up once: pages, sheets and files share it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import F, FilteredRelation, Q
from django.http import Http404

from course.accounts.models import User
from course.classroom.models import Classroom
from course.classroom.queries.classes import classes_of
from course.classroom.queries.live import opened_in, whole
from course.classroom.rules import Opened, Watched, since, together
from course.classroom.rules.reports import Asked, Choice
from course.marking import rules as marking
from course.pages.queries import outline
from course.pages.rules import Module, Walk
from course.progress.rules.figures import OUTCOMES
from course.quiz.models import Question

Stages = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Figured:
    """What a class answered to one version of a question, as it is counted."""

    question: str
    version: str
    counted: Mapping[str, Any]


@dataclass(frozen=True)
class Told:
    """A class with its figures; the rest is looked up when it is first asked for: eight queries in all."""

    classroom: Classroom
    figures: list[Figured]

    @cached_property
    def modules(self) -> list[Module]:
        """The course; four queries."""
        return outline(self.classroom.language)

    @cached_property
    def opened(self) -> list[Opened]:
        """What was given and has opened; one query."""
        return opened_in(self.classroom, self.modules)

    @cached_property
    def walks(self) -> list[Walk]:
        """The lessons that were given, each with the parts that were."""
        return together(self.modules, [one.task for one in self.opened])

    @cached_property
    def questions(self) -> dict[str, tuple[Question, Stages]]:
        """What was given or answered, as the course asks it today; one query."""
        given = {question for walk in self.walks for question in walk.lesson.questions}
        return questions_of(given | {row.question for row in self.figures}, self.classroom.language)

    @cached_property
    def asked(self) -> dict[str, Asked]:
        """The questions that there are figures of."""
        keys = dict.fromkeys(row.question for row in self.figures)
        return {key: _asked(*self.questions[key]) for key in keys if key in self.questions}

    @cached_property
    def seen(self) -> tuple[Watched, list[str]]:
        """How far the class is, with nobody listed, and the names of those who were ever here; one query."""
        stems = {
            key: question.stem
            for key, (question, _stages) in self.questions.items()
            if question.privacy == Question.Privacy.OPEN
        }
        return whole(self.classroom, self.opened, self.walks, stems)

    @cached_property
    def since(self) -> dict[str, date]:
        """From which day on work in a lesson counts, for those of which not all does."""
        return since(self.opened)


def told(user: User, public_id: str) -> Told:
    """Return a class somebody teaches, with its figures; one query. Raises Http404 for any other."""
    found: Any = classes_of(user).filter(public_id=public_id)
    figures = {name: F(f"cohort__figures__{name}") for name in ("question", "version", "counted")}
    rows = list(found.annotate(**figures).order_by("question", "version"))
    if not rows:
        raise Http404
    return Told(rows[0], [Figured(row.question, row.version, row.counted) for row in rows if row.question is not None])


def asked_today(keys: Iterable[str], language: str) -> dict[str, Asked]:
    """Return these questions as the course asks them today; one query."""
    return {key: _asked(*found) for key, found in questions_of(keys, language).items()}


def questions_of(keys: Iterable[str], language: str) -> dict[str, tuple[Question, Stages]]:
    """Return live questions, each with key and name of the live stages of its timeline in order; one query."""
    live = FilteredRelation("timeline__stages", condition=Q(timeline__stages__live=True))
    rows: Any = Question.objects.filter(key__in=set(keys), live=True, locale__language_code=language)
    stage = {f"stage_{name}": F(f"stage__{name}") for name in ("key", "name", "locale")}
    stages, found = defaultdict(list), {}
    for row in rows.annotate(stage=live).annotate(**stage).order_by("key", "stage__position"):
        found[row.key] = row
        if row.stage_locale == row.locale_id:
            stages[row.key].append((row.stage_key, row.stage_name))
    return {key: (question, stages[key]) for key, question in found.items()}


def _asked(question: Question, stages: Stages) -> Asked:
    marked = question.marked([key for key, _name in stages])
    texts = {group.key: group.text for group in question.own_groups()} | dict(stages)
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
