"""An answer of somebody in a class: stored once, counted once, in few queries; rested and held back as arranged."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from course.classroom import services
from course.classroom.models import Classroom, Seat
from course.classroom.services.assignments import Task as Given
from course.progress import services as progress
from course.progress.models import Answer, Figures
from course.progress.rules import FIRST, LAST, read_figures
from tests.classroom.classes import a_class, sit_down
from tests.learning.place import OWN, press, text
from tests.quiz.answering import HTMX, Reply, Task, read, tasks

pytestmark = pytest.mark.django_db
LESSON = "/en/spread-mechanics/five-stages/"


@pytest.fixture
def classroom() -> Classroom:
    return a_class()


def pupil(classroom: Classroom) -> Client:
    client = Client()
    sit_down(client, classroom)
    return client


def form_of(key: str = "m2l1-1") -> Task:
    return tasks(Client().get(LESSON).content.decode())[key]


def send(client: Client, form: Task, *texts: str) -> Reply:
    return read(client.post(form.action, form.chosen(*texts), **HTMX, **OWN))


def counted(series: Any = FIRST) -> Any:
    return read_figures(Figures.objects.get().counted, series)


def wrong_and_right(form: Task) -> tuple[str, str]:
    """Return an answer of each kind, found by asking as nobody."""
    tried = {text: send(Client(), form, text).outcome for text in form.values}
    return next(t for t, o in tried.items() if o == "wrong"), next(t for t, o in tried.items() if o == "right")


def test_an_answer_in_a_class_costs_at_most_six_queries(classroom: Classroom) -> None:
    for key in ("m2l1-1", "m2l1-2"):
        form = form_of(key)
        for client in [pupil(classroom) for _pupil in range(6)]:
            with CaptureQueriesContext(connection) as found:
                send(client, form, next(iter(form.values)))
            asked = [query["sql"] for query in found if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]
            assert len(asked) <= 6, asked


def test_first_tries_and_endings_are_counted_when_five_have_answered(classroom: Classroom) -> None:
    form = form_of()
    wrong, right = wrong_and_right(form)
    for number, client in enumerate([pupil(classroom) for _pupil in range(5)]):
        assert not counted().shown if number else not Figures.objects.exists()
        send(client, form, wrong if number < 2 else right)
    assert counted().shown["n"] == 5
    assert (counted().shown["wrong"], counted().shown["right"]) == (2, 3)
    assert not counted(LAST).shown, "two of them are not done with it yet"
    assert counted(LAST).waiting["n"] == 3


def test_the_sixth_waits_for_four_more(classroom: Classroom) -> None:
    form = form_of()
    for client in [pupil(classroom) for _pupil in range(6)]:
        send(client, form, next(iter(form.values)))
    assert (counted().shown["n"], counted().waiting["n"]) == (5, 1)


def test_whoever_deletes_everything_is_not_waiting_any_more(classroom: Classroom) -> None:
    form, client = form_of(), pupil(classroom)
    send(client, form, next(iter(form.values)))
    press(client, "/learn/delete/", sure="yes")
    assert not counted().waiting


def test_whoever_is_taken_out_of_the_class_keeps_what_they_did(classroom: Classroom) -> None:
    form, client = form_of(), pupil(classroom)
    send(client, form, next(iter(form.values)))
    services.remove(Seat.objects.get())
    assert Answer.objects.count() == 1
    assert not counted().waiting
    assert "Join a class" in text(client.get("/join/"))


def test_a_lesson_that_rests_takes_no_answer_and_says_so(classroom: Classroom) -> None:
    form, client = form_of(), pupil(classroom)
    services.pause(classroom, "m2l1", paused=True)
    reply = client.post(form.action, form.chosen(next(iter(form.values))), **HTMX, **OWN)
    assert reply.status_code == 423
    assert "paused this lesson" in reply.content.decode()
    assert not Answer.objects.exists()
    services.pause(classroom, "m2l1", paused=False)
    assert send(client, form, next(iter(form.values))).outcome in {"right", "wrong"}


def test_results_that_are_held_back_tell_nothing_until_it_is_closed(classroom: Classroom) -> None:
    form, client = form_of(), pupil(classroom)
    wrong, right = wrong_and_right(form)
    given = services.assign(classroom, Given("m2l1", timezone.now(), results="when-closed"), ["m2l1"])
    told = [send(client, form, answer) for answer in (wrong, right)]
    assert {reply.outcome for reply in told} == {"recorded"}
    assert not any(word in reply.text for reply in told for word in ("Not quite", "that’s it", "hint"))
    kept = client.get("/learn/kept/place.json").json()["answers"]
    assert {(row["outcome"], row["fraction"]) for row in kept} == {("recorded", None)}
    services.withdraw(given, ["m2l1"])
    assert send(client, form, right).outcome == "right"
    assert client.get("/learn/kept/place.json").json()["answers"][-1]["outcome"] == "right"


@pytest.mark.parametrize("field", ["learner", "score", "classroom", "number", "outcome", "attempt"])
def test_fields_that_nobody_was_given_change_nothing(classroom: Classroom, field: str) -> None:
    form, client = form_of(), pupil(classroom)
    sent = {**form.chosen(next(iter(form.values))), field: "1"}
    assert client.post(form.action, sent, **HTMX, **OWN).status_code == 400
    assert not Answer.objects.exists()


def test_counting_anew_finds_nothing_wrong_and_mends_what_is(classroom: Classroom) -> None:
    form = form_of()
    for client in [pupil(classroom) for _pupil in range(6)]:
        send(client, form, next(iter(form.values)))
    assert progress.recount(classroom.cohort_id) == 0
    row = Figures.objects.get()
    row.counted[FIRST]["waiting"]["n"] = 4
    row.save()
    assert progress.recount(classroom.cohort_id) == 1
    assert counted().waiting["n"] == 1


def test_a_pupil_reads_what_the_teacher_sees_of_them(classroom: Classroom) -> None:
    services.assign(classroom, Given("m2l1", timezone.now()), ["m2l1"])
    form, client = form_of(), pupil(classroom)
    send(client, form, wrong_and_right(form)[1])
    told = text(client.get("/join/"))
    stem = BeautifulSoup(form.html, "html.parser").legend.get_text()
    assert "Five stages begun" in told
    assert f"{stem} done" in told
    assert "blank" in told
