"""An answer is stored once, whoever comes second is told what stands there, and what is done stays done."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from course.progress import queries, services
from course.progress.models import Answer, Finished, Learner
from tests.progress.learners import WALK, given, joined

pytestmark = pytest.mark.django_db


def test_a_try_is_stored_with_keys_numbers_and_the_day() -> None:
    learner = joined()
    assert services.record(learner, given(hint=1, sure=True), WALK).is_mine
    (row,) = queries.everything(learner)["answers"]
    assert row == {
        "lesson": "m9l1", "question": "m9l1-1", "version": "1-abc", "number": 1, "response": ["a"], "outcome": "wrong",
        "fraction": 0.0, "done": False, "hint": 1, "sure": True, "day": timezone.localdate(),
        "is_open": True, "first_batch": None, "last_batch": None,
    }  # fmt: skip


def test_the_same_try_twice_is_stored_once() -> None:
    learner = joined()
    services.record(learner, given(), WALK)
    again = services.record(learner, given(), WALK)
    assert again.is_mine
    assert [one.response for one in again.tries] == [("a",)]
    assert Answer.objects.count() == 1


def test_who_comes_second_is_told_what_stands_there() -> None:
    learner = joined()
    services.record(learner, given(), WALK)
    second = services.record(learner, given(response=("b",), outcome="right", fraction=1.0, done=True), WALK)
    assert not second.is_mine
    assert [one.response for one in second.tries] == [("a",)]
    assert not Finished.objects.exists()


def test_tries_at_another_version_and_of_somebody_else_are_counted_apart() -> None:
    learner, other = joined(), joined()
    services.record(learner, given(), WALK)
    services.record(learner, given(version="2-def"), WALK)
    services.record(other, given(response=("b",)), WALK)
    assert [one.response for one in queries.tries(learner, "m9l1-1", "1-abc")] == [("a",)]
    assert [one.response for one in queries.tries(other, "m9l1-1", "1-abc")] == [("b",)]


def test_an_attitude_is_kept_once_and_may_be_changed() -> None:
    learner = joined()
    for point in ("agree", "disagree", "unsure"):
        told = given(response=(point,), outcome="recorded", fraction=None, done=True, replaces=True)
        services.record(learner, told, WALK)
    assert [one.response for one in queries.tries(learner, "m9l1-1", "1-abc")] == [("unsure",)]


def test_the_last_question_makes_the_lesson_done() -> None:
    learner = joined()
    right = {"outcome": "right", "fraction": 1.0, "done": True}
    assert not services.record(learner, given(**right), WALK).finished
    assert services.record(learner, given("m9l1-2", **right), WALK).finished
    services.finish(learner, ["m9", "m9l1"])
    assert queries.place(learner).finished == {"m9l1", "m9"}


def test_what_is_passed_over_counts_like_what_is_answered() -> None:
    learner, other = joined(), joined()
    services.record(learner, given(outcome="right", fraction=1.0, done=True), WALK)
    assert services.pass_over(learner, WALK, ["m9l1-2"])
    assert services.pass_over(other, WALK, WALK.questions)
    assert services.pass_over(other, WALK, WALK.questions)
    assert queries.place(learner) == queries.place(other)


def test_a_visit_moves_the_day_from_which_retention_counts_and_a_look_does_not() -> None:
    cookie, _words = services.join()
    before = timezone.localdate() - timedelta(days=9)
    Learner.objects.update(seen_on=before)
    assert services.learner_of(cookie, stays=False)
    assert Learner.objects.get().seen_on == before
    assert services.learner_of(cookie, stays=True)
    assert Learner.objects.get().seen_on == timezone.localdate()


@pytest.mark.parametrize("wrong", [{"number": 0}, {"fraction": 1.5}, {"fraction": -0.5}])
def test_the_database_itself_refuses_what_cannot_be(wrong: dict[str, float]) -> None:
    learner = joined()
    with pytest.raises(IntegrityError), transaction.atomic():
        services.record(learner, given(**wrong), WALK)
    assert not Answer.objects.exists()


def test_keeping_an_answer_takes_few_steps() -> None:
    learner = joined()
    costs = []
    for one in (given(), given(number=2, done=True), given("m9l1-2", done=True)):
        with CaptureQueriesContext(connection) as found:
            queries.tries(learner, one.question, one.version)
            services.record(learner, one, WALK)
        costs.append(len(found))
    # Reading the tries and storing one, between two savepoints that only a test needs; then what else is done with.
    assert costs == [4, 5, 6]
