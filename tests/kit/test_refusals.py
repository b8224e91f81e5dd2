"""Schedule, approval and bulk action meet the same gate: they leave it, note it, and go on with the rest."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision

from course.kit.models import Refusal
from course.pages.models import LessonPage
from tests.kit import cms, things

pytestmark = pytest.mark.django_db


def scheduled(thing: Any) -> Any:
    """Let a publishing that was approved for later fall due."""
    an_hour_ago = timezone.now() - timedelta(hours=1)
    Revision.objects.filter(pk=thing.save_revision().pk).update(approved_go_live_at=an_hour_ago)
    return thing


def is_live(thing: Any) -> bool:
    return bool(type(thing).objects.get(pk=thing.pk).live)


def test_what_is_scheduled_and_unready_stays_and_the_rest_goes_live() -> None:
    things_due = [
        scheduled(things.question(stem="Is it a leak?")),
        scheduled(things.question(stem="Is it a note?")),
        scheduled(things.lesson(slug="a-swim", title="A leak")),
        scheduled(things.lesson(slug="a-run")),
    ]
    call_command("publish_scheduled")
    assert [is_live(thing) for thing in things_due] == [False, True, False, True]
    assert {refusal.about.pk for refusal in Refusal.objects.all()} == {things_due[0].pk, things_due[2].pk}
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()
    call_command("publish_scheduled")
    assert not is_live(things_due[0])


def test_scheduling_from_the_form_is_refused_like_publishing(editor: Client) -> None:
    lesson = things.lesson(title="A leak")
    tomorrow = (timezone.localtime() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    reply = cms.publish(editor, lesson, {"go_live_at": tomorrow})
    assert "title" in reply.context["form"].errors
    assert cms.publish(editor, lesson, {"go_live_at": tomorrow, "title": "A lake"}).status_code == 302
    assert not is_live(lesson)
    assert Revision.objects.filter(approved_go_live_at__isnull=False).count() == 1


def test_what_became_unready_while_it_waited_is_refused_when_due() -> None:
    question = things.published(things.question())
    lesson = scheduled(things.lesson(question))
    question.unpublish()
    call_command("publish_scheduled")
    assert not is_live(lesson)
    assert "is not published. Publish it first." in Refusal.objects.get().says


def submit(client: Client, lesson: LessonPage) -> None:
    assert cms.save(client, lesson, {"action-submit": "x"}).status_code == 302


def approve(client: Client, lesson: LessonPage) -> None:
    task = LessonPage.objects.get(pk=lesson.pk).current_workflow_task_state
    client.post(reverse("wagtailadmin_pages:workflow_action", args=[lesson.pk, "approve", task.pk]), {"comment": ""})


def test_an_approval_does_not_publish_what_is_unready(editor: Client, host: Client) -> None:
    question = things.published(things.question())
    lesson = things.lesson(question)
    submit(editor, lesson)
    question.unpublish()
    approve(host, lesson)
    assert not is_live(lesson)
    assert "is not published. Publish it first." in Refusal.objects.get(object_id=lesson.pk).says


def test_what_is_unready_is_not_sent_for_approval(editor: Client) -> None:
    reply = cms.save(editor, things.lesson(), {"title": "A leak", "action-submit": "x"})
    assert "title" in reply.context["form"].errors


def test_an_approval_publishes_what_is_ready(editor: Client, host: Client) -> None:
    lesson = things.lesson()
    submit(editor, lesson)
    approve(host, lesson)
    assert is_live(lesson)
    assert not Refusal.objects.exists()


def bulk_publish(client: Client, *pages: LessonPage) -> Any:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    chosen = "&".join(f"id={page.pk}" for page in pages)
    return client.post(f"{address}?{chosen}&next=/cms/", {"include_descendants": "on"}, follow=True)


def test_publishing_many_leaves_out_what_is_unready_and_says_so(editor: Client) -> None:
    bad, good = things.lesson(slug="a-swim", title="A leak"), things.lesson(slug="a-run")
    reply = bulk_publish(editor, bad, good)
    assert (is_live(bad), is_live(good)) == (False, True)
    said = [str(message) for message in reply.context["messages"]]
    assert [one for one in said if "A leak: Title: says “leak”" in one], said


def test_the_page_list_of_the_cms_cannot_publish_what_is_unready(editor: Client) -> None:
    lesson = things.lesson(title="A leak")
    editor.post(reverse("wagtailadmin_api:pages:action", args=[lesson.pk, "publish"]))
    assert not is_live(lesson)
