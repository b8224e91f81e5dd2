"""What was refused stands on the dashboard until it is mended."""

import pytest
from django.test import Client

from course.kit.models import Refusal
from course.quiz.models import Question
from course.reference.models import Term
from tests.kit import cms, things

pytestmark = pytest.mark.django_db


def test_a_refusal_stands_on_the_dashboard_until_it_is_mended(editor: Client) -> None:
    term = Term.objects.get(key="term.consent")
    term.meaning = "It is a leak."
    term.save_revision().publish()
    assert "Refused at publishing" in editor.get("/cms/").content.decode()
    assert "Write instead: shared without consent." in editor.get("/cms/").content.decode()
    assert cms.publish(editor, term, {"meaning": "A clear yes."}).status_code == 302
    assert not Refusal.objects.exists()
    assert "Refused at publishing" not in editor.get("/cms/").content.decode()


def test_a_refused_page_is_off_the_dashboard_once_it_is_published_from_its_form(editor: Client) -> None:
    lesson = things.lesson(title="A leak")
    lesson.get_latest_revision().publish()
    assert Refusal.objects.get().about == lesson
    assert cms.publish(editor, lesson, {"title": "A lake"}).status_code == 302
    assert not Refusal.objects.exists()


def test_a_refusal_goes_with_what_it_is_about(editor: Client, host: Client) -> None:
    question = things.question(stem="Is it a leak?")
    question.get_latest_revision().publish()
    assert Refusal.objects.exists()
    host.post(cms.address(question, "delete"))
    assert not Question.objects.filter(pk=question.pk).exists()
    assert "Refused at publishing" not in editor.get("/cms/").content.decode()
