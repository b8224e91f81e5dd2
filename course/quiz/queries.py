"""Which question a learner answers, and where it was asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from wagtail.models import Page

from course.kit.models import Key
from course.kit.rules import is_key
from course.quiz.models import Question


@dataclass(frozen=True, slots=True)
class Asking:
    """A block that asks something, as stored: its key, its heading, and the numbers of its questions."""

    key: str
    heading: str
    questions: tuple[int, ...]


def live_question(key: str) -> Question | None:
    """Return the live question of that key in the reader's language."""
    if not is_key(key):
        return None
    return Question.objects.filter(key=key, live=True, locale__language_code=get_language()).first()


def live_page(key: str, asks: str) -> tuple[Page, frozenset[str]] | None:
    """Return the live page of that key in the reader's language with the questions it asks, if `asks` is among them."""
    if not is_key(key):
        return None
    row = Key.objects.filter(key=key, language=get_language()).first()
    page = row.owner if row else None
    if not isinstance(page, Page) or not page.live:
        return None
    wanted = {number for block in asking(page) for number in block.questions}
    keys = frozenset(Question.objects.filter(pk__in=wanted, live=True).values_list("key", flat=True))
    return (page, keys) if asks in keys else None


def asking(page: Any) -> Iterator[Asking]:
    """Yield the blocks of a page that ask something; read as stored, because reading blocks queries for each kind."""
    for block in page.body.raw_data:
        value = block["value"] if isinstance(block["value"], dict) else {}
        items = value.get("questions") or []
        numbers = (item["value"] if isinstance(item, dict) else item for item in items)
        if questions := tuple(number for number in numbers if number):
            yield Asking(value.get("key") or "", value.get("heading") or "", questions)
