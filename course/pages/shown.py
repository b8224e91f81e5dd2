"""What the templates of pages are given: modules, lessons, neighbours, the walk through a lesson."""

from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.safestring import SafeString
from wagtail.models import Page
from wagtail.rich_text import expand_db_html

from course.kit.rules import anchor
from course.reference.models import Fact, Term
from course.signposts.queries import here

BETWEEN = "<!--next-->"
EMBLEMS = ("e1", "e2", "e3", "e4")


def sections(page: Any, context: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the rendered blocks of a page with their anchors and headings; what shows nothing is left out."""
    facts = [fact for child in page.body if (fact := child.value.get("fact"))]
    prefetch_related_objects(facts, "source")
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
    same = page.get_parent().get_children().filter(content_type=page.content_type_id)
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
        }
        for number, lesson in enumerate(found, 1)
    ]


def lesson_context(lesson: Any, shown: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the place of a lesson in its module, the walk through it, and whom to tell."""
    siblings = list(lesson.get_parent().get_children().live().order_by("path"))
    place = next((n for n, sibling in enumerate(siblings, 1) if sibling.pk == lesson.pk), len(siblings) + 1)
    after = siblings[place] if place < len(siblings) else _next_module(lesson)
    return {
        "number": place,
        "count": max(len(siblings), place),
        "objectives": [child.value for child in lesson.objectives],
        "walk": [section for section in shown if section["heading"]],
        "next_lesson": after,
        "here": here(),
    }


def _next_module(lesson: Any) -> Page | None:
    module = lesson.get_parent()
    siblings = module.get_siblings(inclusive=False).live().filter(content_type=module.content_type_id)
    return siblings.filter(path__gt=module.path).order_by("path").first()


def terms(page: Any) -> list[dict[str, str]]:
    """Return the glossary in alphabetical order."""
    found = Term.objects.filter(live=True, locale=page.locale)
    return [
        {"name": term.name, "meaning": term.meaning, "anchor": anchor(term.key)}
        for term in sorted(found, key=lambda term: term.name.lower())
    ]


def facts(page: Any) -> list[Fact]:
    """Return the live facts with their sources; one query."""
    return list(Fact.objects.filter(live=True, locale=page.locale).select_related("source").order_by("key"))
