"""A draft may be rough: it is saved as it is, and the editor lists what publishing would refuse."""

import html

import pytest
from django.test import Client

from course.pages.models import LessonPage
from course.quiz.models import Question
from tests.kit import cms, things

pytestmark = pytest.mark.django_db


def test_a_draft_with_problems_is_saved(editor: Client) -> None:
    question = things.question()
    assert cms.save(editor, question, {"stem": "Is it a leak?"}).status_code == 302
    question.refresh_from_db()
    assert question.get_latest_revision_as_object().stem == "Is it a leak?"
    assert not question.live


def test_a_draft_of_a_page_with_problems_is_saved(editor: Client) -> None:
    lesson = LessonPage.objects.get(key="m2l1")
    assert cms.save(editor, lesson, {"title": "Leaked", "body-0-value-claims": "F99"}).status_code == 302
    lesson.refresh_from_db()
    assert (lesson.title, lesson.has_unpublished_changes) == ("Five stages", True)


def test_an_empty_draft_is_saved_as_it_is_typed(editor: Client) -> None:
    question = things.question()
    changes = {"options-0-value-text": "", "options-0-value-feedback": "", "stem": ""}
    assert cms.save(editor, question, changes).status_code == 302


def test_the_editor_lists_what_publishing_would_refuse(editor: Client) -> None:
    question = things.question()
    cms.save(editor, question, {"stem": "Is it a leak?"})
    shown = html.unescape(editor.get(cms.address(question)).content.decode())
    assert "Before this can be published" in shown
    assert "“leak” is a word this course avoids. Write instead: shared without consent." in shown
    assert (
        "Before this can be published"
        not in editor.get(cms.address(Question.objects.get(key="m2l1-1"))).content.decode()
    )
