"""How sure somebody is may be told along with a choice; it changes a sentence of the reply and nothing else."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.quiz.answering import Task, answer

pytestmark = pytest.mark.django_db
SECOND_LOOK, ALL_THE_SAME = "worth a second look", "you had it all the same"


@pytest.fixture
def form(asked: Callable[..., Task]) -> Task:
    return asked(confidence=True)


@pytest.mark.parametrize(
    ("text", "sure", "said"),
    [
        ("A no", "sure", SECOND_LOOK),
        ("A yes", "unsure", ALL_THE_SAME),
        ("A yes", "sure", ""),
        ("A no", "unsure", ""),
        ("A no", "", ""),
        ("A yes", "", ""),
    ],
)
def test_a_gentle_sentence_answers_a_surprise(learner: Client, form: Task, text: str, sure: str, said: str) -> None:
    reply = answer(learner, form, text, **({"sure": sure} if sure else {}))
    assert [words for words in (SECOND_LOOK, ALL_THE_SAME) if words in reply.text] == ([said] if said else [])


@pytest.mark.parametrize("text", ["A yes", "A no"])
def test_the_mark_and_the_tries_are_the_same_however_sure(learner: Client, form: Task, text: str) -> None:
    start, told = form.hidden["state"], set()
    for sure in ({}, {"sure": "sure"}, {"sure": "unsure"}):
        form.hidden["state"] = start
        reply = answer(learner, form, text, **sure)
        told.add((reply.outcome, reply.state))
    assert len(told) == 1


@pytest.mark.parametrize("wanted", [True, False])
def test_it_is_asked_only_where_the_author_wants_it(asked: Callable[..., Task], wanted: bool) -> None:
    assert ("How sure are you?" in asked(confidence=wanted).html) is wanted


@pytest.mark.parametrize("sure", ["very", "1", ["sure", "unsure"]])
def test_anything_else_is_refused(learner: Client, form: Task, sure: object) -> None:
    assert answer(learner, form, "A yes", sure=sure).status == 400


def test_without_scripts_it_stays_ticked(learner: Client, form: Task) -> None:
    reply = answer(learner, form, "A no", htmx=False, sure="unsure")
    assert 'name="sure" value="unsure" checked' in reply.html
