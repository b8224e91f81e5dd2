from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.marking.rules import Question, shown_order
from tests.marking.questions import ATTITUDE, MATCH, MULTIPLE, ORDER, SINGLE, SORT, questions

KEYS = [f"m{number}" for number in range(2000)]
PINNED = ["abc", "bcad", "ECADB", "bac", "cdba", "abcd"]


@given(questions())
def test_every_option_is_shown_once(question: Question) -> None:
    assert sorted(shown_order(question)) == sorted(question.options)


@given(questions())
def test_everyone_sees_the_same_order(question: Question) -> None:
    assert shown_order(question) == shown_order(replace(question))


def test_the_shuffle_is_the_same_on_every_machine() -> None:
    assert ["".join(shown_order(one)) for one in (SINGLE, MULTIPLE, ORDER, MATCH, SORT, ATTITUDE)] == PINNED


@given(questions("single", "multiple"), st.randoms())
def test_how_the_author_wrote_a_choice_down_does_not_show(question: Question, dice) -> None:
    shaken = tuple(dice.sample(question.options, len(question.options)))
    assert shown_order(replace(question, options=shaken)) == shown_order(question)


@given(questions("match", "sort"), st.randoms())
def test_where_cards_belong_does_not_show_in_their_order(question: Question, dice) -> None:
    accepted = tuple(dice.sample(question.accepted, len(question.accepted)))
    assert shown_order(replace(question, accepted=accepted)) == shown_order(question)


@given(questions("attitude"))
def test_the_points_of_a_scale_stay_as_written(question: Question) -> None:
    assert shown_order(question) == question.options


@pytest.mark.parametrize("option", MULTIPLE.options)
def test_an_option_stands_anywhere_equally_often(option: str) -> None:
    shown = [shown_order(replace(MULTIPLE, key=key)) for key in KEYS]
    places = Counter(one.index(option) for one in shown)
    assert sorted(places) == [0, 1, 2, 3]
    assert all(425 <= times <= 575 for times in places.values())


def test_a_new_edition_is_shuffled_anew() -> None:
    orders = {shown_order(replace(ORDER, edition=edition)) for edition in range(1, 30)}
    assert len(orders) > 20


@given(questions("order"))
def test_an_order_is_never_shown_solved(question: Question) -> None:
    assert shown_order(question) != question.options


@pytest.mark.parametrize(("length", "orders"), [(2, 1), (3, 5), (4, 22)])
def test_an_order_starts_anywhere_but_solved_or_from_four_items_on_reversed(length, orders) -> None:
    items = tuple("ABCD"[:length])
    shown = {shown_order(replace(ORDER, key=key, options=items)) for key in KEYS}
    assert items not in shown
    assert (items[::-1] in shown) is (length <= 3)
    assert len(shown) == orders


@pytest.mark.parametrize("options", ["", "A", "AA", "AABB"])
def test_an_unfinished_order_is_shown_rather_than_shuffled_for_ever(options: str) -> None:
    shown = shown_order(replace(ORDER, options=tuple(options)))
    assert sorted(shown) == sorted(set(options))
