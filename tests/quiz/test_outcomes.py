"""What a learner reads after an answer: the outcome, the thought behind it, a hint, and at the end the key."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.quiz.answering import Task, answer

pytestmark = pytest.mark.django_db
Ask = Callable[..., Task]


def option(text: str, right: bool = False) -> tuple[str, dict[str, object]]:
    return "option", {"text": text, "right": right, "feedback": f"About {text}."}


THREE = {"options": [option("one", right=True), option("two"), option("six")], "explanation": "It was one."}


def test_a_right_answer_is_right_at_once_and_explained(learner: Client, asked: Ask) -> None:
    reply = answer(learner, asked(**THREE), "one")
    assert (reply.status, reply.outcome) == (200, "right")
    assert "About one." in reply.text
    assert "It was one." in reply.text
    assert "data-over" in reply.html
    assert "The answer is" not in reply.text


def test_a_wrong_answer_gets_its_feedback_and_a_hint_but_not_the_key(learner: Client, asked: Ask) -> None:
    reply = answer(learner, asked(**THREE), "two")
    assert (reply.status, reply.outcome) == (200, "wrong")
    assert "About two." in reply.text
    assert "A hint: Look." in reply.text
    assert "You have one more try" in reply.text
    for kept in ("About one.", "About six.", "It was one.", "The answer is"):
        assert kept not in reply.html


def test_the_last_try_reveals_the_key(learner: Client, asked: Ask) -> None:
    form = asked(**THREE)
    answer(learner, form, "two")
    reply = answer(learner, form, "six")
    assert (reply.outcome, "data-over" in reply.html) == ("wrong", True)
    assert "The answer is: one" in reply.text
    assert "It was one." in reply.text
    assert "Look." not in reply.text


def test_hints_come_one_by_one(learner: Client, asked: Ask) -> None:
    form = asked(**{**THREE, "hints": [("hint", "First hint."), ("hint", "Second hint.")]})
    first, second = answer(learner, form, "two"), answer(learner, form, "six")
    assert "First hint." in first.text
    assert "Second hint." not in first.html
    assert "You have 2 more tries" in first.text
    assert "Second hint." in second.text
    assert answer(learner, form, "one").outcome == "right"


def test_the_same_answer_again_is_no_new_try(learner: Client, asked: Ask) -> None:
    form = asked(**THREE)
    first = answer(learner, form, "two")
    again = answer(learner, form, "two")
    assert (again.text, again.state) == (first.text, first.state)
    assert answer(learner, form, "one").outcome == "right"


def test_a_blank_answer_is_missing_and_no_try(learner: Client, asked: Ask) -> None:
    form = asked(**THREE)
    before = form.hidden["state"]
    reply = answer(learner, form)
    assert (reply.status, reply.outcome, reply.state) == (200, "missing", before)
    assert "Choose an answer first." in reply.text
    assert answer(learner, form, choice="").outcome == "missing"


def test_when_it_is_over_it_stays_over(learner: Client, asked: Ask) -> None:
    form = asked(**THREE)
    answer(learner, form, "one")
    reply = answer(learner, form, "two")
    assert (reply.status, "data-over" in reply.html) == (200, True)
    assert "You have" not in reply.text
