"""Answers are marked here and forgotten, unless their reader has asked for them to be kept."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt

from course.marking import rules as marking
from course.progress.http import keeper_of
from course.quiz.forms import Answer, Unreadable, read_answer
from course.quiz.queries import Where, live_question
from course.quiz.rules import Answered
from course.quiz.services import take_and_keep
from course.quiz.shown import Asked, ask_all, held_back, lay_out, read_state, reply_to

Words = str | Promise
NOT_OURS = _("This answer did not come from one of our forms. Please open the lesson and try again.")
PAUSED = _("Your teacher has paused this lesson for your class. You can go on when it is open again.")
CHANGED = _("This question has changed since you opened the page. Here it is as it is today; your choice is kept.")


# Pages are the same bytes for everyone, so their forms carry no token. Marking changes nothing; an answer is kept only
# if its form came from a page of this host.
@csrf_exempt
@cache_control(no_store=True)
def answer(request: HttpRequest, key: str) -> HttpResponse:
    """Mark one answer; the reply is a fragment for htmx and a page of its own without it."""
    question, page = live_question(key, request.POST.get("in", ""))
    if question is None:
        return refuse(request, HTTPStatus.NOT_FOUND, _("This question is not here any more."))
    if request.method != "POST":
        reply = refuse(request, HTTPStatus.METHOD_NOT_ALLOWED, _("Questions are answered in their lesson."))
        reply["Allow"] = "POST"
        return reply
    asked = ask_all([question], None)[0]
    try:
        given = read_answer(request.POST, asked)
    except Unreadable:
        return refuse(request, HTTPStatus.BAD_REQUEST, NOT_OURS)
    known = read_state(given.state, asked, given.origin)
    if page is None or known is None:
        return refuse(request, HTTPStatus.BAD_REQUEST, NOT_OURS, page)
    asked.origin, asked.lesson_url = given.origin, page.url
    version, asked.tries = known
    if version != asked.version:
        return _changed(request, asked, given, page)
    return _marked(request, asked, given, page)


def refuse(request: HttpRequest, status: HTTPStatus, message: Words, page: Where | None = None) -> HttpResponse:
    """Return a message in the learner's words, as a fragment or a page."""
    template = "quiz/refused.html" if request.htmx else "quiz/refused_page.html"  # type: ignore[attr-defined]
    context = {"page_kind": "answer", "message": message, "lesson": page, "state": request.POST.get("state", "")}
    return render(request, template, context, status=status)


def _marked(request: HttpRequest, asked: Asked, given: Answer, page: Where) -> HttpResponse:
    keeper = keeper_of(request, asked.key, marking.version(asked.marked), given.origin)
    if keeper.answering and keeper.answering.is_paused:
        return refuse(request, HTTPStatus.LOCKED, PAUSED, page)
    try:
        answered = take_and_keep(asked, given, keeper)
    except marking.Forged:
        return refuse(request, HTTPStatus.BAD_REQUEST, NOT_OURS, page)
    asked.tries = answered.sitting.tries
    if keeper.answering and keeper.answering.is_held:
        asked.reply, asked.kept = held_back(), asked.kept and "held"
        _keep_choice(asked, given)
        return _shown(request, asked, page)
    asked.reply = reply_to(asked, answered)
    _keep_choice(asked, given, answered)
    return _shown(request, asked, page)


def _changed(request: HttpRequest, asked: Asked, given: Answer, page: Where) -> HttpResponse:
    asked.tries = ()
    _keep_choice(asked, given)
    return _shown(request, asked, page, HTTPStatus.CONFLICT, CHANGED)


def _keep_choice(asked: Asked, given: Answer, answered: Answered | None = None) -> None:
    """Leave the form as the learner left it, but for cards that come back to be placed again."""
    asked.sure = given.sure
    if asked.kind in marking.CARDS and answered:
        lay_out(asked, answered)
    elif asked.kind in marking.CARDS:
        places = marking.places(given.chosen)
        for card in asked.options:
            card.at = places.get(card.value, "")
    elif asked.kind != "order":
        for option in asked.options:
            option.checked = option.value in given.chosen
    elif given.chosen:
        numbers = {value: place for place, value in enumerate(given.chosen, 1)}
        asked.options.sort(key=lambda option: numbers.get(option.value, 0))
        for place, option in enumerate(asked.options, 1):
            option.position = place


def _shown(
    request: HttpRequest, asked: Asked, page: Where, status: HTTPStatus = HTTPStatus.OK, message: Words = ""
) -> HttpResponse:
    whole = "quiz/changed.html" if message else "quiz/marked.html"
    template = whole if request.htmx else "quiz/answer_page.html"  # type: ignore[attr-defined]
    context = {"page_kind": "answer", "page_key": page.key, "asked": asked, "lesson": page, "message": message}
    return render(request, template, context, status=status)
