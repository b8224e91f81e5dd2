"""What somebody thinks is taken down and never marked; it may be changed as often as they like."""

import pytest

from course.marking.rules import (
    Sitting,
    answer,
    best,
    first,
    hint_number,
    history,
    is_done,
    is_over,
    is_right,
    mark,
    tries_left,
)
from tests.marking.questions import ATTITUDE, SINGLE


@pytest.mark.parametrize("point", ATTITUDE.options)
def test_every_point_of_the_scale_is_recorded_and_none_has_a_mark(point: str) -> None:
    told = mark(ATTITUDE, (point,))
    assert (told.outcome, told.fraction) == ("recorded", None)


def test_a_blank_is_missing() -> None:
    assert mark(ATTITUDE, ()).outcome == "missing"
    assert answer(Sitting(ATTITUDE), ()).tries == ()


def test_it_may_be_changed_for_ever_and_only_the_last_word_is_kept() -> None:
    sitting = Sitting(ATTITUDE)
    for point in "abcdab":
        sitting = answer(sitting, (point,))
        assert [one.response for one in history(sitting)] == [(point,)]
        assert (is_over(sitting), is_right(sitting), hint_number(sitting)) == (False, False, None)
        assert (best(sitting), first(sitting)) == (None, None)
        assert tries_left(sitting) == 1


def test_it_is_done_once_it_was_told() -> None:
    assert not is_done(Sitting(ATTITUDE))
    assert is_done(answer(Sitting(ATTITUDE), ("a",)))


def test_any_other_question_is_done_when_it_is_over() -> None:
    once, twice = Sitting(SINGLE, (("a",),)), Sitting(SINGLE, (("a",), ("c",)))
    assert (is_done(Sitting(SINGLE)), is_done(once), is_done(twice)) == (False, False, True)
    assert is_done(Sitting(SINGLE, (("b",),)))
