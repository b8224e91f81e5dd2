"""What the help pages show."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from django.conf import settings
from django.db import models
from wagtail.models import Locale

from course.kit.models import Snippet
from course.signposts.models import Country, Helpline, Here, Route
from course.signposts.rules import Reader, fits, is_complete, is_for

T = TypeVar("T", bound=Snippet)


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One country's signposts, chosen for one reader."""

    country: Country
    emergency: list[Helpline] = field(default_factory=list)
    lines: list[Helpline] = field(default_factory=list)
    routes: list[Route] = field(default_factory=list)


def countries() -> list[Country]:
    """Return the countries whose page may be shown, the host's own first; two queries."""
    served = defaultdict(list)
    for country, serves in _live(Helpline).values_list("country__key", "serves"):
        served[country].append(serves)
    shown = [country for country in _live(Country).order_by("position") if is_complete(served[country.key])]
    return sorted(shown, key=lambda country: country.key != settings.DEFAULT_COUNTRY)


def help_page(key: str, reader: Reader) -> HelpPage | None:
    """Return what `reader` is shown for the country `key`, or None where it has no page."""
    country = next((country for country in countries() if country.key == key), None)
    if country is None:
        return None
    helplines = _live(Helpline).filter(country__key=key).select_related("source", "country")
    routes = _live(Route).filter(country__key=key).select_related("source", "country")
    page = HelpPage(country)
    for helpline in helplines.order_by("position"):
        if helpline.serves == Helpline.Serves.EMERGENCY:
            page.emergency.append(helpline)
        elif is_for(helpline.serves, reader.reader):
            page.lines.append(helpline)
    page.routes.extend(route for route in routes.order_by("position") if fits(route.made, reader.age))
    return page


def here() -> dict[str, str] | None:
    """Return whom to tell at this place, or None while the host has not said."""
    # Not Here.load(): that writes a row when there is none, and reading must not.
    setting = Here.objects.first()
    return setting.as_shown() if setting else None


def _live(model: type[T]) -> models.QuerySet[T]:
    live: models.QuerySet[T] = model.objects.filter(live=True, locale=Locale.get_active())
    return live


def due_for_review(day: date) -> list[Helpline | Route]:
    """Return the live signposts to be checked again by `day`, the longest due first; two queries."""
    found: list[Helpline | Route] = [
        *Helpline.objects.filter(live=True, review_by__lte=day).select_related("source", "country"),
        *Route.objects.filter(live=True, review_by__lte=day).select_related("source", "country"),
    ]
    return sorted(found, key=lambda signpost: (signpost.review_by or day, signpost.key))
