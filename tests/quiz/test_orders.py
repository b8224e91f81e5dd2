"""Putting things in order by number: what is right, what is partly right, and what is no order at all."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.quiz.answering import Task, answer, tasks

pytestmark = pytest.mark.django_db
Ask = Callable[..., Task]
NAMES = ("paper", "fold", "walk", "home")
STAGES = ("Initial capture", "First share", "Copy cascade", "Algorithmic lift", "Afterlife")


def items(*names: str) -> dict[str, Any]:
    found = [("item", {"text": name, "feedback": f"Why {name}."}) for name in names]
    return {"kind": "order", "options": [], "items": found, "explanation": "From paper to home."}


@pytest.fixture
def form(asked: Ask) -> Task:
    return asked(**items(*NAMES))


@pytest.fixture
def stages(learner: Client) -> Task:
    return tasks(learner.get("/en/spread-mechanics/five-stages/").content.decode())["m2l1.order"]


def test_the_right_order_is_right(learner: Client, form: Task) -> None:
    reply = answer(learner, form, *NAMES)
    assert (reply.status, reply.outcome) == (200, "right")
    assert "From paper to home." in reply.text


def test_a_nearly_right_order_is_partial_and_says_which_neighbours_are_turned(learner: Client, form: Task) -> None:
    reply = answer(learner, form, "paper", "walk", "fold", "home")
    assert reply.outcome == "partial"
    assert "“walk” and “fold” stand the wrong way round." in reply.text
    assert "paper: in its place" in reply.text
    assert "walk: not there yet Why walk." in reply.text
    assert "A hint: Look." in reply.text
    for kept in ("Why paper.", "From paper to home.", "The order is"):
        assert kept not in reply.html


def test_the_order_turned_about_is_wrong(learner: Client, form: Task) -> None:
    assert answer(learner, form, *reversed(NAMES)).outcome == "wrong"


def test_the_last_try_gives_the_whole_order(learner: Client, form: Task) -> None:
    answer(learner, form, *reversed(NAMES))
    reply = answer(learner, form, "fold", "paper", "walk", "home")
    assert "The order is: paper fold walk home From paper to home." in reply.text
    assert "Why home." in reply.text


def test_the_same_order_again_is_no_new_try(learner: Client, form: Task) -> None:
    first = answer(learner, form, *reversed(NAMES))
    assert answer(learner, form, *reversed(NAMES)).state == first.state


def test_it_never_starts_solved(form: Task) -> None:
    assert tuple(form.values) not in {NAMES, NAMES[::-1]}


@pytest.mark.parametrize(
    "numbers", [("", "", "", ""), ("1", "2", "3", ""), ("1", "1", "2", "3"), ("0", "1", "2", "3"), ("a", "2", "3", "4")]
)
def test_numbers_that_are_no_order_are_missing_and_no_try(
    learner: Client, form: Task, numbers: tuple[str, ...]
) -> None:
    state = form.hidden["state"]
    places = {f"at-{value}": number for value, number in zip(form.values.values(), numbers, strict=True)}
    reply = answer(learner, form, *NAMES, **places)
    assert (reply.status, reply.outcome, reply.state) == (200, "missing", state)


def test_a_place_left_out_comes_from_no_form_of_ours(learner: Client, form: Task) -> None:
    assert answer(learner, form, *NAMES[:3]).status == 400


def test_blanks_around_a_number_do_not_matter(learner: Client, form: Task) -> None:
    assert answer(learner, form, *NAMES, **{f"at-{form.values['paper']}": " 1 "}).outcome == "right"


def test_without_scripts_the_form_comes_back_as_the_learner_left_it(learner: Client, form: Task) -> None:
    reply = answer(learner, form, "walk", "paper", "fold", "home", htmx=False)
    assert tuple(tasks(reply.html).popitem()[1].values) == ("walk", "paper", "fold", "home")


def test_the_stages_of_a_timeline_are_put_in_order(learner: Client, stages: Task) -> None:
    assert set(stages.values) == set(STAGES)
    near = answer(learner, stages, *STAGES[:3], *reversed(STAGES[3:]))
    assert near.outcome == "partial"
    assert "“Afterlife” and “Algorithmic lift” stand the wrong way round." in near.text
    assert answer(learner, stages, *STAGES).outcome == "right"
