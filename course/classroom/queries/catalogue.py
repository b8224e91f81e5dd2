"""The course as a teacher chooses from it."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from course.classroom.rules.catalogue import Entry, Shelf
from course.pages.models import LessonPage, ModulePage
from course.pages.queries import outline
from course.pages.rules import Walk
from course.quiz.models import Question
from course.reference.models import Claim

Asks = Mapping[str, tuple[str, str]]


def catalogue(language: str) -> list[Shelf]:
    """Return the live modules with all there is to know of their lessons; the same few queries however many."""
    here = {"live": True, "locale__language_code": language}
    claims = dict(Claim.objects.filter(**here).values_list("key", "text"))
    questions = Question.objects.filter(**here).values_list("key", "kind", "claims")
    asks = {key: (kind, its) for key, kind, its in questions}
    lessons = {page.key: page for page in LessonPage.objects.filter(**here)}
    leads = dict(ModulePage.objects.filter(**here).values_list("key", "summary"))
    shelves = []
    for module in outline(language):
        entries = (_entry(walk, lessons[walk.key], asks, claims) for walk in module.walks if walk.key in lessons)
        if module.key:
            shelves.append(Shelf(module.key, module.title, module.url, leads.get(module.key, ""), tuple(entries)))
    return shelves


def _entry(walk: Walk, page: Any, asks: Asks, claims: Mapping[str, str]) -> Entry:
    asked = [asks[key] for key in sorted(walk.lesson.questions) if key in asks]
    # As stored: reading blocks queries for each kind.
    blocks = [(block["type"], block["value"]) for block in page.body.raw_data if isinstance(block["value"], dict)]
    taught = {key for _kind, value in blocks for key in (value.get("claims") or "").split()}
    objectives = (item["value"].get("text") or "" for item in page.objectives.raw_data)
    return Entry(
        key=walk.key,
        title=walk.title,
        url=walk.url,
        lead=page.summary,
        minutes_class=page.minutes_class,
        minutes_alone=page.minutes_alone,
        band=page.band,
        content_note=page.content_note,
        objectives=tuple(objectives),
        kinds=Counter(kind for kind, _claims in asked),
        blocks=tuple(dict.fromkeys(kind for kind, _value in blocks)),
        claims=tuple((key, claims[key]) for key in claims if key in taught),
    )
