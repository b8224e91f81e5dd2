from dataclasses import replace
from statistics import mean

import pytest
from hypothesis import given

from course.marking.rules import Mark, Ordered, Question, Response, above_chance, mark
from tests.marking.questions import ORDER, answered, every_order


@pytest.mark.parametrize(
    ("response", "fraction", "outcome"),
    [
        ("BCDEA", 0.60, "partial"),
        ("ABCED", 0.90, "partial"),
        ("ACBDE", 0.90, "partial"),
        ("EDCBA", 0.00, "wrong"),
        ("ABCDE", 1.00, "right"),
        ("EABDC", 0.50, "wrong"),
    ],
)
def test_an_order_scores_the_pairs_that_stand_right(response, fraction, outcome) -> None:
    marked = mark(ORDER, tuple(response))
    assert (marked.fraction, marked.outcome) == (fraction, outcome)


def test_every_order_of_three_items() -> None:
    question = replace(ORDER, options=tuple("ABC"))
    marks = {"".join(one): mark(question, one) for one in every_order(question)}
    assert {key: (one.outcome, round(one.fraction, 3)) for key, one in marks.items()} == {
        "ABC": ("right", 1.0),
        "ACB": ("partial", 0.667),
        "BAC": ("partial", 0.667),
        "BCA": ("wrong", 0.333),
        "CAB": ("wrong", 0.333),
        "CBA": ("wrong", 0.0),
    }


def test_guessing_scores_half_on_average_and_half_earns_nothing() -> None:
    marks = [mark(ORDER, one) for one in every_order(ORDER)]
    assert mean(one.fraction for one in marks) == pytest.approx(0.5)
    assert {one.outcome for one in marks if one.fraction == 0.5} == {"wrong"}


def test_a_mark_says_which_items_are_in_place_and_which_neighbours_are_turned() -> None:
    parts = mark(ORDER, tuple("ACBED")).parts
    assert parts == Ordered(frozenset("A"), (("C", "B"), ("E", "D")))


def test_turned_neighbours_are_those_on_show_not_those_of_the_solution() -> None:
    assert mark(ORDER, tuple("BCDEA")).parts == Ordered(frozenset(), (("E", "A"),))


def test_an_order_with_blanks_is_missing() -> None:
    assert mark(ORDER, ()) == Mark("missing", 0.0, Ordered())


def test_a_single_item_is_in_order() -> None:
    question = replace(ORDER, options=("A",))
    assert mark(question, ("A",)) == Mark("right", 1.0, Ordered(frozenset("A")))


@given(answered("order"))
def test_an_order_is_right_exactly_when_every_item_is_in_place(
    pair: tuple[Question, Response],
) -> None:
    question, response = pair
    marked = mark(question, response)
    assert (marked.outcome == "right") == (marked.parts == Ordered(frozenset(question.options)))


@given(answered("order"))
def test_an_order_and_its_reverse_share_one_whole_point(pair: tuple[Question, Response]) -> None:
    question, response = pair
    both = mark(question, response).fraction + mark(question, response[::-1]).fraction
    assert both == pytest.approx(1.0 if response else 0.0)


@pytest.mark.parametrize(("fraction", "passing"), [(0.0, 0.0), (0.5, 0.0), (0.75, 0.5), (0.9, 0.8), (1.0, 1.0)])
def test_a_pass_mark_counts_only_what_lies_above_chance(fraction: float, passing: float) -> None:
    assert above_chance(fraction) == pytest.approx(passing)
