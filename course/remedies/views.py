"""The finder and what belongs to it. Nothing that is chosen is stored: it stands in the address, as letters."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from course.remedies import queries
from course.remedies.rules import address_of, read_case
from course.remedies.rules.pictures import COPIES, ORIGINAL
from course.remedies.shown import rows, titles
from course.signposts.models import Country
from course.signposts.queries import here

__all__ = ["Remedies", "clocks", "finder", "fingerprints", "on_paper", "telling"]


@require_safe
@cache_control(no_store=True)
def finder(request: HttpRequest) -> HttpResponse:
    """Show the choices, and the plan once all of them are made."""
    return render(request, "remedies/finder.html", _context(request))


@require_safe
@cache_control(no_store=True)
def on_paper(request: HttpRequest) -> HttpResponse:
    """Show the plan as sheets to print, the first of which says nothing of what it is about."""
    context = _context(request)
    if "plan" not in context:
        return redirect(_address("remedies", context["query"]))
    return render(request, "remedies/list.html", context)


@require_safe
@cache_control(no_store=True)
def telling(request: HttpRequest) -> HttpResponse:
    """Show what happens after telling somebody, in one country and at this place."""
    countries = queries.countries()
    country = _chosen(countries, request.GET.get("c", ""))
    told = queries.tellings(country) if country else []
    context = {"countries": countries, "country": country, "tellings": told, "here": here(), "page_kind": "remedies"}
    return render(request, "remedies/telling.html", context)


@require_safe
@cache_control(no_store=True)
def clocks(request: HttpRequest) -> HttpResponse:
    """Show the time limits of platforms in all countries side by side."""
    return render(request, "remedies/clocks.html", {"clocks": queries.clocks(), "page_kind": "remedies"})


@require_safe
@cache_control(no_store=True)
def fingerprints(request: HttpRequest) -> HttpResponse:
    """Show how services find copies of a picture without having it."""
    read = queries.sources("src.stopncii-faq", "src.takeitdown-faq")
    context = {"original": ORIGINAL, "copies": COPIES, "sources": read, "page_kind": "remedies"}
    return render(request, "remedies/fingerprints.html", context)


def _context(request: HttpRequest) -> dict[str, Any]:
    countries = queries.countries()
    case = read_case(request.GET, frozenset(country.key for country in countries))
    query = address_of(case)
    context = {
        "page_kind": "remedies",
        "case": case,
        "query": query,
        "countries": countries,
        "rows": rows(case),
        "here": here(),
    }
    country = _chosen(countries, case.country)
    if country is None or case.missing:
        return context
    found = queries.entries(country).plan(case)
    return {
        **context,
        "country": country,
        "plan": found,
        "turns": [(titles()[turn.stage], turn) for turn in found.turns],
        "paper_url": _address("remedies-list", query),
        "help_page_url": f"{reverse('help-country', args=[country.key])}" if found.emergency else "",
    }


def _chosen(countries: list[Country], key: str) -> Country | None:
    return next((country for country in countries if country.key == key), None)


def _address(name: str, query: str) -> str:
    return f"{reverse(name)}?{query}" if query else reverse(name)


class Remedies(Sitemap[str]):
    """The finder and what belongs to it, which no Wagtail page stands for."""

    def items(self) -> Iterable[str]:
        return [reverse(name) for name in ("remedies", "remedies-telling", "remedies-clocks", "remedies-fingerprints")]

    def location(self, item: str) -> str:
        return item

    def get_urls(self, page: int | str = 1, site: Any = None, protocol: str | None = None) -> list[dict[str, Any]]:
        return [{"location": f"{settings.SITE_URL}{item}", "lastmod": None} for item in self.items()]
