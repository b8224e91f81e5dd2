"""A lesson is a short walk: a look back, a story, something to try, what is known, questions, and help at the end."""

from itertools import pairwise

import pytest

from course.pages.models import ModulePage
from tests.content.authored import LESSONS, MODULE_TWO, QUESTIONS, Data, asked, is_looking_back, own

pytestmark = pytest.mark.content
TRIED = {"order", "match", "sort"}
CLAIMS = {
    "m2l1": "F1 F32 F33 F34 F35 F36 F37 F55",
    "m2l2": "F5 F14 F52 F53",
    "m2l3": "F6 F7 F15 F16 F17 F29 F54",
    "m2l4": "F8 F9 F10 F20 F59",
    "m2l5": "F4 F18 F19 F21 F22 F24 F25 F30 F31",
    "m2l6": "F2 F3 F11 F38 F39 F40 F41 F42 F43 F44 F45 F46 F47 F50 F51 F56 F58",
}


def kinds_of(block: Data) -> set[str]:
    """Return the kinds of question in a block, and “back” where they look back at the lesson before."""
    questions = [QUESTIONS[key] for key in block.get("questions", [])]
    return {"back" if is_looking_back(question) else question["kind"] for question in questions}


@pytest.mark.django_db
def test_module_two_has_its_six_lessons_in_order() -> None:
    module = ModulePage.objects.get(key="m2")
    assert [lesson.specific.key for lesson in module.get_children().live()] == list(CLAIMS)
    assert list(CLAIMS) == MODULE_TWO


@pytest.mark.parametrize("key", MODULE_TWO)
def test_a_lesson_goes_from_a_look_back_over_a_story_to_help(key: str) -> None:
    body = LESSONS[key]["body"]
    places = [
        0,
        next(n for n, block in enumerate(body) if "back" in kinds_of(block)),
        next(n for n, block in enumerate(body) if block["type"] == "story"),
        next(n for n, block in enumerate(body) if TRIED & kinds_of(block)),
        max(n for n, block in enumerate(body) if block["type"] == "fact"),
        max(n for n, block in enumerate(body) if block["type"] == "questions"),
        next(n for n, block in enumerate(body) if block["type"] == "together"),
        next(n for n, block in enumerate(body) if block["type"] == "move"),
        len(body) - 1,
    ]
    assert all(earlier < later for earlier, later in pairwise(places)), places
    assert body[0]["type"] == body[-1]["type"] == "text"


@pytest.mark.parametrize("key", MODULE_TWO)
def test_a_lesson_begins_by_saying_that_nobody_is_owed_an_answer(key: str) -> None:
    opening = LESSONS[key]["body"][0]["text"].lower()
    assert "you owe nobody an answer" in opening
    assert any(word in opening for word in ("skip", "leave out", "left out", "stop"))


@pytest.mark.parametrize("key", MODULE_TWO)
def test_a_look_back_is_short_and_answered_by_the_block_after_it(key: str) -> None:
    body = LESSONS[key]["body"]
    place = next(n for n, block in enumerate(body) if "back" in kinds_of(block))
    questions = [QUESTIONS[one] for one in body[place]["questions"]]
    assert [one["key"] for one in questions] == [f"{key}-r{number}" for number in range(1, len(questions) + 1)]
    assert 2 <= len(questions) <= 3
    assert {(one["level"], one["taught_in"]) for one in questions} == {("recall", body[place + 1]["key"])}


@pytest.mark.parametrize("key", MODULE_TWO)
def test_a_lesson_has_at_least_five_choices_of_its_own_and_something_to_try(key: str) -> None:
    questions = own(LESSONS[key])
    assert sum(one["kind"] in {"single", "multiple"} for one in questions) >= 5
    assert any(one["kind"] in TRIED for one in questions)


@pytest.mark.parametrize("key", MODULE_TWO)
def test_a_lesson_says_what_is_known_two_to_four_times(key: str) -> None:
    facts = [block["fact"] for block in LESSONS[key]["body"] if block["type"] == "fact"]
    assert 2 <= len(facts) <= 4
    assert len(facts) == len(set(facts))


def test_each_lesson_of_module_two_has_a_drawing_of_its_own() -> None:
    drawings = [LESSONS[key].get("drawing") for key in MODULE_TWO]
    assert None not in drawings
    assert len(set(drawings)) == len(drawings)


@pytest.mark.parametrize("key", CLAIMS)
def test_a_lesson_teaches_its_claims_in_a_block_and_asks_them(key: str) -> None:
    lesson = LESSONS[key]
    taught = {claim for block in lesson["body"] for claim in block.get("claims", "").split()}
    asks = {claim for question in asked(lesson) for claim in question.get("claims", "").split()}
    assert not set(CLAIMS[key].split()) - taught
    assert not set(CLAIMS[key].split()) - asks
