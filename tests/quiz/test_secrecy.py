"""Before the answer a page holds nothing of the key: not its words, not its values, nothing to work it out from."""

import html
import json
import re
from itertools import combinations
from typing import Any

import pytest
from django.core.signing import b64_decode
from django.test import Client
from django.utils.html import strip_tags

from course.loading.forms import PAGES
from course.marking import rules as marking
from course.quiz.models import Question
from tests.kit import things
from tests.quiz.answering import Task, tasks, walk
from tests.quiz.cards import cards, match, sort

pytestmark = pytest.mark.django_db
COLOURS = ("red", "tan", "sky", "sea")
STATE = re.compile(r'name="state" value="[^"]*"')


def pages(learner: Client) -> list[str]:
    return [learner.get(page.url).content.decode() for model in PAGES.values() for page in model.objects.live()]


def card_pages(learner: Client, one: dict[str, str], two: dict[str, str], kind: str) -> list[str]:
    """Return the page of cards under two different keys."""
    made = things.published(things.question(**(sort if kind == "sort" else match)(items=cards(**one))))
    page = walk(made)
    shown = [learner.get(page.url).content.decode()]
    for child in made.items:
        child.value["belongs"] = two[child.value["text"]]
    things.published(made)
    return [*shown, learner.get(page.url).content.decode()]


def option(text: str, right: bool) -> tuple[str, dict[str, Any]]:
    return "option", {"text": text, "right": right, "feedback": "So it is."}


def two_keys(learner: Client, kind: str, one: set[str], two: set[str]) -> list[str]:
    """Return the page of one question under two different keys."""
    made = things.published(things.question(kind=kind, options=[option(text, text in one) for text in COLOURS]))
    page = walk(made)
    shown = [learner.get(page.url).content.decode()]
    for child in made.options:
        child.value["right"] = child.value["text"] in two
    things.published(made)
    return [*shown, learner.get(page.url).content.decode()]


@pytest.mark.parametrize(
    ("kind", "one", "two"),
    [("single", {"red"}, {"sea"}), ("multiple", {"red", "tan"}, {"sky"})],
    ids=["single", "multiple"],
)
def test_under_another_key_the_page_is_the_same_bytes_but_for_its_signed_version(
    learner: Client, kind: str, one: set[str], two: set[str]
) -> None:
    first, second = two_keys(learner, kind, one, two)
    assert STATE.sub("", first) == STATE.sub("", second)


@pytest.mark.parametrize(
    ("kind", "one", "two"),
    [
        ("match", ("north", "south", "west"), ("west", "north south", "north")),
        ("sort", ("sea", "land", "sea", "land"), ("land", "land", "land", "sea land")),
        ("sort", ("sea", "land", "", "land"), ("", "", "land", "sea")),
    ],
    ids=["match", "sort", "sort with decoys"],
)
def test_where_cards_belong_moves_no_byte_but_the_signed_version(
    learner: Client, kind: str, one: tuple[str, ...], two: tuple[str, ...]
) -> None:
    first, second = card_pages(
        learner, dict(zip(COLOURS, one, strict=False)), dict(zip(COLOURS, two, strict=False)), kind
    )
    assert STATE.sub("", first) == STATE.sub("", second)
    assert first != second


def readable(form: Task) -> Any:
    """Return what anybody reads in the signed field: signing hides nothing."""
    return json.loads(b64_decode(form.hidden["state"].split(":")[0].removeprefix(".").encode()))


def test_the_key_cannot_be_worked_out_from_the_signed_version(learner: Client) -> None:
    """Whoever reads our code can make the version of each possible key and compare."""
    told = []
    for page in pages(learner):
        for key, form in tasks(page).items():
            letters = tuple("abcdefghi"[: len(form.values)])
            for size in range(1, len(letters)):
                for right in combinations(letters, size):
                    kind = "multiple" if size > 1 else "single"
                    guess = marking.Question(key, 1, kind, letters, frozenset(right))
                    told += [f"{key} {right}"] * (marking.version(guess) == readable(form)["v"])
    assert not told, f"{len(told)} keys can be read from the page: {', '.join(told[:5])}"


def test_no_feedback_hint_or_explanation_stands_in_a_page(learner: Client) -> None:
    text = " ".join(html.unescape(strip_tags(page)) for page in pages(learner))
    for question in Question.objects.filter(live=True):
        kept = [child.value["feedback"] for child in (*question.options, *question.items)]
        for words in [*kept, *question.hint_texts(), question.explanation]:
            assert not words or words not in text, f"{question.key}: {words}"


def test_values_are_opaque_and_differ_from_question_to_question(learner: Client) -> None:
    forms = [form for page in pages(learner) for form in tasks(page).values()]
    values = [value for form in forms for value in (*form.values.values(), *form.groups.values())]
    assert all(re.fullmatch(r"[0-9a-f]{12}", value) for value in values)
    assert len(set(values)) == len(values)


def test_no_option_key_stands_in_a_page(learner: Client) -> None:
    for page in pages(learner):
        assert not re.findall(r"\b(?:m\dl\d+|faq)-\d+\.[a-f]\b", page)


def test_everybody_gets_the_same_order_of_options(learner: Client) -> None:
    path = "/en/spread-mechanics/five-stages/"
    assert learner.get(path).content == Client().get(path).content


def test_no_option_is_ticked_before_the_answer(learner: Client) -> None:
    assert not [page for page in pages(learner) if re.search(r"<(?:input|option)[^>]*\b(?:checked|selected)\b", page)]
