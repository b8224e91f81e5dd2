"""An answer no form of ours could have sent is refused with words a learner understands, and so is an old one."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from course.quiz.models import Question
from tests.quiz.answering import HTMX, Task, answer, read, tasks

Ask = Callable[..., Task]
NOT_OURS = "This answer did not come from one of our forms."
FORGED: dict[str, dict[str, Any]] = {
    "an unknown option": {"choice": "0123456789ab"},
    "the key of an option": {"choice": "a"},
    "two options where one is asked for": {"choice": ["A yes", "A no"]},
    "an option twice": {"choice": ["A yes", "A yes"]},
    "an unknown field": {"score": "1"},
    "a place in a question of choice": {"at-0123456789ab": "1"},
    "no state": {"state": ""},
    "a state nobody signed": {"state": "eyJxIjoieCJ9:forged"},
    "two states": {"state": ["x", "x"]},
    "no page": {"in": ""},
    "a page that is not there": {"in": "m9l9"},
    "a page that is no page": {"in": "m2l1-1"},
}


@pytest.mark.parametrize("changes", FORGED.values(), ids=FORGED)
@pytest.mark.parametrize("headers", [HTMX, {}], ids=["htmx", "page"])
def test_a_forged_answer_is_refused(
    learner: Client, asked: Ask, changes: dict[str, Any], headers: dict[str, str]
) -> None:
    form = asked()
    changes = {name: [form.values.get(x, x) for x in y] if isinstance(y, list) else y for name, y in changes.items()}
    reply = read(learner.post(form.action, {**form.chosen("A yes"), **changes}, **headers))
    assert (reply.status, reply.outcome) == (400, "refused")
    assert NOT_OURS in reply.text
    assert ("data-exit" in reply.html) == (headers == {})
    assert 'role="status"' in reply.html or headers


@pytest.mark.parametrize("changes", [{"choice": "x"}, {"at-0123456789ab": "5"}, {"at-": "1"}])
def test_a_forged_order_is_refused(learner: Client, changes: dict[str, str]) -> None:
    form = tasks(learner.get("/en/spread-mechanics/five-stages/").content.decode())["m2l1.order"]
    reply = answer(learner, form, *form.values, **changes)
    assert (reply.status, reply.outcome) == (400, "refused")


def test_the_state_of_another_question_is_refused(learner: Client) -> None:
    page = tasks(learner.get("/en/spread-mechanics/five-stages/").content.decode())
    page["m2l1-1"].hidden["state"] = page["m2l1-2"].hidden["state"]
    assert answer(learner, page["m2l1-1"], "Copy cascade").status == 400


@pytest.mark.parametrize("headers", [HTMX, {}], ids=["htmx", "page"])
def test_a_question_that_is_gone_gets_404_in_words(learner: Client, asked: Ask, headers: dict[str, str]) -> None:
    form = asked()
    Question.objects.get(stem="Which one is it?").unpublish()
    for path in (form.action, "/en/answer/never-was/"):
        reply = read(learner.post(path, form.chosen("A yes"), **headers))
        assert (reply.status, reply.outcome) == (404, "refused")
        assert "This question is not here any more." in reply.text


def test_an_answer_is_posted(learner: Client) -> None:
    for method in (learner.get, learner.head, learner.put, learner.delete, learner.patch):
        reply = method("/en/answer/m2l1-1/")
        assert (reply.status_code, reply["Allow"]) == (405, "POST")
    assert "Questions are answered in their lesson." in read(learner.get("/en/answer/m2l1-1/")).text


def test_an_answer_far_too_long_is_refused_in_words(learner: Client, asked: Ask) -> None:
    reply = answer(learner, asked(), "A yes", state="x" * 70_000)
    assert (reply.status, reply.outcome) == (413, "refused")


@pytest.mark.django_db
@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    data=st.dictionaries(st.sampled_from(["in", "state", "choice", "at-1", "x"]), st.text(max_size=30)),
    path=st.text("m2l1-.é\0 \u202e", max_size=12),
)
def test_nothing_that_is_sent_breaks_it(data: dict[str, str], path: str) -> None:
    learner = Client(raise_request_exception=False)
    for key in ("m2l1-1", "m2l1.order", f"x{path}"):
        assert learner.post(f"/en/answer/{key}/", data).status_code in {400, 404, 405}
