"""Skips and progress: what is passed over looks done, and pages stay the same for everyone."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from course.pages.queries import outline
from course.progress.models import Answer, Finished, Learner, Passed
from tests.kit import things
from tests.learning.place import join, press, standing

pytestmark = pytest.mark.django_db
LESSON = "Whose picture is it?"


def parts() -> dict[str, tuple[str, ...]]:
    walk = next(walk for module in outline("en") for walk in module.walks if walk.key == "m1l1")
    return {part.key: part.questions for part in walk.parts}


def test_a_question_a_part_or_a_lesson_can_be_passed_over(learner: Client) -> None:
    join(learner)
    first, *_rest = parts()
    questions = sum(map(len, parts().values()))
    press(learner, "/learn/skip/", of=parts()[first][0])
    assert standing(learner, LESSON) == f"1 of {questions} questions done"
    second = list(parts())[1]
    press(learner, "/learn/skip/", of=second)
    assert standing(learner, LESSON) == f"{1 + len(parts()[second])} of {questions} questions done"
    reply = press(learner, "/learn/skip/", of="m1l1")
    assert reply.url == "/learn/?lang=en#h-m1l1"
    assert standing(learner, LESSON) == "done"
    assert set(Finished.objects.values_list("key", flat=True)) == {"m1l1", "m1"}


def test_what_was_shown_as_done_stays_done_when_more_is_asked(learner: Client) -> None:
    question = things.published(things.question())
    lesson = things.published(things.lesson(question))
    join(learner)
    press(learner, "/learn/skip/", of=lesson.key)
    assert standing(learner, "A walk") == "done"
    more = things.published(things.question(stem="And now?"))
    lesson.body = [("questions", {"heading": "Try it", "questions": [question, more]})]
    things.published(lesson)
    assert standing(learner, "A walk") == "done"


@pytest.mark.parametrize("of", ["", "nothing", "m1l1-1\x00", "x" * 9_000, "m1"])
def test_what_is_not_there_cannot_be_passed_over(learner: Client, of: str) -> None:
    join(learner)
    assert press(learner, "/learn/skip/", of=of).status_code == 302
    assert not Passed.objects.exists()


def test_nobody_passes_over_anything_without_a_place(learner: Client) -> None:
    press(learner, "/learn/skip/", of="m1l1")
    assert not Passed.objects.exists()


def test_a_page_asks_for_its_own_standing_and_gets_a_fragment(learner: Client) -> None:
    join(learner)
    press(learner, "/learn/skip/", of="m2l1-1")
    lesson = learner.get("/learn/progress/?in=m2l1&lang=en").content.decode()
    assert 'data-settled="m2l1-1"' in lesson
    assert "1 of " in lesson
    assert "<html" not in lesson
    assert "Whose picture is it?" in learner.get("/learn/progress/?in=m1").content.decode()
    for nowhere in ("", "?in=home", "?in=m9l9", "?in=%00"):
        assert learner.get(f"/learn/progress/{nowhere}").status_code == 204
    assert Client().get("/learn/progress/?in=m2l1").status_code == 204


def test_pages_are_the_same_bytes_for_who_has_joined(learner: Client) -> None:
    join(learner)
    press(learner, "/learn/skip/", of="m1l1")
    for path in ("/en/", "/en/consent/", "/en/consent/whose-picture-is-it/", "/en/help/gb/"):
        assert learner.get(path).content == Client().get(path).content, path


def test_reading_is_never_recorded(learner: Client) -> None:
    join(learner)
    with CaptureQueriesContext(connection) as found:
        for path in ("/en/", "/en/consent/whose-picture-is-it/", "/en/help/", "/en/help/gb/"):
            learner.get(path)
    assert not [query["sql"] for query in found if "progress_" in query["sql"]]


def cost(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as found:
        assert client.get(path).status_code == 200
    return len(found)


def test_the_pages_cost_the_same_few_queries_however_much_is_kept(learner: Client) -> None:
    join(learner)
    press(learner, "/learn/skip/", of="m1l1-1")
    paths = {"/learn/": 12, "/learn/progress/?in=m2l1": 12, "/learn/kept/": 17}
    few = {path: cost(learner, path) for path in paths}
    who = Learner.objects.get()
    given = {"version": "1-a", "response": ["a"], "outcome": "right", "fraction": 1, "done": True, "hint": 0}
    Answer.objects.bulk_create(
        Answer(learner=who, lesson="m2l1", question="m2l1-1", number=n, day=who.seen_on, **given) for n in range(1, 300)
    )
    for number in range(6):
        things.published(things.lesson(things.published(things.question()), slug=f"a-walk-{number}"))
    assert {path: cost(learner, path) for path in paths} == few
    assert all(few[path] <= most for path, most in paths.items()), few


def test_each_learner_has_a_standing_of_their_own(learner: Client) -> None:
    other = Client()
    join(learner)
    join(other)
    press(learner, "/learn/skip/", of="m1l1")
    assert standing(other, LESSON) == "not begun"
