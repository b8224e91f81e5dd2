"""No way of choosing without reading finds the key too often."""

import re
from collections.abc import Callable, Sequence

import pytest
from django.test import Client

from course.loading.forms import PAGES
from course.quiz.models import Question
from tests.quiz.answering import tasks

pytestmark = [pytest.mark.django_db, pytest.mark.content]
Choose = Callable[[Sequence[tuple[str, str]]], str]
ABSOLUTE = re.compile(r"\b(always|never|only|all|none|every|nothing|everyone|nobody)\b", re.IGNORECASE)
WAYS: dict[str, Choose] = {
    "the first": lambda shown: shown[0][0],
    "the second": lambda shown: shown[1][0],
    "the last": lambda shown: shown[-1][0],
    "the last but one": lambda shown: shown[-2][0],
    "the longest": lambda shown: max(shown, key=lambda pair: len(pair[0]))[0],
    "the shortest": lambda shown: min(shown, key=lambda pair: len(pair[0]))[0],
    "the highest value": lambda shown: max(shown, key=lambda pair: pair[1])[0],
    "the lowest value": lambda shown: min(shown, key=lambda pair: pair[1])[0],
    "the most words": lambda shown: max(shown, key=lambda pair: len(pair[0].split()))[0],
    "the most commas": lambda shown: max(shown, key=lambda pair: pair[0].count(","))[0],
    "the least absolute": lambda shown: min(shown, key=lambda pair: len(ABSOLUTE.findall(pair[0])))[0],
}


@pytest.fixture
def shown(learner: Client) -> list[tuple[list[tuple[str, str]], str]]:
    """Every single choice as it stands on its page, with the text of its right option."""
    found = {}
    for page in [page for model in PAGES.values() for page in model.objects.live()]:
        found |= tasks(learner.get(page.url).content.decode())
    questions = Question.objects.filter(live=True, kind="single", key__in=found)
    return [(list(found[q.key].values.items()), next(o.text for o in q.authored() if o.right)) for q in questions]


@pytest.mark.parametrize("way", WAYS)
def test_a_blind_choice_hits_the_key_in_at_most_two_of_five(shown: list, way: str) -> None:
    hits = [WAYS[way](options) == right for options, right in shown]
    assert len(hits) >= 20
    assert sum(hits) <= 0.4 * len(hits), f"{way}: {sum(hits)} of {len(hits)}"


def test_the_right_option_is_rarely_the_longest_in_any_file() -> None:
    files: dict[str, list[bool]] = {}
    for question in Question.objects.filter(live=True, kind="single"):
        lengths = {option.text: len(option.text) for option in question.authored()}
        right = next(option.text for option in question.authored() if option.right)
        files.setdefault(re.split(r"[.-]", question.key)[0], []).append(lengths[right] == max(lengths.values()))
    for file, longest in files.items():
        assert sum(longest) <= max(2, 0.4 * len(longest)), f"{file}: {sum(longest)} of {len(longest)}"


def test_no_letter_is_right_too_often() -> None:
    """Letters are in no page, but whoever reads our code can work out which value belongs to which."""
    questions = Question.objects.filter(live=True, kind="single")
    right = [next(option.key for option in question.authored() if option.right) for question in questions]
    assert {letter: right.count(letter) for letter in set(right) if right.count(letter) > 0.4 * len(right)} == {}
