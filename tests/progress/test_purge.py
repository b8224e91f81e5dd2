"""What retention says must go goes, with everything that hangs on it, and nothing else does."""

import time
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from course.progress import services
from course.progress.models import Answer, Browser, Finished, Learner, Passed, Tally
from tests.progress.learners import WALK, given, joined

pytestmark = pytest.mark.django_db


def last_seen(learner: int, days: int) -> int:
    Learner.objects.filter(pk=learner).update(seen_on=timezone.localdate() - timedelta(days=days))
    return learner


def test_who_was_not_here_for_too_long_is_deleted_and_the_others_stay(settings: Any) -> None:
    settings.RETENTION_DAYS = 30
    old, recent = joined(), joined()
    for learner in (old, recent):
        services.record(learner, given(done=True), WALK)
        services.pass_over(learner, WALK, ["m9l1-2"])
    last_seen(old, 31)
    last_seen(recent, 30)
    said = StringIO()
    call_command("purge", stdout=said)
    assert "1 kept places" in said.getvalue()
    for model in (Answer, Passed, Finished, Browser):
        assert {row.learner_id for row in model.objects.all()} == {recent}


def test_a_browser_left_open_is_closed_and_the_place_stays() -> None:
    learner = joined()
    Browser.objects.update(until=timezone.now())
    call_command("purge", verbosity=0)
    assert not Browser.objects.exists()
    assert Learner.objects.filter(pk=learner).exists()


def test_tallies_of_wrong_words_are_not_kept_for_an_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    services.come_back(("acorn", "bison", "cedar", "dolphin"))
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 3600)
    call_command("purge", verbosity=0)
    assert not Tally.objects.exists()


def test_purging_is_one_of_the_daily_chores() -> None:
    last_seen(joined(), 9_999)
    call_command("chores")
    assert not Learner.objects.exists()
