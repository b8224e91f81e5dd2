from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from course.signposts import queries
from course.signposts.rules import Reader, reader_from


@require_safe
@cache_control(no_store=True)
def help_index(request: HttpRequest) -> HttpResponse:
    reader = reader_from(request.GET.get("reader"), request.GET.get("age"))
    shown = [{"name": country.name, "url": _address(country.key, reader)} for country in queries.countries()]
    context = {"page_kind": "help", "countries": shown, "here": queries.here()}
    return render(request, "signposts/help.html", context)


@require_safe
@cache_control(no_store=True)
def help_country(request: HttpRequest, key: str) -> HttpResponse:
    reader = reader_from(request.GET.get("reader"), request.GET.get("age"))
    page = queries.help_page(key, reader)
    if page is None:
        raise Http404
    context = {
        "page_kind": "help",
        "country": page.country,
        "emergency": page.emergency,
        "lines": page.lines,
        "routes": page.routes,
        "here": queries.here(),
        "reader": reader.reader,
        "age": reader.age,
        "reader_url": _address(key, Reader("under-18" if reader.reader == "18" else "18", reader.age)),
        "others_url": reverse("help") + _query(reader),
        "age_url": _address(key, Reader(reader.reader, "under-18" if reader.age == "18" else "18")),
    }
    return render(request, "signposts/country.html", context)


def _address(key: str, reader: Reader) -> str:
    return reverse("help-country", args=[key]) + _query(reader)


def _query(reader: Reader) -> str:
    chosen = {"reader": reader.reader, "age": reader.age}
    query = urlencode({name: age for name, age in chosen.items() if age == "18"})
    return f"?{query}" if query else ""
