"""What an editor wants to know beside the form: where a thing is used, how it reads, what it teaches, what is due."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue, StructValue
from wagtail.models import Page, ReferenceIndex
from wagtail.rich_text import RichText

from course.desk.rules import SOON, grade, hardest, read_again_by, sentences
from course.kit.models import Keyed
from course.kit.rules import natural
from course.pages.models import CoursePage
from course.quiz.models import Question
from course.reference.models import Claim, Fact, Source, Term
from course.signposts.models import Country, Signpost
from course.signposts.queries import due_for_review
from course.timeline.models import Stage

# What stands in these fields nobody reads as a sentence.
NO_PROSE = {"key", "slug", "claims", "objective", "taught_in", "belongs", "phone", "thought", "questions"}
FURTHEST = 3


@dataclass(frozen=True, slots=True)
class Use:
    """A thing that shows, names or links to another, and how."""

    thing: Any
    how: str

    @property
    def is_page(self) -> bool:
        return isinstance(self.thing, Page)


def uses(thing: Keyed) -> list[Use]:
    """Return what uses `thing`, directly or through another snippet: pages first, each once."""
    found: dict[tuple[type, int], Use] = {}
    waiting: list[tuple[Keyed, int]] = [(thing, 0)]
    while waiting:
        one, distance = waiting.pop(0)
        for use in (*_named_by(one), *_referring_to(one)):
            place = (type(use.thing), use.thing.pk)
            if place not in found and use.thing != thing:
                found[place] = use if distance == 0 else Use(use.thing, _("through “%s”") % _short(one))
                if not use.is_page and distance + 1 < FURTHEST:
                    waiting.append((use.thing, distance + 1))
    return sorted(found.values(), key=lambda use: (not use.is_page, str(use.thing)))


def _referring_to(thing: Keyed) -> Iterator[Use]:
    for user, references in ReferenceIndex.get_grouped_references_to(thing):
        specific = user.specific if isinstance(user, Page) else user
        if isinstance(specific, Keyed):
            yield Use(specific, str(references[0].describe_source_field()).rpartition("→")[2].strip())


def _named_by(thing: Keyed) -> Iterator[Use]:
    """Yield what uses `thing` without a reference in the database: by its key, or by showing all there are."""
    if isinstance(thing, Claim):
        yield from _claiming(thing.key)
    elif isinstance(thing, Stage):
        yield Use(thing.timeline, _("one of its stages"))
    elif isinstance(thing, Term | Fact | Source):
        kind = "glossary" if isinstance(thing, Term) else "sources"
        yield from (Use(page, _("lists them all")) for page in _pages() if page.kind == kind)


def _claiming(claim: str) -> Iterator[Use]:
    for model, how in ((Question, _("asks it")), (Stage, _("teaches it"))):
        named: Iterable[Any] = model.objects.filter(claims__contains=claim)
        yield from (Use(one, how) for one in named if claim in one.claims.split())
    for page in _pages():
        if any(claim in (part.get("claims") or "").split() for part in page.parts()):
            yield Use(page, _("teaches it"))


def _pages() -> list[CoursePage]:
    return [page for model in CoursePage.__subclasses__() for page in model.objects.all()]


def help_address(thing: Keyed) -> str:
    """Return the address of the help page that shows `thing`, or an empty text."""
    country = thing if isinstance(thing, Country) else getattr(thing, "country", None)
    return reverse("help-country", args=[country.key]) if country is not None and country.key else ""


def read(thing: Keyed) -> list[str]:
    """Return what a learner reads of `thing` as sentences, with the questions, facts and stages a page shows."""
    parts = list(thing.parts()) if isinstance(thing, CoursePage) else []
    return [sentence for one in (thing, *_shown_by(parts)) for sentence in _sentences_of(one)]


def grade_of(thing: Keyed) -> float:
    return grade(read(thing))


def _shown_by(parts: Iterable[StructValue]) -> Iterator[Keyed]:
    for part in parts:
        yield from filter(None, part.get("questions") or [])
        if fact := part.get("fact"):
            yield fact
        if timeline := part.get("timeline"):
            yield from timeline.live_stages()


def _sentences_of(thing: Keyed) -> Iterator[str]:
    names = [*thing.content_fields, *(["body"] if isinstance(thing, CoursePage) else [])]
    for name in names:
        known: Any = thing._meta.get_field(name)  # noqa: SLF001
        if not (known.is_relation or getattr(known, "choices", None) or isinstance(known, models.URLField)):
            yield from _sentences_in(getattr(thing, name), name)


def _sentences_in(value: Any, name: str) -> Iterator[str]:
    if name in NO_PROSE:
        return
    if isinstance(value, StreamValue):
        for child in value:
            yield from _sentences_in(child.value, name)
    elif isinstance(value, StructValue):
        for inner, part in value.items():
            yield from _sentences_in(part, inner)
    elif isinstance(value, str | RichText):
        text = value if isinstance(value, str) else value.source
        lines = list(sentences(text))
        # A short option is no sentence.
        if not (name == "text" and len(lines) == 1 and len(lines[0].split()) < 4):
            yield from lines


def stands(thing: Keyed) -> dict[str, Any]:
    """Return what an editor sees beside the form of `thing`."""
    own: Any = thing
    url = reverse("desk:stands", args=[own._meta.app_label, own._meta.model_name, own.pk or 0])  # noqa: SLF001
    if own.pk is None:
        return {"url": url, "is_new": True}
    used, address = uses(thing), help_address(thing)
    return {
        "thing": thing,
        "url": url,
        "grade": grade_of(thing) if own.locale.language_code == "en" and not isinstance(thing, Claim | Source) else 0,
        "hardest": hardest(thing.key),
        "carried": carried(thing),
        "carries": isinstance(thing, CoursePage | Question | Stage),
        "uses": used,
        "places": len(used) + bool(address),
        "help_address": address,
        "usage_url": _usage_address(own),
        "is_page": isinstance(thing, CoursePage),
    }


def _usage_address(thing: Any) -> str:
    if isinstance(thing, Page):
        return reverse("wagtailadmin_pages:usage", args=[thing.pk])
    return reverse(thing.snippet_viewset.get_url_name("usage"), args=[thing.pk])


@dataclass(slots=True)
class Carried:
    """A claim with the parts of one page that teach it and the questions there that ask it."""

    key: str
    says: str
    taught: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


def carried(thing: Keyed) -> list[Carried]:
    """Return the claims that `thing` teaches or asks, in the order of their numbers."""
    found: dict[str, Carried] = {}
    says = dict(Claim.objects.values_list("key", "text"))
    taught, asked = _taught_and_asked(thing)
    for lists, whom in ((taught, "taught"), (asked, "asked")):
        for keys, who in lists:
            for key in keys.split():
                one = found.setdefault(key, Carried(key, says.get(key, "")))
                getattr(one, whom).append(who)
    return sorted(found.values(), key=lambda one: natural(one.key))


def _taught_and_asked(thing: Keyed) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    if isinstance(thing, Question):
        return [], [(thing.claims, thing.key or _short(thing))]
    if isinstance(thing, Stage):
        return [(thing.claims, thing.name)], []
    if not isinstance(thing, CoursePage):
        return [], []
    taught = []
    for part in thing.parts():
        taught.append((part.get("claims") or "", part.get("heading") or _first_words(part)))
        if timeline := part.get("timeline"):
            taught += [(stage.claims, stage.name) for stage in timeline.live_stages()]
    return taught, [(question.claims, question.key or _short(question)) for question in thing.asked()]


@dataclass(frozen=True, slots=True)
class Due:
    """Something live that is to be read again, and by when."""

    thing: Any
    by: date
    is_over: bool


def due(today: date) -> list[Due]:
    """Return the live helplines, routes, facts and sources to be read again within a month, the longest due first."""
    last = today + SOON
    found: list[tuple[Signpost | Fact | Source, date]] = [
        (signpost, signpost.review_by) for signpost in due_for_review(last) if signpost.review_by
    ]
    facts, sources = Fact.objects.filter(live=True), Source.objects.filter(live=True)
    found += [(fact, read_again_by(fact.checked_on)) for fact in facts if fact.checked_on]
    found += [(source, read_again_by(source.read_on)) for source in sources if source.read_on]
    return [Due(thing, by, by <= today) for thing, by in sorted(found, key=lambda pair: pair[1]) if by <= last]


def _first_words(part: StructValue) -> str:
    text = part.get("text")
    return Truncator(strip_tags(getattr(text, "source", "") or "")).words(5)


def _short(thing: Any) -> str:
    return Truncator(str(thing)).chars(50)
