from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.marking.rules import Chosen, Mark, Question, Response, mark
from tests.marking.questions import MULTIPLE, NONE_RIGHT, SINGLE, answered, every_choice


@pytest.mark.parametrize(
    ("response", "expected"),
    [
        ((), Mark("missing", 0.0, Chosen(0, 0, 1))),
        (("a",), Mark("wrong", 0.0, Chosen(0, 1, 1))),
        (("b",), Mark("right", 1.0, Chosen(1, 0, 1))),
        (("c",), Mark("wrong", 0.0, Chosen(0, 1, 1))),
    ],
)
def test_a_single_choice_is_all_or_nothing(response: Response, expected: Mark) -> None:
    assert mark(SINGLE, response) == expected


def test_either_of_two_right_options_answers_a_single_choice() -> None:
    question = replace(SINGLE, right=frozenset("ab"))
    assert [mark(question, (key,)).fraction for key in "abc"] == [1.0, 1.0, 0.0]


def test_a_single_choice_without_a_right_option_is_never_right() -> None:
    question = replace(SINGLE, right=frozenset())
    assert {mark(question, (key,)).outcome for key in "abc"} == {"wrong"}
    assert mark(question, ()).outcome == "missing"


MULTIPLE_TABLE = {
    "": ("missing", 0.0),
    "a": ("partial", 0.5),
    "b": ("wrong", 0.0),
    "c": ("partial", 0.5),
    "d": ("wrong", 0.0),
    "ab": ("wrong", 0.0),
    "ac": ("right", 1.0),
    "ad": ("wrong", 0.0),
    "bc": ("wrong", 0.0),
    "bd": ("wrong", 0.0),
    "cd": ("wrong", 0.0),
    "abc": ("partial", 0.5),
    "abd": ("wrong", 0.0),
    "acd": ("partial", 0.5),
    "bcd": ("wrong", 0.0),
    "abcd": ("wrong", 0.0),
}


def test_a_multiple_choice_scores_right_minus_wrong_for_every_set_of_boxes() -> None:
    marks = {"".join(chosen): mark(MULTIPLE, chosen) for chosen in every_choice(MULTIPLE)}
    assert {key: (one.outcome, one.fraction) for key, one in marks.items()} == MULTIPLE_TABLE


def test_a_multiple_choice_counts_what_was_well_and_badly_chosen() -> None:
    assert mark(MULTIPLE, ("a", "b", "c")).parts == Chosen(2, 1, 2)
    assert mark(MULTIPLE, ()).parts == Chosen(0, 0, 2)


def test_leaving_everything_blank_is_right_where_nothing_is() -> None:
    assert mark(NONE_RIGHT, ()) == Mark("right", 1.0, Chosen(0, 0, 0))
    assert mark(NONE_RIGHT, ("a",)) == Mark("wrong", 0.0, Chosen(0, 1, 0))
    assert mark(NONE_RIGHT, ("a", "b")) == Mark("wrong", 0.0, Chosen(0, 2, 0))


@given(answered("single", "multiple"), st.randoms())
def test_the_order_of_ticking_changes_nothing(pair: tuple[Question, Response], dice) -> None:
    question, response = pair
    shaken = tuple(dice.sample(response, len(response)))
    assert mark(question, shaken) == mark(question, response)


@given(answered("multiple"))
def test_only_exactly_the_right_boxes_are_right(pair: tuple[Question, Response]) -> None:
    question, response = pair
    assert (mark(question, response).outcome == "right") == (set(response) == question.right)
