from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from course.quiz.models import Question
from tests.kit import things
from tests.quiz.answering import Task, task, walk


@pytest.fixture
def asked(learner: Client) -> Callable[..., Task]:
    """Publish a question in a lesson of its own and return its form as a learner meets it."""

    def ask(**fields: Any) -> Task:
        question: Question = things.published(things.question(**fields))
        return task(learner, walk(question), question)

    return ask
