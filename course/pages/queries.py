"""Where links lead, the course in outline, which sentence teaches a claim, and which question asks it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.utils.html import escape, strip_tags
from django.utils.translation import gettext as _
from wagtail.models import Page, Site
from wagtail.rich_text.pages import PageLinkHandler

from course.kit.rules import natural
from course.pages.models import CoursePage, FaqPage, LessonPage, ModulePage
from course.pages.rules import Module, Part, Walk
from course.quiz.models import Question
from course.quiz.queries import Asking, asking
from course.reference.models import Claim
from course.timeline.models import Stage


class PageLinks(PageLinkHandler):
    """Links to pages, all looked up with one query; Wagtail's own takes two or three for each page."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        found = Page.objects.live().in_bulk([int(attrs["id"]) for attrs in attrs_list])
        pages = (found.get(int(attrs["id"])) for attrs in attrs_list)
        return [f'<a href="{escape(page.url)}">' if page else "<a>" for page in pages]


def page_at(language: str, path: str) -> Page | None:
    """Return the live page at a path below its language; one query for a lesson, two for others."""
    homes = [root.root_path for root in Site.get_site_root_paths() if root.language_code == language]
    if not homes:
        return None
    here = {"live": True, "url_path": homes[0] + path}
    if path.count("/") == 2 and (lesson := LessonPage.objects.filter(**here).first()):
        return lesson
    page = Page.objects.filter(**here).first()
    return page.specific if page else None


@dataclass(slots=True)
class Taught:
    """A claim with the blocks and stages that teach it (key and first sentence) and the questions that ask it."""

    claim: str
    says: str
    taught: list[tuple[str, str]] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)


def claims() -> list[Taught]:
    """Return every live claim with what teaches and what asks it, in the order of their numbers."""
    found = {claim.key: Taught(claim.key, claim.text) for claim in Claim.objects.filter(live=True)}
    taught, asked = defaultdict(list), defaultdict(list)
    for keys, where, says in _teaching():
        for key in keys.split():
            taught[key].append((where, says))
    for question in Question.objects.filter(live=True).order_by("key"):
        for key in question.claims.split():
            asked[key].append((question.key, question.stem))
    for key, one in found.items():
        one.taught, one.asked = taught[key], asked[key]
    return sorted(found.values(), key=lambda one: natural(one.claim))


def _teaching() -> Iterator[tuple[str, str, str]]:
    for stage in Stage.objects.filter(live=True):
        yield stage.claims, stage.key, _first_sentence(stage.happens)
    for model in CoursePage.__subclasses__():
        for page in model.objects.filter(live=True):
            for value in page.parts():
                html = getattr(value.get("text"), "source", "") or ""
                yield value.get("claims") or "", value.key, _first_sentence(html)


def _first_sentence(html: str) -> str:
    text = " ".join(strip_tags(re.sub(r"</(p|li|h\d)>", " ", html)).split())
    return re.split(r"(?<=[.!?”]) ", text, maxsplit=1)[0]


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
