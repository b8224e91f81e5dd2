"""What can be found: the live lessons, questions people ask and words of one language."""

import re
from collections.abc import Iterator
from typing import Any

import snowballstemmer
from django.db.models import Count, Max
from django.utils.html import strip_tags
from wagtail.models import Locale

from course.kit.rules import anchor
from course.pages.models import FaqPage, GlossaryPage, LessonPage, ModulePage
from course.reference.models import Fact, Term
from course.search.rules import Found, Index, Passage, build, find
from course.timeline.models import Stage

SHOWN = (LessonPage, ModulePage, FaqPage, GlossaryPage, Term, Fact, Stage)
STEMMERS = {"en": "english", "hi": "hindi"}
_built: dict[str, tuple[object, Index]] = {}


def search(asked: str) -> Found:
    """Return what is found in the reader's language; builds the index anew after anything was published."""
    locale = Locale.get_active()
    state = [shown.aggregate(Count("pk"), Max("last_published_at"), Max("pk")) for shown in _live(locale)]
    kept = _built.get(locale.language_code)
    if kept is None or kept[0] != state:
        kept = _built[locale.language_code] = (state, _index(locale))
    return find(kept[1], asked)


def _index(locale: Locale) -> Index:
    stemmer = snowballstemmer.stemmer(STEMMERS.get(locale.language_code, "porter"))
    return build(list(_passages(locale)), stemmer.stemWord)


def _live(locale: Locale) -> Iterator[Any]:
    return (model.objects.filter(live=True, locale=locale) for model in SHOWN)


def _passages(locale: Locale) -> Iterator[Passage]:
    for page in LessonPage.objects.live().filter(locale=locale).order_by("path"):
        yield from _page(page)
    for model in (ModulePage, FaqPage):
        for page in model.objects.live().filter(locale=locale).order_by("path"):
            yield from _page(page)
    glossary = GlossaryPage.objects.live().filter(locale=locale).first()
    if glossary is not None:
        for term in Term.objects.filter(live=True, locale=locale).order_by("name"):
            yield Passage(glossary.title, term.name, term.meaning, f"{glossary.url}#{anchor(term.key)}")


def _page(page: Any) -> Iterator[Passage]:
    """Yield the page itself by its lead, then each of its blocks, a timeline stage by stage."""
    yield Passage(page.title, "", page.summary, page.url)
    for child in page.body:
        value = child.value
        parts = [_plain(getattr(value.get("text"), "source", "") or "")]
        if fact := value.get("fact"):
            parts = [fact.claim, *parts, fact.caveat]
        yield Passage(page.title, value.get("heading") or "", " ".join(filter(None, parts)), _at(page, value.key))
        if timeline := value.get("timeline"):
            for stage in timeline.live_stages():
                said = f"{stage.happens} {stage.matters} {stage.who} {stage.helps}"
                yield Passage(page.title, stage.name, said, f"{page.url}#{stage.anchor}")


def _at(page: Any, key: str) -> str:
    return f"{page.url}#{anchor(key)}" if key else str(page.url)


def _plain(html: str) -> str:
    return " ".join(strip_tags(re.sub(r"</(p|li|h\d)>", " ", html)).split())
