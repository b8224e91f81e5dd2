import re
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from course.marking.rules import Question, version
from tests.marking.questions import ATTITUDE, MATCH, MULTIPLE, ORDER, SINGLE, SORT, questions

PINNED = ["1-57fb6a9d", "1-a2794779", "1-36548da9", "1-f5a42de4", "1-fcf0708b", "1-0b3775e1"]


@given(questions())
def test_a_version_is_the_edition_and_eight_hex_digits(question: Question) -> None:
    assert re.fullmatch(rf"{question.edition}-[0-9a-f]{{8}}", version(question))


def test_versions_are_for_ever_because_stored_answers_point_at_them() -> None:
    assert [version(one) for one in (SINGLE, MULTIPLE, ORDER, MATCH, SORT, ATTITUDE)] == PINNED


@given(questions("single", "multiple"), st.randoms())
def test_writing_the_options_in_another_order_keeps_the_version(question: Question, dice) -> None:
    shaken = tuple(dice.sample(question.options, len(question.options)))
    assert version(replace(question, options=shaken)) == version(question)


@given(questions("match", "sort"), st.randoms())
def test_writing_cards_and_groups_in_another_order_keeps_the_version(question: Question, dice) -> None:
    pairs = list(zip(question.options, question.accepted, strict=True))
    options, accepted = zip(*dice.sample(pairs, len(pairs)), strict=True)
    groups = tuple(dice.sample(question.groups, len(question.groups)))
    assert version(replace(question, options=options, accepted=accepted, groups=groups)) == version(question)


@pytest.mark.parametrize(
    "change",
    [
        {"groups": ("x", "y")},
        {"groups": ("x", "y", "z", "w")},
        {"accepted": (frozenset("x"), frozenset("x"), frozenset("z"))},
        {"accepted": (frozenset("xy"), frozenset("x"), frozenset("z"))},
        {"kind": "sort"},
    ],
)
def test_another_group_or_another_place_for_a_card_is_another_version(change: dict[str, object]) -> None:
    assert version(replace(MATCH, **change)) != version(MATCH)


@given(questions("order"), st.randoms())
def test_another_right_order_is_another_version(question: Question, dice) -> None:
    shaken = tuple(dice.sample(question.options, len(question.options)))
    assume(shaken != question.options)
    assert version(replace(question, options=shaken)) != version(question)


@pytest.mark.parametrize("change", [{"hints": 0}, {"hints": 3}, {"key": "m4l2-9"}])
def test_what_marking_does_not_use_keeps_the_version(change: dict[str, object]) -> None:
    assert version(replace(MULTIPLE, **change)) == version(MULTIPLE)


@pytest.mark.parametrize(
    "change",
    [
        {"edition": 2},
        {"kind": "single"},
        {"options": ("a", "b", "c")},
        {"options": ("a", "b", "c", "e")},
        {"options": ("a", "b", "c", "d", "e")},
        {"right": frozenset("a")},
        {"right": frozenset("acd")},
        {"right": frozenset()},
    ],
)
def test_what_marking_uses_moves_the_version(change: dict[str, object]) -> None:
    assert version(replace(MULTIPLE, **change)) != version(MULTIPLE)


def test_keys_that_read_alike_when_joined_are_told_apart() -> None:
    joined = [("ab", "c"), ("a", "bc"), ("a,b", "c"), ("a", "b,c"), ('a","b', "c"), ("a", 'b","c')]
    assert len({version(replace(ORDER, options=keys)) for keys in joined}) == len(joined)
