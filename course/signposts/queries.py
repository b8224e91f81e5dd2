"""What the help pages show, and what others may show of the same entries."""

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from course.safety.models import ReadTwice
from course.signposts.models import ENTRIES, Country, Helpline, Here, Placed, Route, Signpost
from course.signposts.rules import Reader, address_query, calls, fits, in_turn, is_complete

# Kinds of route on a help page, the quickest first. What else there is stands in the finder.
TAKING_DOWN: list[str] = [
    Route.Kind.HASH,
    Route.Kind.PLATFORM,
    Route.Kind.REGULATOR,
    Route.Kind.SEARCH,
    Route.Kind.POLICE,
]
T = TypeVar("T", bound=ReadTwice)


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One country's signposts, chosen for one reader."""

    country: Country
    emergency: list[Helpline] = field(default_factory=list)
    lines: list[Helpline] = field(default_factory=list)
    routes: list[Route] = field(default_factory=list)


def live(model: type[T]) -> models.QuerySet[T]:
    """Return what may be shown of a kind in the reader's language, with its source, in its authors' order."""
    found: models.QuerySet[T] = model.objects.filter(
        live=True, locale__language_code=get_language() or settings.LANGUAGE_CODE
    )
    if issubclass(model, Signpost):
        found = found.select_related("source", *(["country"] if issubclass(model, Placed) else []))
    return found.order_by("position")


def countries() -> list[Country]:
    """Return the countries whose page may be shown, the host's own first; two queries."""
    served = defaultdict(list)
    for country, serves in live(Helpline).values_list("country__key", "serves"):
        served[country].append(serves)
    shown = [country for country in live(Country) if is_complete(served[country.key])]
    return sorted(shown, key=lambda country: country.key != settings.DEFAULT_COUNTRY)


def help_page(key: str, reader: Reader) -> HelpPage | None:
    """Return what `reader` is shown for the country `key`, or None where it has no page."""
    country = next((country for country in countries() if country.key == key), None)
    if country is None:
        return None
    emergency, lines = calls(live(Helpline).filter(country=country), reader.reader, timezone.localdate())
    routes = live(Route).filter(models.Q(country=country) | models.Q(country=None), kind__in=TAKING_DOWN)
    shown = sorted((route for route in routes if _is_for_help(route, reader)), key=_by_kind)
    return HelpPage(country, emergency, lines, in_turn(shown, timezone.localdate(), lambda _route: False))


def help_context(key: str, reader: Reader) -> dict[str, Any] | None:
    """Return what the template of a country's page is filled with, or None where there is no such page."""
    page = help_page(key, reader)
    if page is None:
        return None
    other_reader = Reader("under-18" if reader.reader == "18" else "18", reader.age)
    other_age = Reader(reader.reader, "under-18" if reader.age == "18" else "18")
    return {
        "page_kind": "help",
        "country": page.country,
        "emergency": page.emergency,
        "lines": page.lines,
        "routes": page.routes,
        "here": here(),
        "reader": reader.reader,
        "age": reader.age,
        "reader_url": address(key, other_reader),
        "others_url": reverse("help") + address_query(reader),
        "age_url": address(key, other_age),
    }


def index_context(reader: Reader) -> dict[str, Any]:
    """Return what the template of the list of countries is filled with."""
    shown = [{"name": country.name, "url": address(country.key, reader)} for country in countries()]
    return {"page_kind": "help", "countries": shown, "here": here()}


def address(key: str, reader: Reader) -> str:
    """Return the address of a country's page for a reader."""
    return reverse("help-country", args=[key]) + address_query(reader)


def _by_kind(route: Route) -> tuple[int, bool, int]:
    return TAKING_DOWN.index(route.kind), route.country is None, route.position


def _is_for_help(route: Route, reader: Reader) -> bool:
    """Return whether a route is for the person shown, or for whoever helps them, at these ages."""
    return (
        fits(route.made, reader.age)
        and fits(route.reader, reader.reader)
        and (not route.roles or bool({"self", "helper"} & set(route.roles.split())))
        and (not route.happened or "shared" in route.happened.split())
    )


def here() -> dict[str, Any] | None:
    """Return whom to tell at this place, or None while the host has not said."""
    # Not Here.load(): that writes a row when there is none, and reading must not.
    setting = Here.objects.first()
    return setting.as_shown() if setting else None


def due_for_review(day: date) -> list[Signpost]:
    """Return the live entries of every kind to be checked again by `day`, the longest due first; a query each."""
    found: list[Signpost] = []
    for kind in ENTRIES:
        found += kind.objects.filter(live=True, review_by__lte=day).select_related("source")
    return sorted(found, key=lambda entry: (entry.review_by or day, entry.key))


def as_published() -> str:
    """Return a text that changes whenever what the help pages show does, the day included; a query for each kind."""
    kinds: tuple[type[Any], ...] = (Country, *ENTRIES)
    rows = [list(kind.objects.order_by("pk").values_list("pk", "live", "last_published_at")) for kind in kinds]
    return hashlib.sha256(repr((timezone.localdate(), rows, here())).encode()).hexdigest()
