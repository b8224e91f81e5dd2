"""Whatever pupils do, in whatever order: figures equal what is stored, and no two totals tell of fewer than five."""

from collections import Counter
from itertools import pairwise
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from course.classroom.models import Classroom
from course.progress import services as progress
from course.progress.models import Answer, Cohort, Figures, Learner
from course.progress.rules import FIRST, LAST, LEAST, Given, Lesson, cells, read_figures
from tests.classroom.answered import all_say, seated
from tests.classroom.classes import a_class

LESSON = Lesson("m9l1", frozenset())
SERIES = {FIRST: "first_batch", LAST: "last_batch"}


class Class(RuleBasedStateMachine):
    """A class whose pupils join, answer, change their minds, leave and delete everything."""

    def __init__(self) -> None:
        super().__init__()
        self.cohort = Cohort.objects.create().pk
        self.tries: dict[int, int] = {}
        self.seen: dict[tuple[str, str], list[Counter[str]]] = {}

    def pupil(self, number: int) -> int:
        return sorted(self.tries)[number % len(self.tries)]

    def record(self, learner: int, question: str, option: str, **more: Any) -> None:
        ready = {"number": 1, "outcome": "recorded", "fraction": None, "done": True}
        given = Given(question=question, version="1-a", response=(option,), **ready | more)
        progress.record(learner, given, LESSON, self.cohort)

    @rule()
    def join(self) -> None:
        self.tries[progress.prepare(self.cohort, timezone.localdate())[0]] = 0

    @rule(option=st.sampled_from("ab"), count=st.integers(1, 6))
    def several_come_and_say_the_same(self, option: str, count: int) -> None:
        for _number in range(count):
            self.join()
            self.record(max(self.tries), "views", option, replaces=True, mixed=True)

    @precondition(lambda self: self.tries)
    @rule(number=st.integers(0, 40), option=st.sampled_from("abc"))
    def tell_or_change_a_view(self, number: int, option: str) -> None:
        self.record(self.pupil(number), "views", option, replaces=True, mixed=True)

    @precondition(lambda self: self.tries)
    @rule(number=st.integers(0, 40), option=st.sampled_from("ab"))
    def answer(self, number: int, option: str) -> None:
        learner = self.pupil(number)
        if 0 <= self.tries[learner] < 3:
            self.tries[learner] += 1
            tried, is_right = self.tries[learner], option == "a"
            outcome = "right" if is_right else "wrong"
            self.record(
                learner, "facts", option, number=tried, outcome=outcome, fraction=float(is_right),
                done=is_right or tried == 3,
            )  # fmt: skip
            if is_right:
                self.tries[learner] = -1

    @precondition(lambda self: self.tries)
    @rule(number=st.integers(0, 40))
    def leave(self, number: int) -> None:
        learner = self.pupil(number)
        progress.leave(learner)
        del self.tries[learner]

    @precondition(lambda self: self.tries)
    @rule(number=st.integers(0, 40))
    def delete_everything(self, number: int) -> None:
        learner = self.pupil(number)
        progress.forget(learner)
        del self.tries[learner]

    @invariant()
    def figures_equal_the_count_of_rows(self) -> None:
        for row in Figures.objects.filter(cohort=self.cohort):
            for series, batch in SERIES.items():
                counted = read_figures(row.counted, series)
                waiting: Counter[str] = Counter()
                there: Counter[str] = Counter()
                mine = Answer.objects.filter(learner__cohort=self.cohort, question=row.question)
                for one in mine.filter(**{f"{batch}__isnull": False}):
                    into = waiting if getattr(one, batch) > counted.closed else there
                    into.update(cells(one.outcome, one.fraction, one.response, one.sure))
                assert counted.waiting == waiting
                assert counted.shown - counted.gone == there

    @invariant()
    def no_two_totals_differ_by_fewer_than_five(self) -> None:
        for row in Figures.objects.filter(cohort=self.cohort):
            for series in SERIES:
                shown = read_figures(row.counted, series).shown
                known = self.seen.setdefault((row.question, series), [Counter()])
                if shown != known[-1]:
                    known.append(Counter(shown))
                steps = [later["n"] - earlier["n"] for earlier, later in pairwise(known)]
                assert all(step >= LEAST for step in steps), steps

    @invariant()
    def no_batch_of_views_is_of_one_mind(self) -> None:
        for (question, _series), known in self.seen.items():
            for earlier, later in pairwise(known):
                added = later - earlier
                if question == "views":
                    assert max(number for cell, number in added.items() if cell.startswith("said:")) < added["n"]

    def teardown(self) -> None:
        assert progress.recount(self.cohort) == 0
        progress.disband(self.cohort)


class TestAClass(Class.TestCase, TestCase):
    settings = settings(max_examples=25, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture
def classroom(db: None) -> Classroom:
    return a_class()


def test_recount_says_how_many_were_put_right(classroom: Classroom, capsys: pytest.CaptureFixture[str]) -> None:
    all_say(seated(classroom, 6), "m1l1-1", "aabbca")
    other = a_class(classroom.teachings.get().user)
    all_say(seated(other, 2), "m1l1-1", "ab")
    call_command("recount")
    assert "2 classes counted anew; 0 figures were put right." in capsys.readouterr().out
    right = Figures.objects.get(cohort=classroom.cohort).counted
    for row in Figures.objects.all():
        row.counted["first"]["waiting"] = {"n": 3}
        row.save()
    call_command("recount", classroom.public_id)
    assert "1 classes counted anew; 1 figures were put right." in capsys.readouterr().out
    assert Figures.objects.get(cohort=classroom.cohort).counted == right
    assert Figures.objects.get(cohort=other.cohort).counted["first"]["waiting"] == {"n": 3}


def test_recount_of_a_class_there_is_none_of_says_so(db: None) -> None:
    with pytest.raises(CommandError, match="no class"):
        call_command("recount", "nothere")


def test_a_learner_who_leaves_takes_nothing_out_of_what_was_shown(classroom: Classroom) -> None:
    pupils = seated(classroom, 5)
    all_say(pupils, "m1l1-1", "aabbc")
    before = read_figures(Figures.objects.get().counted, FIRST).shown
    progress.forget(pupils[0].learner_id)
    assert read_figures(Figures.objects.get().counted, FIRST).shown == before
    assert Learner.objects.filter(cohort=classroom.cohort).count() == 4
