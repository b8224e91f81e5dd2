"""What must be done once, however many processes ask."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from course.loading.management.commands import chores
from course.loading.models import Done

HOUR = timedelta(hours=1)
pytestmark = pytest.mark.django_db


def test_only_the_first_to_ask_is_told_to_do_it() -> None:
    assert [Done.claim("sweep", HOUR) for _caller in range(3)] == [True, False, False]


def test_it_is_due_again_when_its_time_has_come() -> None:
    Done.claim("sweep", HOUR)
    Done.objects.filter(name="sweep").update(at=timezone.now() - HOUR)
    assert Done.claim("sweep", HOUR)


def test_one_chore_leaves_the_others_alone() -> None:
    Done.claim("sweep", HOUR)
    assert Done.claim("polish", HOUR)


def test_a_chore_that_fails_keeps_no_other_from_being_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chores, "CHORES", {"no_such_command": HOUR, "publish_scheduled": HOUR})
    call_command("chores")
    assert set(Done.objects.values_list("name", flat=True)) >= {"no_such_command", "publish_scheduled"}
