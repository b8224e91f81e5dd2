"""What somebody thinks: taken down, answered in the same words to everybody, and free to be changed."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.kit.database import changed, rows
from tests.quiz.answering import Reply, Task, answer
from tests.quiz.cards import attitude

pytestmark = pytest.mark.django_db
POINTS = ("Yes", "Rather yes", "Rather no", "No")


@pytest.fixture
def form(asked: Callable[..., Task]) -> Task:
    return asked(**attitude())


def without_state(reply: Reply) -> str:
    return reply.html.replace(reply.state, "")


def test_everybody_reads_the_same_whatever_they_think(learner: Client, form: Task) -> None:
    replies = [answer(learner, form, point) for point in POINTS]
    assert {(reply.status, reply.outcome) for reply in replies} == {(200, "recorded")}
    assert len({without_state(reply) for reply in replies}) == 1
    assert "People see it in many ways." in replies[0].text


@pytest.mark.parametrize("htmx", [True, False], ids=["htmx", "page"])
def test_nothing_is_called_right_or_wrong_in_word_or_sign(learner: Client, form: Task, htmx: bool) -> None:
    html = answer(learner, form, "No", htmx=htmx).html
    words = form.html if htmx else html[html.index("<main") : html.index("</main")]
    for word in ("right", "wrong", "correct", "partial", "tries", "one more try", "hint", "data-over", "Check"):
        assert word not in words, word
        assert word not in html or not htmx, word


def test_the_points_stand_in_their_order_and_none_is_chosen(form: Task) -> None:
    assert tuple(form.values) == POINTS
    assert "checked" not in form.html


def test_it_may_be_changed_as_often_as_one_likes_and_keeps_nothing(learner: Client, form: Task) -> None:
    before = rows()
    for point in (*POINTS, *POINTS):
        reply = answer(learner, form, point, htmx=False)
        assert reply.outcome == "recorded"
        assert "That’s what I think" in reply.html
    assert changed(before, rows()) == {}


def test_a_blank_is_missing(learner: Client, form: Task) -> None:
    assert answer(learner, form).outcome == "missing"


@pytest.mark.parametrize("changes", [{"choice": ["Yes", "No"]}, {"choice": "0123456789ab"}, {"sure": "sure"}])
def test_a_forged_one_is_refused(learner: Client, form: Task, changes: dict[str, object]) -> None:
    sent = {name: [form.values[x] for x in y] if isinstance(y, list) else y for name, y in changes.items()}
    assert answer(learner, form, "Yes", **sent).status == 400
