"""A learner's own pages: opening a place, coming back, what is kept, closing and deleting it.

They carry no token, as no page of the course does: a form is believed if it comes from a page of this host.
"""

import csv
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import activate, get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt

from course.kit.rules import anchor
from course.learning import queries, rules, shown
from course.pages.queries import outline as outline_of
from course.pages.rules import Module, found, newly_done, page_of
from course.progress import http, services
from course.progress.queries import everything
from course.progress.queries import place as place_of
from course.progress.rules import Place, Typed, read_words

View = Callable[..., HttpResponseBase]
LONGEST = 200


def place_page(view: View) -> View:
    """Wrap a view of somebody's place: never stored, gone where the host keeps none, in the reader's language."""

    @cache_control(no_store=True)
    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponseBase:
        if not settings.KEEP_PLACE:
            # Else Django would send the visitor on to this address below a language, to be told the same there.
            request.urlconf = "course.learning.urls"
            raise Http404
        _speak(request)
        return view(request)

    return guarded


def form_of_ours(view: View) -> View:
    """Wrap a view that changes something: by POST, and only from a page of this host."""

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponseBase:
        if request.method != "POST":
            return _to_learn()
        if not http.is_own_form(request):
            return _say(
                request, _("That form did not come from this page. Use the buttons here."), HTTPStatus.FORBIDDEN
            )
        return view(request)

    return place_page(guarded)


def _speak(request: HttpRequest) -> None:
    known, referer = dict(settings.LANGUAGES), request.headers.get("Referer", "")
    asked = request.GET.get("lang", "")
    language = asked if asked in known else rules.language_left(referer, request.get_host(), known)
    if language:
        activate(language)
        request.LANGUAGE_CODE = language


def _learner(request: HttpRequest, stays: bool = False) -> int | None:
    cookie = http.cookie_of(request)
    return services.learner_of(cookie, stays=stays) if cookie else None


def _page(request: HttpRequest, template: str, status: int = HTTPStatus.OK, **context: Any) -> HttpResponse:
    came_from = rules.page_left(request.headers.get("Referer", ""), request.get_host())
    common = {"page_kind": "learn", "days": settings.RETENTION_DAYS, "lang": get_language(), "came_from": came_from}
    return render(request, f"learning/{template}.html", {**common, **context}, status=status)


def _say(request: HttpRequest, message: str, status: int = HTTPStatus.OK, **context: Any) -> HttpResponse:
    """Return the first page with a message on it, and the place in it where one is open."""
    learner = _learner(request)
    outline = outline_of(get_language()) if learner else []
    lines = shown.lines(outline, _place(learner, outline)) if learner else []
    return _page(request, "learn", status, message=message, is_open=bool(learner), lines=lines, **context)


def _place(learner: int, outline: list[Module]) -> Place:
    """Return how far a learner has come, and note what is done now: what is shown as done is never taken back."""
    place = place_of(learner)
    if news := newly_done(outline, place):
        services.finish(learner, news)
    return place


def _to_learn(fragment: str = "") -> HttpResponse:
    return redirect(f"{reverse('learn')}?lang={get_language()}{fragment}")


@place_page
def learn(request: HttpRequest) -> HttpResponseBase:
    if not http.cookie_of(request) or _learner(request):
        return _say(request, "")
    reply = _say(request, _("Your place has closed by itself in this browser. Your four words open it again."))
    http.forget(reply)
    return reply


@form_of_ours
def keep(request: HttpRequest) -> HttpResponseBase:
    if _learner(request):
        return _say(request, _("Your place is open already."))
    try:
        cookie, four = services.join()
    except services.TooMany:
        return _busy(request, _("Very many people are beginning just now. Please try again in ten minutes."))
    reply = _page(request, "words", words=four, is_new=True)
    http.remember(reply, cookie)
    return reply


@form_of_ours
def back(request: HttpRequest) -> HttpResponseBase:
    typed = read_words(request.POST.get("words", "")[:LONGEST])
    if not typed.may_be_a_key:
        return _say(request, "", HTTPStatus.UNPROCESSABLE_ENTITY, typed=typed, wrong=_what_is_wrong(typed))
    try:
        cookie = services.come_back(typed.words)
    except services.TooMany:
        busy = _("Too many wrong words are being tried just now, perhaps not by you. Please wait ten minutes.")
        return _busy(request, busy, typed=typed)
    if cookie is None:
        wrong = _("Nobody’s place has these four words. Look at each of them again, and at their order.")
        return _say(request, "", HTTPStatus.UNPROCESSABLE_ENTITY, typed=typed, wrong=wrong)
    services.close(http.cookie_of(request))
    reply = _to_learn()
    http.remember(reply, cookie)
    return reply


def _what_is_wrong(typed: Typed) -> str:
    if not typed.unknown:
        return _("There are four words. You typed %(count)d.") % {"count": len(typed.words)}
    return _("Not every word here is one of ours. Your words are still in the box.")


def _busy(request: HttpRequest, message: str, **context: Any) -> HttpResponse:
    reply = _say(request, "", HTTPStatus.TOO_MANY_REQUESTS, wrong=message, **context)
    reply["Retry-After"] = str(services.WINDOW)
    return reply


@form_of_ours
def words(request: HttpRequest) -> HttpResponseBase:
    learner = _learner(request, stays=True)
    return _page(request, "words", words=services.renew_words(learner)) if learner else _to_learn()


@form_of_ours
def done(request: HttpRequest) -> HttpResponseBase:
    services.close(http.cookie_of(request))
    reply = _page(request, "closed", is_deleted=False)
    http.forget(reply)
    return reply


@place_page
def kept(request: HttpRequest) -> HttpResponseBase:
    learner = _learner(request)
    return _page(request, "kept", rows=queries.kept(learner, get_language())) if learner else _to_learn()


@place_page
def as_json(request: HttpRequest) -> HttpResponseBase:
    learner = _learner(request)
    if not learner:
        return _to_learn()
    reply = JsonResponse(everything(learner), json_dumps_params={"indent": 2})
    reply["Content-Disposition"] = 'attachment; filename="place.json"'
    return reply


@place_page
def as_csv(request: HttpRequest) -> HttpResponseBase:
    learner = _learner(request)
    if not learner:
        return _to_learn()
    reply = HttpResponse(content_type="text/csv; charset=utf-8")
    reply["Content-Disposition"] = 'attachment; filename="place.csv"'
    sheet = csv.writer(reply)
    sheet.writerow(["table", "row", "field", "value"])
    for table, rows in everything(learner).items():
        for number, row in enumerate(rows, 1):
            for name, value in row.items():
                text = " ".join(value) if isinstance(value, list) else value
                sheet.writerow([table, number, name, "" if text is None else text])
    return reply


@csrf_exempt
@place_page
def delete(request: HttpRequest) -> HttpResponseBase:
    """Ask once more, then delete."""
    if request.method == "POST":
        return _forget(request)
    return _page(request, "delete") if _learner(request) else _to_learn()


@form_of_ours
def _forget(request: HttpRequest) -> HttpResponseBase:
    if learner := _learner(request):
        services.forget(learner)
    reply = _page(request, "closed", is_deleted=True)
    http.forget(reply)
    return reply


@form_of_ours
def skip(request: HttpRequest) -> HttpResponseBase:
    learner = _learner(request, stays=True)
    place = found(outline_of(get_language()), request.POST.get("of", ""))
    if not learner or place is None:
        return _to_learn()
    walk, questions = place
    with suppress(services.Nobody):
        services.pass_over(learner, walk.lesson, questions)
    return _to_learn(f"#h-{anchor(walk.key)}")


@place_page
def progress(request: HttpRequest) -> HttpResponseBase:
    """Return how the page of this key stands, as a fragment for a page that is the same for everyone."""
    learner = _learner(request)
    outline = outline_of(get_language()) if learner else []
    here = page_of(outline, request.GET.get("in", ""))
    if not learner or here is None:
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    place = _place(learner, outline)
    settled = " ".join(sorted(question for _lesson, question in place.settled))
    context = {"line": shown.line(here, place), "settled": settled, "lang": get_language()}
    return render(request, "learning/progress.html", context)
