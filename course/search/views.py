"""Looking something up: what is typed is answered and forgotten."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from course.search import queries
from course.search.rules import LONGEST_QUERY, Found

__all__ = ["SearchPage", "search"]


# The form posts, so that what somebody looked for stands neither in the address nor in the browser's history.
@csrf_exempt
@cache_control(no_store=True)
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """Show the form and what was found; an address with `?q=` is answered too."""
    typed = (request.POST if request.method == "POST" else request.GET).get("q", "")
    asked = " ".join(typed.replace("\0", " ").split())[:LONGEST_QUERY]
    found = queries.search(asked) if asked else Found()
    context = {"page_kind": "search", "asked": asked, "found": found, "longest": LONGEST_QUERY}
    return render(request, "search/search.html", context)


class SearchPage(Sitemap[str]):
    """The address of the search, which no Wagtail page stands for."""

    def items(self) -> Iterable[str]:
        return [reverse("search")]

    def location(self, item: str) -> str:
        return item

    def get_urls(self, page: int | str = 1, site: Any = None, protocol: str | None = None) -> list[dict[str, Any]]:
        return [{"location": f"{settings.SITE_URL}{item}", "lastmod": None} for item in self.items()]
