from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from course.signposts import queries
from course.signposts.rules import reader_from


@require_safe
@cache_control(no_store=True)
def help_index(request: HttpRequest) -> HttpResponse:
    reader = reader_from(request.GET.get("reader"), request.GET.get("age"))
    return render(request, "signposts/help.html", queries.index_context(reader))


@require_safe
@cache_control(no_store=True)
def help_country(request: HttpRequest, key: str) -> HttpResponse:
    reader = reader_from(request.GET.get("reader"), request.GET.get("age"))
    context = queries.help_context(key, reader)
    if context is None:
        raise Http404
    return render(request, "signposts/country.html", context)
