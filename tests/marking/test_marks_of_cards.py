"""Cards that are matched, or sorted into groups: by all that belong somewhere, and half an answer is none."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from course.marking.rules import NOWHERE, Forged, Placed, Question, Response, mark, places, responded
from tests.marking.questions import MATCH, SORT, put, questions

NO_DECOY = replace(SORT, options=tuple("abc"), accepted=SORT.accepted[:3])


@pytest.mark.parametrize(
    ("where", "outcome", "fraction"),
    [
        ("a:x b:x c:z", "right", 1.0),
        ("a:x b:y c:z", "right", 1.0),
        ("a:x b:z c:z", "partial", 2 / 3),
        ("a:y b:z c:z", "partial", 1 / 3),
        ("a:z b:z c:x", "wrong", 0.0),
    ],
)
def test_a_match_counts_the_right_cards(where: str, outcome: str, fraction: float) -> None:
    assert (mark(MATCH, put(where)).outcome, mark(MATCH, put(where)).fraction) == (outcome, fraction)


@pytest.mark.parametrize(
    ("where", "outcome", "fraction"),
    [
        ("a:x b:y c:y d:", "right", 1.0),
        ("a:x b:y c:y d:x", "partial", 2 / 3),
        ("a:x b:y c:x d:", "partial", 2 / 3),
        ("a:x b:y c: d:", "partial", 2 / 3),
        ("a:x b:x c:x d:x", "wrong", 0.0),
        ("a:y b:x c:x d:y", "wrong", 0.0),
        ("a: b: c: d:", "wrong", 0.0),
    ],
)
def test_a_sort_counts_the_right_cards_less_the_decoys_put_into_a_group(where, outcome, fraction) -> None:
    assert (mark(SORT, put(where)).outcome, mark(SORT, put(where)).fraction) == (outcome, fraction)


def test_what_lies_right_is_told_decoys_left_out_too() -> None:
    assert mark(SORT, put("a:x b:x c:y d:")).parts == Placed(in_place=frozenset("acd"))


@pytest.mark.parametrize(("where", "empty"), [("", "abcd"), ("a:x", "bcd"), ("a:x b:y c:y", "d"), ("a:y d:", "bc")])
def test_half_an_answer_is_none_and_tells_only_what_is_empty(where: str, empty: str) -> None:
    assert mark(SORT, put(where)).outcome == "missing"
    assert mark(SORT, put(where)).parts == Placed(empty=frozenset(empty))


@pytest.mark.parametrize(
    ("question", "response", "reason"),
    [
        (MATCH, ("a=x", "b=y", "z=z"), "a card"),
        (MATCH, ("a", "b=y", "c=z"), "a card"),
        (MATCH, ("a=x", "b=y", "c=w"), "a group"),
        (MATCH, ("a=", "b=y", "c=z"), "a group"),
        (NO_DECOY, ("a=", "b=y", "c=y"), "a group"),
        (SORT, ("a=x", "a=y", "c=y", "d="), "the same card"),
        (SORT, ("a=x", "a=x"), "the same card"),
        (SORT, ("a=x=y",), "a group"),
    ],
)
def test_what_no_form_could_send_is_refused(question: Question, response: Response, reason: str) -> None:
    with pytest.raises(Forged, match=f"{question.key}: {reason}"):
        mark(question, response)


@given(questions("match", "sort"), st.data())
def test_all_cards_where_they_belong_are_right_and_nothing_else_is(question: Question, data: st.DataObject) -> None:
    assume(any(question.accepted))
    right = {card: data.draw(st.sampled_from(sorted(home or {NOWHERE}))) for card, home in question.homes.items()}
    assert mark(question, responded(right)).outcome == "right"
    card = data.draw(st.sampled_from(question.options))
    elsewhere = ({*question.groups, NOWHERE} if question.has_decoys else {*question.groups}) - (
        question.homes[card] or {NOWHERE}
    )
    assume(elsewhere)
    moved = {**right, card: data.draw(st.sampled_from(sorted(elsewhere)))}
    assert mark(question, responded(moved)).outcome != "right"
    assert card not in mark(question, responded(moved)).parts.in_place


@given(questions("match", "sort"), st.data())
def test_a_response_is_read_as_it_was_made(question: Question, data: st.DataObject) -> None:
    placed = data.draw(st.dictionaries(st.sampled_from(question.options), st.sampled_from(question.groups)))
    assert places(responded(placed)) == placed
