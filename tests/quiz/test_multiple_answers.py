"""Several options belong to the answer: how many is said at once, which ones only at the end."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.quiz.answering import Task, answer

pytestmark = pytest.mark.django_db


Ask = Callable[..., Task]


def option(text: str, right: bool = False) -> tuple[str, dict[str, object]]:
    return "option", {"text": text, "right": right, "feedback": f"About {text}."}


FIVE = {
    "kind": "multiple",
    "options": [option("red", right=True), option("tan", right=True), option("sky"), option("sea"), option("ash")],
    "hints": [("hint", "First hint."), ("hint", "Second hint.")],
    "explanation": "Red and tan.",
}


def test_part_of_a_multiple_answer_is_partial_and_never_says_which(learner: Client, asked: Ask) -> None:
    form = asked(**FIVE)
    first = answer(learner, form, "red", "sky", "tan")
    assert (first.outcome, "2 of yours are right. 1 does not belong." in first.text) == ("partial", True)
    second = answer(learner, form, "red")
    assert "1 of yours is right. Something is still missing." in second.text
    for reply in (first, second):
        for told in ("About ", "It fits", "It does not fit", "Red and tan.", "These belong"):
            assert told not in reply.html, told


def test_the_last_try_of_a_multiple_answer_says_which(learner: Client, asked: Ask) -> None:
    form = asked(**FIVE)
    for texts in (["red", "sky"], ["sky"], ["red", "sea"]):
        reply = answer(learner, form, *texts)
    assert "red It fits. About red." in reply.text
    assert "sea It does not fit. About sea." in reply.text
    assert "These belong to the answer:" in reply.text
    assert "Red and tan." in reply.text


def test_all_and_only_the_right_ones_are_right(learner: Client, asked: Ask) -> None:
    assert answer(learner, asked(**FIVE), "tan", "red").outcome == "right"


def test_everything_ticked_is_not_right(learner: Client, asked: Ask) -> None:
    assert answer(learner, asked(**FIVE), "red", "tan", "sky", "sea", "ash").outcome == "wrong"
