"""A draft may be rough; nothing unready is published, and the form says at which field to mend it."""

import html

import pytest
from django.test import Client

from course.kit.models import Refusal
from course.pages.models import LessonPage
from course.quiz.models import Question
from course.reference.models import Fact
from course.signposts.models import Helpline
from tests.kit import cms, things

pytestmark = pytest.mark.django_db


def errors(reply: object) -> dict[str, str]:
    """Return what a form that came back says, field by field."""
    return {field: str(said[0]) for field, said in reply.context["form"].errors.items()}


@pytest.mark.parametrize(
    ("changes", "field", "says"),
    [
        ({"stem": "Is it a leak?"}, "stem", "Write instead: shared without consent."),
        ({"claims": "F1 F99"}, "claims", "there is no claim “F99”. Write numbers from claims.yaml"),
        ({"options-0-value-right": ""}, "options", "have no right answer. Mark the option that is right."),
        ({"options-1-value-right": "on"}, "options", "have more than one right answer. Mark one, or make it"),
        ({"options-1-value-text": "A no, and rather a long one"}, "options", "so that length gives nothing away."),
        ({"options-1-value-feedback": "What a scandal."}, "options", "Options 2, feedback: “scandal” is a word"),
        ({"hints-0-value": "Mind the footage."}, "hints", "Write instead: picture."),
    ],
)  # fmt: skip
def test_publishing_a_question_is_refused_at_its_field(
    editor: Client, changes: cms.Fields, field: str, says: str
) -> None:
    question = things.question()
    reply = cms.publish(editor, question, changes)
    assert reply.status_code == 200
    assert says in errors(reply)[field]
    assert says in html.unescape(reply.content.decode())
    assert not Question.objects.get(pk=question.pk).live
    assert cms.publish(editor, question).status_code == 302
    assert Question.objects.get(pk=question.pk).live


@pytest.mark.parametrize(
    ("changes", "field", "says"),
    [
        ({"title": "A leak"}, "title", "which stays in a browser’s history. Choose a neutral word."),
        ({"slug": "sex"}, "slug", "which stays in a browser’s history. Choose a neutral word."),
        ({"body-0-value-claims": "F99"}, "body", "Body 1, claims: there is no claim “F99”."),
        ({"body-1-value-heading": "A scandal"}, "body", "Body 2, heading: “scandal” is a word this course avoids."),
        ({"objectives-0-value-key": "m2l1.o9"}, None, "names “m2l1.o1”, which its lesson does not have."),
    ],
)
def test_publishing_a_page_is_refused_at_its_field(
    editor: Client, changes: cms.Fields, field: str | None, says: str
) -> None:
    lesson = LessonPage.objects.get(key="m2l1")
    reply = cms.publish(editor, lesson, changes)
    assert reply.status_code == 200
    assert says in errors(reply)[field or "__all__"]
    assert LessonPage.objects.get(key="m2l1").live_revision_id == lesson.live_revision_id


def test_a_fact_without_source_and_a_helpline_without_day_are_refused(editor: Client) -> None:
    fact, line = Fact.objects.get(key="fact.removal"), Helpline.objects.get(key="gb.childline")
    assert "source" in errors(cms.publish(editor, fact, {"source": ""}))
    assert "checked_on" in errors(cms.publish(editor, line, {"checked_on": ""}))
    assert "checked_on" in errors(cms.publish(editor, line, {"checked_on": "2999-01-01"}))


def test_a_page_that_asks_an_unpublished_question_is_refused(editor: Client) -> None:
    question = things.published(things.question())
    lesson = things.lesson(question)
    question.unpublish()
    assert "is not published. Publish it first." in errors(cms.publish(editor, lesson))["body"]
    assert not Refusal.objects.exists()
