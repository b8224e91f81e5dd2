"""An answer to a question that has changed meanwhile."""

from collections.abc import Callable

import pytest
from django.test import Client

from course.quiz.models import Question
from tests.kit import cms, things
from tests.quiz.answering import HTMX, Task, answer, lay, read, tasks
from tests.quiz.cards import match, sort

Ask = Callable[..., Task]


@pytest.mark.parametrize("headers", [HTMX, {}], ids=["htmx", "page"])
def test_an_answer_to_a_changed_question_gets_it_as_it_is_today(
    learner: Client, editor: Client, asked: Ask, headers: dict[str, str]
) -> None:
    form = asked()
    question = Question.objects.get(stem="Which one is it?")
    cms.publish(editor, question, {"options-0-value-right": "", "options-1-value-right": "on", "stem": "Which now?"})
    reply = read(learner.post(form.action, form.chosen("A yes"), **headers))
    assert (reply.status, reply.outcome) == (409, "refused")
    assert "This question has changed since you opened the page." in reply.text
    today = tasks(reply.html)[question.key]
    assert "Which now?" in today.html
    assert f'value="{form.values["A yes"]}" checked' in reply.html
    assert answer(learner, today, "A no").outcome == "right"


def test_a_change_of_wording_alone_refuses_nobody(learner: Client, editor: Client, asked: Ask) -> None:
    form = asked()
    question = Question.objects.get(stem="Which one is it?")
    cms.publish(editor, question, {"stem": "Which now?", "options-0-value-text": "A yep"})
    assert answer(learner, form, "A yes").outcome == "right"


@pytest.mark.parametrize("htmx", [True, False], ids=["htmx", "page"])
@pytest.mark.parametrize("fields", [match(), sort()], ids=["match", "sort"])
def test_cards_lie_where_they_lay_when_their_question_has_changed(
    learner: Client, asked: Ask, fields: dict[str, object], htmx: bool
) -> None:
    form = asked(**fields)
    question = Question.objects.get(stem="Which one is it?")
    question.items[0].value["belongs"] = "land" if question.kind == "sort" else "west"
    things.published(question)
    group = next(iter(form.groups))
    reply = lay(learner, form, htmx=htmx, **dict.fromkeys(form.values, group))
    assert (reply.status, reply.outcome) == (409, "refused")
    today = tasks(reply.html)[question.key]
    assert today.at == dict.fromkeys(form.values, group)
    assert "In its place" not in today.html
    assert lay(learner, today, **dict.fromkeys(form.values, group)).status == 200
