"""The addresses that are no page of words: the start, the sitemap, robots and the health check."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language, get_language_from_request
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView
from wagtail.contrib.sitemaps import Sitemap as WagtailPages
from wagtail.url_routing import RouteResult
from wagtail.views import serve

from course.pages.models import HomePage
from course.pages.queries import page_at
from course.signposts.queries import countries

ROBOTS = TemplateView.as_view(template_name="pages/robots.txt", content_type="text/plain")

__all__ = ["ROBOTS", "Signposts", "WagtailPages", "healthz", "page", "start"]


def page(request: HttpRequest, path: str) -> HttpResponse:
    """Serve a page found by its whole address; Wagtail itself would ask for every page on the way to it."""
    if found := page_at(get_language() or settings.LANGUAGE_CODE, path):
        request._wagtail_route_for_request = RouteResult(found)  # type: ignore[attr-defined]  # noqa: SLF001
    reply: HttpResponse = serve(request, path)
    return reply


@require_safe
@cache_control(no_cache=True)
def start(request: HttpRequest) -> HttpResponse:
    """Send a visitor to the home page in the browser's language, if it is live, else to the first language."""
    wanted = get_language_from_request(request)
    live = HomePage.objects.live().filter(locale__language_code=wanted)
    return redirect(f"/{wanted if live.exists() else settings.LANGUAGE_CODE}/")


@require_safe
@cache_control(no_store=True)
def healthz(_request: HttpRequest) -> HttpResponse:
    """Return 200 `ok` when the database answers, 503 otherwise."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("the database does not answer", status=503, content_type="text/plain")
    return HttpResponse("ok", content_type="text/plain")


class Signposts(Sitemap[str]):
    """The help pages, which no Wagtail page stands for."""

    def items(self) -> Iterable[str]:
        return [reverse("help"), *(reverse("help-country", args=[country.key]) for country in countries())]

    def location(self, item: str) -> str:
        return item

    def get_urls(self, page: int | str = 1, site: Any = None, protocol: str | None = None) -> list[dict[str, Any]]:
        base = settings.SITE_URL
        return [{"location": f"{base}{item}", "lastmod": None} for item in self.items()]
