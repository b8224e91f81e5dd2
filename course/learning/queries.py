"""The course in outline, and what is kept about a learner in plain words."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page

from course.learning.rules import Module, Part, Walk
from course.pages.models import FaqPage, LessonPage, ModulePage
from course.progress.models import Answer
from course.progress.queries import everything
from course.quiz.models import Question
from course.quiz.queries import Asking, asking
from course.timeline.models import Stage


@dataclass(slots=True)
class Wording:
    """The words of a question: what it asks, and what stands behind the keys in an answer."""

    stem: str = ""
    texts: dict[str, str] = field(default_factory=dict)


def outline(language: str) -> list[Module]:
    """Return the live modules with their lessons and what these ask; the same few queries however many there are."""
    modules = list(ModulePage.objects.live().filter(locale__language_code=language).order_by("path"))
    lessons = list(LessonPage.objects.live().filter(locale__language_code=language).order_by("path"))
    others = list(FaqPage.objects.live().filter(locale__language_code=language))
    raw = {page.pk: list(asking(page)) for page in (*lessons, *others)}
    asked = _question_keys(pk for blocks in raw.values() for block in blocks for pk in block.questions)
    walks = {page.pk: _walk(page, raw[page.pk], asked) for page in (*lessons, *others)}
    found = [
        Module(page.key, page.title, page.url or "", tuple(walks[one.pk] for one in lessons if one.is_child_of(page)))
        for page in modules
    ]
    besides = tuple(walks[page.pk] for page in others if walks[page.pk].parts)
    return [*found, Module("", _("Besides the lessons"), "", besides)] if besides else found


def _walk(page: Page, blocks: list[Asking], asked: dict[int, str]) -> Walk:
    parts = (Part(one.key, one.heading, tuple(asked[pk] for pk in one.questions if pk in asked)) for one in blocks)
    return Walk(page.key, page.title, page.url or "", tuple(part for part in parts if part.questions))


def _question_keys(pks: Iterable[int]) -> dict[int, str]:
    return dict(Question.objects.filter(pk__in=set(pks), live=True).values_list("pk", "key"))


def wordings(keys: Iterable[str], language: str) -> dict[str, Wording]:
    """Return the words of these questions; two queries."""
    stages = dict(Stage.objects.filter(live=True, locale__language_code=language).values_list("key", "name"))
    found = {}
    for question in Question.objects.filter(key__in=set(keys), locale__language_code=language):
        groups = {group.key: group.text for group in question.own_groups()}
        texts = {option.key: option.text for option in question.authored()}
        found[question.key] = Wording(question.stem, stages | groups | texts)
    return found


def kept(learner: int, language: str) -> dict[str, Any]:
    """Return every row about a learner, with the words a reader knows questions and lessons by."""
    rows = everything(learner)
    course = outline(language)
    titles = {walk.key: walk.title for module in course for walk in module.walks}
    titles |= {module.key: module.title for module in course}
    said = wordings([row["question"] for row in (*rows["answers"], *rows["passed"])], language)
    for row in (*rows["answers"], *rows["passed"]):
        wording = said.get(row["question"], Wording())
        row["stem"], row["title"] = wording.stem or row["question"], titles.get(row["lesson"], row["lesson"])
        row["said"] = [_in_words(part, wording.texts) for part in row.get("response", [])]
    for row in rows["answers"]:
        row["outcome_word"] = Answer.Outcome(row["outcome"]).label
        if row["outcome"] == Answer.Outcome.PARTIAL:
            row["part"] = _("%(share)d %% of it") % {"share": round(100 * row["fraction"])}
    for row in rows["finished"]:
        row["title"] = titles.get(row["key"], row["key"])
    return rows


def _in_words(part: str, texts: dict[str, str]) -> str:
    """Return an option's text, or that of a card and its group."""
    return " → ".join(texts.get(key, key) for key in part.split("=") if key)
