"""What is kept about me: every row, in plain words and as a file; deleted, it is gone."""

import csv
import io
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from course.progress import services
from course.progress.models import Answer, Learner, Passed
from course.progress.rules import Given, Lesson
from tests.kit.database import changed, rows
from tests.learning.place import join, press, text

pytestmark = pytest.mark.django_db
WALK = Lesson("m2l1", frozenset({"m2l1-1", "m2l1-3"}))


@pytest.fixture
def busy(learner: Client) -> Client:
    """A learner who answered one question twice and passed over another."""
    join(learner)
    (who,) = Learner.objects.values_list("pk", flat=True)
    answer = {"question": "m2l1-1", "version": "1-abc", "outcome": "wrong", "fraction": 0.0, "done": False}
    services.record(who, Given(number=1, response=("a",), hint=1, sure=True, **answer), WALK)
    services.record(who, Given(number=2, response=("b",), **{**answer, "outcome": "partial", "fraction": 0.5}), WALK)
    services.pass_over(who, WALK, ["m2l1-3"])
    return learner


def test_every_row_is_shown_in_plain_words(busy: Client) -> None:
    reply = busy.get("/learn/kept/")
    said = text(reply)
    for part in (
        "try 1 · not yet right · hint 1 shown · you were sure",
        "try 2 · partly right · 50 % of it",
        "Five stages",
    ):
        assert part in said, part
    assert "Your answers (2)" in said
    assert "Done, with no answer kept (1)" in said
    assert "m2l1-1" not in said.replace("1-abc", "")


def test_the_file_says_exactly_what_is_stored(busy: Client) -> None:
    reply = busy.get("/learn/kept/place.json")
    assert reply["Content-Disposition"] == 'attachment; filename="place.json"'
    found = reply.json()
    stored = list(Answer.objects.order_by("pk").values())
    assert [row | {"day": row["day"]} for row in found["answers"]] == [
        {
            name: str(value) if name == "day" else value
            for name, value in row.items()
            if name not in {"id", "learner_id"}
        }
        for row in stored
    ]
    assert found["passed"] == [{"lesson": "m2l1", "question": "m2l1-3"}]
    assert [len(found[name]) for name in ("learner", "answers", "passed", "finished", "browsers")] == [1, 2, 1, 0, 1]
    table = list(csv.DictReader(io.StringIO(busy.get("/learn/kept/place.csv").content.decode())))
    fields = sum(len(row) for rows_of in found.values() for row in rows_of)
    assert len(table) == fields
    assert not any(value[:1] in {"=", "+", "@", "\t"} for row in table for value in row.values())


def test_a_question_that_is_gone_is_shown_by_its_key(busy: Client) -> None:
    Passed.objects.update(question="m0l0-0", lesson="m0l0")
    assert "m0l0-0" in text(busy.get("/learn/kept/"))


def test_nobody_sees_anybody_elses(busy: Client) -> None:
    stranger = Client()
    join(stranger)
    assert stranger.get("/learn/kept/place.json").json()["answers"] == []
    assert "Your answers (0)" in text(stranger.get("/learn/kept/"))


@pytest.mark.parametrize("path", ["/learn/kept/", "/learn/kept/place.json", "/learn/kept/place.csv", "/learn/delete/"])
def test_without_a_place_there_is_nothing_to_show(learner: Client, path: str) -> None:
    assert learner.get(path).status_code == 302


def test_deleting_asks_once_and_leaves_no_row(learner: Client) -> None:
    before = rows()
    words = join(learner)
    press(learner, "/learn/skip/", of="m1l1")
    assert "Yes, delete all of it" in text(learner.get("/learn/delete/"))
    assert "It is deleted." in text(press(learner, "/learn/delete/"))
    assert set(changed(before, rows())) <= {"progress_tally"}
    assert learner.cookies["place"].value == ""
    assert services.come_back(words) is None


def test_closing_takes_the_cookie_and_keeps_the_place(learner: Client) -> None:
    words, cookie = join(learner), learner.cookies["place"].value
    reply = press(learner, "/learn/done/")
    assert learner.cookies["place"].value == ""
    assert reply["Clear-Site-Data"] == '"cache", "storage"'
    assert "Your place is closed here." in text(reply)
    learner.cookies["place"] = cookie  # as it stood in the browser before
    assert "Keep my place" in text(learner.get("/learn/"))
    assert services.come_back(words)


def test_a_day_is_all_that_is_told_of_a_visit(busy: Client) -> None:
    Learner.objects.update(seen_on=timezone.localdate() - timedelta(days=3))
    day = (timezone.localdate() - timedelta(days=3)).strftime("%-d %B %Y")
    assert day in text(busy.get("/learn/kept/"))
