"""Answers of somebody who has joined: tries come from what is stored, and what is not kept is said."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from course.progress.models import Answer, Browser, Finished, Learner, Passed
from course.quiz.models import Question
from tests.kit import things
from tests.kit.database import rows
from tests.learning.place import OWN, join, press
from tests.quiz.answering import HTMX, Reply, Task, read, task, walk

pytestmark = pytest.mark.django_db


def send(client: Client, form: Task, *texts: str, headers: dict[str, str] | None = None, **more: Any) -> Reply:
    """Send a form as its page does, always with the signed field it was read with."""
    sent = {**form.chosen(*texts), **more}
    return read(client.post(form.action, sent, **HTMX, **(OWN if headers is None else headers)))


def stored() -> list[tuple[int, list[str], str, bool]]:
    return list(Answer.objects.order_by("pk").values_list("number", "response", "outcome", "done"))


@pytest.fixture
def place(learner: Client) -> Client:
    """A browser in which a place is open."""
    join(learner)
    return learner


def test_tries_are_counted_by_what_is_stored(place: Client, asked: Callable[..., Task]) -> None:
    form = asked(hints=[("hint", "Look."), ("hint", "Look again.")])
    first = send(place, form, "A no")
    assert "Kept in your place." in first.html
    assert "You have 2 more tries" in first.text
    assert "You have 2 more tries" in send(place, form, "A no").text, "the same answer again is no other try"
    assert send(place, form, "A yes").outcome == "right"
    assert "data-over" in send(place, form, "A no").html, "it was right once, and over then"
    assert stored() == [(1, ["b"], "wrong", False), (2, ["a"], "right", True)]


def test_another_device_goes_on_where_the_first_one_was(place: Client, asked: Callable[..., Task]) -> None:
    form, phone = asked(), Client()
    words = join(phone)
    send(phone, form, "A no")
    tablet = Client()
    press(tablet, "/learn/back/", words=" ".join(words))
    assert "data-over" in send(tablet, form, "A yes").html
    assert [number for number, *_rest in stored()] == [1, 2]


def test_the_last_question_makes_the_lesson_done(place: Client) -> None:
    questions = [things.published(things.question(stem=stem)) for stem in ("One?", "Two?")]
    lesson = walk(*questions)
    for question in questions:
        assert not Finished.objects.exists()
        send(place, task(place, lesson, question), "A yes")
    assert Finished.objects.get().key == lesson.key


def test_a_blank_a_forged_and_an_outdated_answer_are_not_stored(place: Client, asked: Callable[..., Task]) -> None:
    form = asked()
    before = rows()
    assert send(place, form).outcome == "missing"
    assert send(place, form, "A no", choice="forged").status == 400
    form.hidden["state"] = "forged"
    assert send(place, form, "A no").status == 400
    Question.objects.update(edition=2)
    assert rows()["progress_answer"] == before["progress_answer"] == []


@pytest.mark.parametrize("headers", [{}, {"HTTP_ORIGIN": "https://example.org"}, {"HTTP_ORIGIN": "null"}], ids=repr)
def test_an_answer_from_elsewhere_is_marked_and_not_kept(
    place: Client, asked: Callable[..., Task], headers: dict[str, str]
) -> None:
    reply = send(place, asked(), "A yes", headers=headers)
    assert (reply.status, reply.outcome) == (200, "right")
    assert "Not kept: this did not come from one of our pages." in reply.html
    assert "data-kept" not in reply.html
    assert stored() == []


def test_a_closed_place_keeps_nothing_and_says_so(place: Client, asked: Callable[..., Task]) -> None:
    form = asked()
    Browser.objects.all().delete()
    reply = send(place, form, "A yes")
    assert reply.outcome == "right"
    assert "Not kept: your place is closed in this browser." in reply.html
    Learner.objects.all().delete()
    assert send(place, form, "A yes").status == 200


def test_who_has_not_joined_is_told_nothing_of_keeping(learner: Client, asked: Callable[..., Task]) -> None:
    assert "ept" not in send(learner, asked(), "A yes").text.replace("except", "")


def test_a_private_answer_is_kept_nowhere(place: Client, asked: Callable[..., Task]) -> None:
    form = asked(privacy="private")
    first = send(place, form, "A no")
    form.hidden["state"] = first.state
    assert "data-over" in send(place, form, "A yes").html
    assert stored() == []
    assert Passed.objects.get().question == Question.objects.get(privacy="private").key


def test_an_attitude_is_kept_once_and_may_be_changed(place: Client, asked: Callable[..., Task]) -> None:
    points = [("option", {"text": text}) for text in ("Agree", "In between", "Not sure", "Disagree")]
    form = asked(kind="attitude", options=points, hints=[], privacy="aggregate", level="", explanation="People differ.")
    for text in ("Agree", "Disagree", "Disagree"):
        assert send(place, form, text).outcome == "recorded"
    assert [(number, outcome) for number, _response, outcome, _done in stored()] == [(1, "recorded")]


def test_how_sure_somebody_was_is_kept(place: Client, asked: Callable[..., Task]) -> None:
    send(place, asked(confidence=True), "A no", sure="sure")
    assert Answer.objects.get().sure is True


def test_where_the_host_keeps_no_places_answers_are_marked_as_ever(
    place: Client, asked: Callable[..., Task], settings: Any
) -> None:
    settings.KEEP_PLACE = False
    assert send(place, asked(), "A yes").outcome == "right"
    assert stored() == []


def test_keeping_an_answer_costs_few_queries_more(place: Client, asked: Callable[..., Task]) -> None:
    form = asked()
    costs = {}
    for name, client in {"nobody": Client(), "learner": place}.items():
        send(client, form, "A no")
        Answer.objects.all().delete()
        with CaptureQueriesContext(connection) as found:
            send(client, form, "A no")
        costs[name] = [query["sql"] for query in found if "SAVEPOINT" not in query["sql"]]
    # Who asks, with earlier tries, and the answer; the savepoints are the test's own.
    assert len(costs["learner"]) - len(costs["nobody"]) == 2, costs["learner"]
    assert len(costs["learner"]) <= 4, costs["learner"]
