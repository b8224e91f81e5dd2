"""An answer to a question that has changed meanwhile."""

from collections.abc import Callable

import pytest
from django.test import Client

from course.quiz.models import Question
from tests.kit import cms
from tests.quiz.answering import HTMX, Task, answer, read, tasks

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
