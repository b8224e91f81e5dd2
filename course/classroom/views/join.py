"""A pupil comes into a class: a code, a name out of our list, and that is all.

As under `/learn/`, pages carry no token: a form is believed if it comes from a page of this host.
"""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import activate, get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt

from course.classroom import queries, services
from course.classroom.models import Classroom
from course.classroom.rules import read_code, spelled
from course.classroom.shown.live import own
from course.progress import http
from course.progress import services as progress
from course.progress.rules import read_words

View = Callable[..., HttpResponseBase]
LONGEST = 200


def join_page(view: View) -> View:
    """Wrap a view of the way into a class: never stored, and gone where the host keeps nothing of learners."""

    @csrf_exempt
    @cache_control(no_store=True)
    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponseBase:
        # Else Django would send the visitor on to this address below a language, to be told 404 there.
        request.urlconf = "course.classroom.urls"
        if not settings.KEEP_PLACE:
            raise Http404
        if request.method == "POST" and not http.is_own_form(request):
            return _ask(request, _("That form did not come from this page. Use the boxes here."), HTTPStatus.FORBIDDEN)
        return view(request)

    return guarded


@join_page
def join(request: HttpRequest) -> HttpResponseBase:
    """Ask for a code; with a right one offer names; show those who are in their class."""
    if request.method == "POST":
        return _offer(request)
    learner = _learner(request)
    seat = queries.seat_of(learner) if learner else None
    if seat is None:
        return _ask(request)
    _speak(seat.classroom)
    tasks, seen = queries.in_class(seat)
    return _page(request, "in_class", seat=seat, tasks=tasks, seen=own(seen))


@join_page
def name(request: HttpRequest) -> HttpResponseBase:
    """Seat a pupil under the name they chose."""
    if request.method != "POST":
        return redirect("join")
    found = _class(request)
    if not isinstance(found, Classroom):
        return found
    chosen = services.unsealed(request.POST.get("name", "")[:LONGEST], found.code)
    if not chosen:
        return _offer(request, _("Choose one of these names first."))
    try:
        return _seated(request, found, chosen)
    except services.Taken:
        return _offer(request, _("Somebody else has just taken that name. Choose another one."))
    except progress.TooMany:
        return _busy(request)


@join_page
def card(request: HttpRequest) -> HttpResponseBase:
    """Open a place with the four words of a card, or of an earlier day."""
    if request.method != "POST":
        return redirect("join")
    typed = read_words(request.POST.get("words", "")[:LONGEST])
    try:
        cookie = services.come_back(typed.words) if typed.may_be_a_key else None
    except progress.TooMany:
        return _busy(request, typed=typed)
    if cookie is None:
        wrong = _("These four words open no place. Look at each of them again, and at their order.")
        return _ask(request, "", HTTPStatus.UNPROCESSABLE_ENTITY, typed=typed, wrong_words=wrong)
    progress.close(http.cookie_of(request))
    reply = redirect("join")
    http.remember(reply, cookie)
    return reply


def _class(request: HttpRequest) -> Classroom | HttpResponse:
    """Return the class whose code was typed, or the page that says why there is none."""
    code = read_code(request.POST.get("code", "")[:LONGEST])
    try:
        found = services.find(code)
    except progress.TooMany:
        return _busy(request, code=code)
    if found is None:
        wrong = _(
            "This code opens no class now. Look at each sign again, or ask whether the class is open for joining."
        )
        return _ask(request, "", HTTPStatus.UNPROCESSABLE_ENTITY, code=code, wrong_code=wrong)
    _speak(found)
    return found


def _offer(request: HttpRequest, message: str = "") -> HttpResponse:
    found = _class(request)
    if not isinstance(found, Classroom):
        return found
    learner = _learner(request)
    seat = queries.seat_of(learner) if learner else None
    if seat is not None and seat.classroom == found:
        return redirect("join")
    names = services.names_for(found)
    return _page(
        request,
        "choose_name",
        HTTPStatus.UNPROCESSABLE_ENTITY if message else HTTPStatus.OK,
        classroom=found,
        names=list(zip(names, services.sealed(names, found.code), strict=True)),
        message=message,
        may_bring=bool(learner) and seat is None,
    )


def _seated(request: HttpRequest, found: Classroom, chosen: str) -> HttpResponse:
    learner = _learner(request) if request.POST.get("bring") else None
    if learner and queries.seat_of(learner) is None:
        services.bring(found, chosen, learner)
        return redirect("join")
    cookie, words = services.take(found, chosen)
    progress.close(http.cookie_of(request))
    reply = _page(request, "welcome", classroom=found, name=chosen, words=words)
    http.remember(reply, cookie)
    return reply


def _learner(request: HttpRequest) -> int | None:
    cookie = http.cookie_of(request)
    return progress.learner_of(cookie, stays=False) if cookie else None


def _speak(classroom: Classroom) -> None:
    if classroom.language in dict(settings.LANGUAGES):
        activate(classroom.language)


def _ask(request: HttpRequest, message: str = "", status: int = HTTPStatus.OK, **context: Any) -> HttpResponse:
    return _page(request, "join", status, message=message, **context)


def _busy(request: HttpRequest, **context: Any) -> HttpResponse:
    busy = _("Too many wrong codes are being tried just now, perhaps not by you. Please wait ten minutes.")
    reply = _ask(request, busy, HTTPStatus.TOO_MANY_REQUESTS, **context)
    reply["Retry-After"] = str(progress.WINDOW)
    return reply


def _page(request: HttpRequest, template: str, status: int = HTTPStatus.OK, **context: Any) -> HttpResponse:
    common = {"page_kind": "join", "lang": get_language()}
    if (found := context.get("classroom")) is not None:
        common["code"] = spelled(found.code)
    return render(request, f"classroom/{template}.html", {**common, **context}, status=status)
