from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given

from course.marking.rules import Chosen, Forged, Kind, Ordered, Placed, Question, Response, mark, same
from tests.marking.questions import ATTITUDE, KINDS, MATCH, MULTIPLE, ORDER, SINGLE, SORT, answered, put


@pytest.mark.parametrize(
    ("question", "response", "reason"),
    [
        (SINGLE, "z", "does not have"),
        (MULTIPLE, "az", "does not have"),
        (ORDER, "ABCDZ", "does not have"),
        (ORDER, "ABCDEZ", "does not have"),
        (MULTIPLE, "aa", "twice"),
        (SINGLE, "bb", "twice"),
        (ORDER, "ABCDD", "twice"),
        (ORDER, "ABCDEE", "twice"),
        (SINGLE, "ab", "one is asked for"),
        (ORDER, "ABCD", "left out"),
        (ORDER, "A", "left out"),
        (ATTITUDE, "ab", "one is asked for"),
        (ATTITUDE, "z", "does not have"),
    ],
)
def test_what_no_form_could_send_is_refused(question: Question, response: str, reason) -> None:
    with pytest.raises(Forged, match=f"{question.key}: .*{reason}"):
        mark(question, tuple(response))


def test_a_refusal_does_not_repeat_what_was_sent() -> None:
    with pytest.raises(Forged) as refusal:
        mark(SINGLE, ("<script>",))
    assert "script" not in str(refusal.value)


@given(answered())
def test_a_fraction_stays_between_nothing_and_all(pair: tuple[Question, Response]) -> None:
    fraction = mark(*pair).fraction
    assert fraction is None or 0.0 <= fraction <= 1.0


@given(answered())
def test_outcome_and_fraction_never_contradict_each_other(pair: tuple[Question, Response]) -> None:
    marked = mark(*pair)
    assert (marked.outcome == "right") == (marked.fraction == 1.0)
    assert marked.outcome != "partial" or 0.0 < marked.fraction < 1.0
    assert marked.outcome != "missing" or marked.fraction == 0.0
    assert (marked.outcome == "recorded") == (marked.fraction is None)


@given(answered())
def test_parts_fit_the_kind_of_question(pair: tuple[Question, Response]) -> None:
    question, response = pair
    expected = {"order": Ordered, "match": Placed, "sort": Placed}
    assert isinstance(mark(question, response).parts, expected.get(question.kind, Chosen))


def test_the_solution_of_every_kind_is_right() -> None:
    solutions = [(SINGLE, ("b",)), (MULTIPLE, ("c", "a")), (ORDER, ORDER.options)]
    solutions += [(MATCH, put("a:x b:y c:z")), (SORT, put("a:x b:y c:y d:"))]
    assert {mark(*one).outcome for one in solutions} == {"right"}


@pytest.mark.parametrize("kind", KINDS)
def test_only_an_order_tells_two_sequences_apart(kind: Kind) -> None:
    assert same(("a", "b"), ("b", "a"), kind) is (kind != "order")
    assert same(("a", "b"), ("a", "b"), kind)
    assert not same(("a", "b"), ("a",), kind)
    assert not same(("a",), ("c",), kind)


def test_a_mark_cannot_be_changed_afterwards() -> None:
    with pytest.raises(FrozenInstanceError):
        mark(SINGLE, ("a",)).outcome = "right"  # type: ignore[misc]
