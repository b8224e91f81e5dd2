from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from course.marking.rules import Sitting, answer, best, first, history, is_over
from tests.marking.questions import ORDER, questions, responses


def test_nothing_is_known_before_the_first_try() -> None:
    assert (best(Sitting(ORDER)), first(Sitting(ORDER))) == (None, None)


def test_completion_takes_the_best_try_and_gain_the_first() -> None:
    tries = tuple(map(tuple, ("BCDEA", "ABCED", "EDCBA")))
    sitting = Sitting(replace(ORDER, hints=2), tries)
    assert (best(sitting), first(sitting)) == (0.9, 0.6)


def test_a_first_try_that_earned_nothing_is_not_the_same_as_none() -> None:
    sitting = Sitting(ORDER, (tuple("EDCBA"),))
    assert (best(sitting), first(sitting)) == (0.0, 0.0)


@given(st.data())
def test_answering_on_never_lowers_the_best_nor_moves_the_first(data: st.DataObject) -> None:
    sitting = Sitting(data.draw(questions()))
    for _ in range(5):
        later = answer(sitting, data.draw(responses(sitting.question)))
        assert best(later) is None or best(later) >= (best(sitting) or 0.0)
        assert first(later) == first(sitting) or not sitting.tries
        assert not is_over(sitting) or later is sitting
        assert len(history(later)) <= sitting.question.tries
        sitting = later
