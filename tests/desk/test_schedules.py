"""What is scheduled goes live, and away, with the daily chores: through the same gate as everything else."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Revision

from course.kit.models import Refusal
from course.loading.models import Done
from course.quiz.models import Question
from course.reference.models import Fact
from tests.kit import cms, things

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def in_days(days: int) -> str:
    return (timezone.localtime() + timedelta(days=days)).strftime("%Y-%m-%d %H:%M")


def let_it_fall_due(thing: Any) -> None:
    """Let the day pass for which something was scheduled, and the chores be done."""
    passed = timezone.now() - HOUR
    for revision in Revision.objects.for_instance(thing).filter(approved_go_live_at__isnull=False):
        content = {**revision.content, "go_live_at": passed.isoformat()}
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=passed, content=content)
    type(thing).objects.filter(pk=thing.pk, expire_at__isnull=False).update(expire_at=passed)
    do_the_chores()


def do_the_chores() -> None:
    Done.objects.all().delete()
    call_command("chores")


def is_live(thing: Any) -> bool:
    return bool(type(thing).objects.get(pk=thing.pk).live)


@pytest.mark.parametrize("make", [things.lesson, things.question])
def test_a_draft_goes_live_on_its_day(editor: Client, make: Any) -> None:
    thing = make()
    assert cms.publish(editor, thing, {"go_live_at": in_days(1)}).status_code == 302
    do_the_chores()
    assert not is_live(thing)
    let_it_fall_due(thing)
    assert is_live(thing)


def test_what_is_live_stays_as_it_is_until_the_day_of_its_next_version(editor: Client) -> None:
    question = Question.objects.get(key="m2l1-1")
    before = question.stem
    cms.publish(editor, question, {"stem": "What comes next week?", "go_live_at": in_days(7)})
    do_the_chores()
    assert Question.objects.get(pk=question.pk).stem == before
    let_it_fall_due(question)
    assert Question.objects.get(pk=question.pk).stem == "What comes next week?"


def test_what_expires_goes_away_on_its_day(editor: Client) -> None:
    lesson = things.lesson()
    cms.publish(editor, lesson, {"expire_at": in_days(1)})
    do_the_chores()
    assert is_live(lesson)
    let_it_fall_due(lesson)
    assert not is_live(lesson)


def test_a_schedule_meets_the_gate_on_its_day(editor: Client) -> None:
    fact = Fact.objects.filter(live=True).first()
    cms.publish(editor, fact, {"claim": "Seven in ten say no.", "go_live_at": in_days(1)})
    waiting = Revision.objects.for_instance(fact).get(approved_go_live_at__isnull=False)
    Revision.objects.filter(pk=waiting.pk).update(content={**waiting.content, "claim": "A leak."})
    let_it_fall_due(fact)
    assert Fact.objects.get(pk=fact.pk).claim == fact.claim
    assert "Write instead: shared without consent." in Refusal.objects.get().says
