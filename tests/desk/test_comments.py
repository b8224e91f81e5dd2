"""Editors talk about a page on the page itself; nobody is sent mail."""

import pytest
from django.core import mail
from django.test import Client
from wagtail.models import Comment

from course.pages.models import LessonPage
from tests.kit import cms

pytestmark = pytest.mark.django_db
NEW = {
    "comments-TOTAL_FORMS": "1", "comments-INITIAL_FORMS": "0", "comments-0-id": "", "comments-0-DELETE": "",
    "comments-0-contentpath": "title", "comments-0-text": "Is “stages” plain enough?", "comments-0-position": "",
    "comments-0-resolved": "", "comments-0-replies-TOTAL_FORMS": "0", "comments-0-replies-INITIAL_FORMS": "0",
}  # fmt: skip


def test_a_comment_stands_beside_its_field_for_everybody_who_edits(editor: Client, host: Client) -> None:
    lesson = LessonPage.objects.get(key="m2l1")
    assert 'data-side-panel="comments"' in editor.get(cms.address(lesson)).content.decode()
    assert cms.save(editor, lesson, NEW).status_code == 302
    assert Comment.objects.get().contentpath == "title"
    assert "plain enough?" in host.get(cms.address(lesson)).content.decode()
    assert mail.outbox == []


def test_no_reader_sees_a_comment(editor: Client, learner: Client) -> None:
    lesson = LessonPage.objects.get(key="m2l1")
    cms.publish(editor, lesson, NEW)
    assert Comment.objects.exists()
    assert "plain enough?" not in learner.get(lesson.url).content.decode()
