"""Which question a learner answers, and where it was asked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import get_language
from wagtail.models import Page

from course.kit.models import Key
from course.kit.rules import is_key
from course.quiz.models import Question
from course.timeline.models import Stage

# Written out: every answer begins with it, and it took Django five times as long to write it as the database to find it.
ASKED = """SELECT question.*, page.title AS page_title, page.url_path AS page_path
FROM quiz_question question
JOIN wagtailcore_locale locale ON locale.id = question.locale_id
LEFT JOIN kit_key named ON named.key = %(origin)s AND named.language = locale.language_code
LEFT JOIN wagtailcore_page page
    ON page.id = named.object_id AND page.content_type_id = named.content_type_id AND page.live
WHERE question.key = %(key)s AND question.live AND locale.language_code = %(language)s
"""


@dataclass(frozen=True, slots=True)
class Asking:
    """A block that asks something, as stored: its key, its heading, and the numbers of its questions."""

    key: str
    heading: str
    questions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Where:
    """A live page of the course, as an answer needs it."""

    key: str
    title: str
    url: str


def live_question(key: str, origin: str = "") -> tuple[Question | None, Where | None]:
    """Return the live question of that key in the reader's language, and the live page it says to be asked on.

    One query for both. That the page asks the question is for the signed field of its form to prove.
    """
    if not is_key(key):
        return None, None
    wanted = {"key": key, "origin": origin if is_key(origin) else "", "language": get_language()}
    found = next(iter(Question.objects.raw(ASKED, wanted)), None)
    if found is None or found.page_path is None:
        return found, None
    return found, Where(origin, found.page_title, Page(url_path=found.page_path).url or "")


def questions_of(origin: str) -> frozenset[str]:
    """Return the keys of the live questions that the page of that key asks; four queries."""
    row = Key.objects.filter(key=origin, language=get_language()).first()
    page = row.owner if row else None
    if not isinstance(page, Page):
        return frozenset()
    wanted = {number for block in asking(page) for number in block.questions}
    return frozenset(Question.objects.filter(pk__in=wanted, live=True).values_list("key", flat=True))


def asking(page: Any) -> Iterator[Asking]:
    """Yield the blocks of a page that ask something; read as stored, because reading blocks queries for each kind."""
    for block in page.body.raw_data:
        value = block["value"] if isinstance(block["value"], dict) else {}
        items = value.get("questions") or []
        numbers = (item["value"] if isinstance(item, dict) else item for item in items)
        if questions := tuple(number for number in numbers if number):
            yield Asking(value.get("key") or "", value.get("heading") or "", questions)


@dataclass(slots=True)
class Wording:
    """The words of a question: what it asks, and what stands behind the keys in an answer."""

    stem: str = ""
    texts: dict[str, str] = field(default_factory=dict)


def wordings(keys: Iterable[str], language: str) -> dict[str, Wording]:
    """Return the words of these questions; two queries."""
    stages = dict(Stage.objects.filter(live=True, locale__language_code=language).values_list("key", "name"))
    found = {}
    for question in Question.objects.filter(key__in=set(keys), locale__language_code=language):
        groups = {group.key: group.text for group in question.own_groups()}
        texts = {option.key: option.text for option in question.authored()}
        found[question.key] = Wording(question.stem, stages | groups | texts)
    return found
