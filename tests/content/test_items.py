"""Items teach and do not tempt by form: feedback for every thought, and no key that gives itself away."""

import re
from collections import Counter

import pytest

from tests.content.authored import LESSONS, MODULE_TWO, QUESTIONS, asked, feedback, of_kind, parts

pytestmark = pytest.mark.content
SENTENCE = re.compile(r"(?<=[.!?])\s+|(?<=[.!?]”)\s+")
FEWEST_WORDS = 3
OWN_LIFE = re.compile(r"\b(you ever|happened to you|have you|did you|your own (life|picture|phone))\b", re.IGNORECASE)


def test_no_sentence_of_feedback_stands_twice_in_the_course() -> None:
    said: dict[str, list[str]] = {}
    for where, says in feedback():
        for sentence in SENTENCE.split(says):
            if len(sentence.split()) >= FEWEST_WORDS:
                said.setdefault(sentence.lower(), []).append(where)
    twice = {sentence: where for sentence, where in said.items() if len(where) > 1}
    assert len(said) > 500
    assert not twice, twice


def test_everything_but_an_attitude_has_feedback_everywhere() -> None:
    for question in QUESTIONS.values():
        if not question.get("timeline") or question["kind"] != "order":
            told = [bool(part.get("feedback")) for part in parts(question)]
            assert set(told) == {question["kind"] != "attitude"}, question["key"]


def test_the_right_option_is_seldom_the_longest() -> None:
    longest = []
    for question in of_kind("single"):
        most = max(len(option["text"]) for option in question["options"])
        longest += [question["key"] for one in question["options"] if one.get("right") and len(one["text"]) == most]
    assert len(longest) <= 0.3 * len(of_kind("single")), longest


@pytest.mark.parametrize("kind", ["single", "multiple"])
def test_wrong_options_name_the_thought_behind_them_and_right_ones_do_not(kind: str) -> None:
    for question in of_kind(kind):
        for option in question["options"]:
            assert bool(option.get("thought")) != bool(option.get("right")), (question["key"], option["key"])


def test_no_wrong_option_is_given_away_by_always_or_never() -> None:
    wrong = [(one["key"], part["text"]) for one in of_kind("single") for part in parts(one) if not part.get("right")]
    assert not [option for option in wrong if re.search(r"\b(always|never)\b", option[1], re.IGNORECASE)]


def test_no_hint_says_the_answer() -> None:
    for question in of_kind("single", "multiple"):
        right = [option["text"].strip("“”.").lower() for option in question["options"] if option.get("right")]
        for hint in question["hints"]:
            assert not [text for text in right if text in hint.lower()], question["key"]


def test_putting_every_card_into_one_group_does_not_pay() -> None:
    for question in of_kind("match", "sort"):
        held = Counter(group for card in question["items"] for group in card.get("belongs", "").split())
        assert len(held) >= 2, question["key"]
        assert max(held.values()) <= 2 / 3 * len(question["items"]), question["key"]


@pytest.mark.parametrize("key", MODULE_TWO)
def test_a_lesson_asks_how_sure_one_is_once_or_twice_and_about_judgements(key: str) -> None:
    levels = [question["level"] for question in asked(LESSONS[key]) if question.get("confidence")]
    assert levels in (["judgement"], ["judgement", "judgement"])


@pytest.mark.parametrize("key", LESSONS)
def test_a_lesson_asks_for_at_most_one_view_and_never_about_the_readers_own_life(key: str) -> None:
    views = [question for question in asked(LESSONS[key]) if question["kind"] == "attitude"]
    assert len(views) <= 1
    for view in views:
        assert set(view) <= {"key", "edition", "kind", "stem", "options", "explanation", "privacy"}
        assert view["privacy"] == "aggregate"


def test_no_question_asks_about_the_readers_own_life() -> None:
    for question in QUESTIONS.values():
        for text in (question["stem"], *question.get("hints", [])):
            assert not OWN_LIFE.search(re.sub("“[^”]*”", "", text)), question["key"]


def test_the_six_reports_are_half_sound_and_half_not() -> None:
    cards = QUESTIONS["m2l6.sort"]["items"]
    assert Counter(card["belongs"] for card in cards) == {"sound": 3, "poor": 3}
    reports = next(block["text"] for block in LESSONS["m2l6"]["body"] if block["key"] == "m2l6.six")
    assert [card["text"] for card in cards] == re.findall("(?m)^### (.*)$", reports)
