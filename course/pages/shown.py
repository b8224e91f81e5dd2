"""What the templates of pages are given: modules, lessons, neighbours, the walk through a lesson."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString
from wagtail.models import Page
from wagtail.rich_text import expand_db_html

from course.kit.rules import anchor
from course.reference.models import Fact, Term
from course.signposts.queries import here
from course.timeline.models import LiveStages

BETWEEN = "<!--next-->"
EMBLEMS = ("e1", "e2", "e3", "e4")


def sections(page: Any, context: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the rendered blocks of a page with their anchors and headings; what shows nothing is left out."""
    context = {**context, "live_stages": LiveStages()}
    rendered = _with_links([child.render(context) for child in page.body])
    return [
        {
            "anchor": anchor(child.value.key) or f"part-{number}",
            "key": child.value.key,
            "heading": child.value.get("heading") or "",
            "html": SafeString(html),
            "kind": child.block_type,
        }
        for number, (child, html) in enumerate(zip(page.body, rendered, strict=True))
        if html.strip()
    ]


def _with_links(parts: list[str]) -> list[str]:
    """Return the parts with page links as addresses: looked up together, not once for each part."""
    whole: str = expand_db_html(BETWEEN.join(parts))
    return whole.split(BETWEEN) if parts else []


def modules(home: Page) -> list[dict[str, Any]]:
    """Return the live modules under `home` with their number of lessons; two queries."""
    children = list(home.get_children().live().order_by("path").specific())
    shown = [page for page in children if page.kind == "module"]
    lessons = Page.objects.live().descendant_of(home).filter(depth=home.depth + 2).values_list("path", flat=True)
    parents = [path[: -Page.steplen] for path in lessons]
    return [
        {
            "title": page.title,
            "summary": page.summary,
            "url": page.url,
            "number": number,
            "lesson_count": parents.count(page.path),
            "emblem": EMBLEMS[(number - 1) % len(EMBLEMS)],
        }
        for number, page in enumerate(shown, 1)
    ]


def start_url(home: Page) -> str | None:
    """Return the address of the first live lesson, the one the home page's timeline belongs to first."""
    lesson = Page.objects.live().descendant_of(home).filter(depth=home.depth + 2).order_by("path").first()
    return lesson.url if lesson else None


def number_of(page: Page) -> int:
    """Return which of its siblings of the same type `page` is, counted from 1."""
    same = page.get_siblings().filter(content_type=page.content_type_id)
    return int(same.filter(path__lt=page.path).count()) + 1


def lessons(module: Any) -> list[dict[str, Any]]:
    """Return the live lessons of a module, in order."""
    found = module.get_children().live().order_by("path").specific()
    return [
        {
            "title": lesson.title,
            "summary": lesson.summary,
            "url": lesson.url,
            "number": number,
            "minutes_alone": lesson.minutes_alone,
            "band": lesson.get_band_display(),
            "drawing": lesson.drawing,
        }
        for number, lesson in enumerate(found, 1)
    ]


def lesson_context(lesson: Any, shown: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the place of a lesson in its module, the walk through it, and whom to tell."""
    return {
        **_place(lesson),
        "objectives": [child.value for child in lesson.objectives],
        "walk": [section for section in shown if section["heading"]],
        "here": here(),
    }


@dataclass(frozen=True, slots=True)
class Way:
    """A page of the course as a link to it needs it."""

    title: str
    url: str
    number: int = 0


def _place(lesson: Any) -> dict[str, Any]:
    """Return the module of a lesson, which of how many it is, and where it goes on; one query for all of it."""
    above = lesson.path[: -Page.steplen]
    pages = Page.objects.filter(path__startswith=above[: -Page.steplen], depth__range=(lesson.depth - 1, lesson.depth))
    rows = list(pages.order_by("path").values_list("path", "title", "url_path", "content_type", "live"))
    kind = next(row[3] for row in rows if row[0] == above)
    modules = [row for row in rows if len(row[0]) == len(above) and row[3] == kind]
    ways = {
        path: Way(title, _url(url, 1), number) for number, (path, title, url, _kind, _live) in enumerate(modules, 1)
    }
    lessons = [row for row in rows if row[0].startswith(above) and row[0] != above and row[4]]
    place = next((number for number, row in enumerate(lessons, 1) if row[0] == lesson.path), len(lessons) + 1)
    after = [Way(row[1], _url(row[2], 2)) for row in lessons[place:]] or [
        ways[row[0]] for row in modules if row[0] > above and row[4]
    ]
    return {
        "module": ways[above],
        "number": place,
        "count": max(len(lessons), place),
        "next_lesson": after[0] if after else None,
    }


def _url(url_path: str, deep: int) -> str:
    """Return the address of a page so many steps below its home."""
    return reverse("wagtail_serve", args=["/".join(url_path.split("/")[-1 - deep :])])


def terms(page: Any) -> list[dict[str, str]]:
    """Return the glossary in alphabetical order."""
    found = Term.objects.filter(live=True, locale=page.locale)
    return [
        {"name": term.name, "meaning": term.meaning, "anchor": anchor(term.key)}
        for term in sorted(found, key=lambda term: term.name.lower())
    ]


def facts(page: Any) -> list[Fact]:
    """Return the live facts with their sources; one query."""
    return list(Fact.objects.filter(live=True, locale=page.locale).order_by("key"))
