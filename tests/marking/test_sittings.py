from dataclasses import replace

import pytest

from course.marking.rules import (
    Forged,
    Sitting,
    Try,
    answer,
    hint_number,
    history,
    is_over,
    is_right,
    mark,
    reveals,
    tries_left,
)
from tests.marking.questions import MATCH, MULTIPLE, NONE_RIGHT, ORDER, SINGLE, put

THREE_TRIES = replace(SINGLE, hints=2)


def sat(question, *responses: str) -> Sitting:
    sitting = Sitting(question)
    for response in responses:
        sitting = answer(sitting, tuple(response))
    return sitting


@pytest.mark.parametrize(
    ("responses", "left", "hint", "over", "right"),
    [
        ("", 3, None, False, False),
        ("a", 2, 1, False, False),
        ("ac", 1, 2, False, False),
        ("aca", 0, None, True, False),
        ("b", 0, None, True, True),
        ("ab", 0, None, True, True),
        ("acb", 0, None, True, True),
    ],
)
def test_a_sitting_goes_from_try_to_hint_to_key(responses, left, hint, over, right) -> None:
    sitting = sat(THREE_TRIES, *responses)
    assert (tries_left(sitting), hint_number(sitting)) == (left, hint)
    assert (is_over(sitting), reveals(sitting), is_right(sitting)) == (over, over, right)


@pytest.mark.parametrize("hints", [0, 1, 2, 3])
def test_there_is_one_try_more_than_hints(hints: int) -> None:
    sitting = sat(replace(SINGLE, hints=hints), *"acacacac")
    assert len(sitting.tries) == hints + 1


@pytest.mark.parametrize(
    ("question", "before", "sent"),
    [
        (SINGLE, [], ""),
        (SINGLE, ["a"], ""),
        (SINGLE, ["a"], "a"),
        (MULTIPLE, ["ab"], "ba"),
        (ORDER, ["BACDE"], "BACDE"),
        (ORDER, ["BACDE"], ""),
        (NONE_RIGHT, [""], "a"),
        (SINGLE, ["b"], "a"),
        (SINGLE, ["a", "c"], "b"),
    ],
    ids=lambda value: getattr(value, "key", str(value)),
)
def test_what_counts_as_no_try_leaves_the_sitting_untouched(question, before, sent) -> None:
    sitting = sat(question, *before)
    assert len(sitting.tries) == len(before)
    assert answer(sitting, tuple(sent)) is sitting


def test_an_earlier_answer_may_be_given_again() -> None:
    assert sat(THREE_TRIES, "a", "c", "a").tries == (("a",), ("c",), ("a",))


def test_another_sequence_is_another_try_at_an_order() -> None:
    assert len(sat(ORDER, "BACDE", "ABCED").tries) == 2


def test_a_blank_counts_where_nothing_is_right() -> None:
    assert is_right(sat(NONE_RIGHT, "a", ""))


@pytest.mark.parametrize("before", [[], ["a"], ["b"], ["a", "c"]], ids=str)
def test_a_forged_answer_is_refused_before_during_and_after(before: list[str]) -> None:
    with pytest.raises(Forged):
        answer(sat(SINGLE, *before), ("z",))


def test_a_sitting_with_more_tries_than_there_are_now_is_simply_over() -> None:
    sitting = Sitting(replace(SINGLE, hints=0), (("a",), ("c",), ("a",)))
    assert (tries_left(sitting), is_over(sitting), hint_number(sitting)) == (0, True, None)


def test_history_has_every_try_with_its_mark() -> None:
    expected = [Try((key,), mark(SINGLE, (key,))) for key in "ab"]
    assert list(history(sat(SINGLE, "a", "b"))) == expected


def test_cards_half_laid_are_no_try_and_the_same_cards_laid_in_another_sequence_are_none_either() -> None:
    once = answer(Sitting(MATCH), put("a:y b:x c:z"))
    assert len(once.tries) == 1
    for response in (put("a:x b:x"), ("c=z", "a=y", "b=x")):
        assert answer(once, response) is once
    assert is_right(answer(once, put("a:x b:x c:z")))
