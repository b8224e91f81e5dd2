"""A 15-year-old reads it without help: short sentences, plain words."""

import re

import pytest

from course.loading import queries
from course.loading.forms import PAGES
from course.signposts.models import Country, Helpline, Route
from tests.content.authored import LESSONS
from tests.content.prose import grade, of_page, sentences

pytestmark = [pytest.mark.django_db, pytest.mark.content]
EASIEST = {"privacy": 6.0}
ENDED = re.compile(r"(?<=[.!?])\s+|(?<=[.!?]”)\s+")
COUNTRIES = ("au", "ca", "eu", "gb", "in", "us")


def test_no_page_is_harder_than_a_seventh_year_nor_a_lesson_or_privacy_than_a_sixth() -> None:
    pages = [page for kind, model in PAGES.items() if kind != "sources" for page in model.objects.live()]
    found = {page.key: grade(of_page(page)) for page in pages}
    assert len(found) >= 13
    hard = {key: grade for key, grade in found.items() if grade > (6.5 if key in LESSONS else EASIEST.get(key, 7.0))}
    assert not hard, hard


@pytest.mark.parametrize("key", COUNTRIES)
def test_no_help_page_is_harder_than_a_sixth_year(key: str) -> None:
    entries = [queries.read(Country.objects.get(key=key), "countries").data]
    entries += [queries.read(line, "helplines").data for line in Helpline.objects.filter(country__key=key)]
    entries += [queries.read(route, "routes").data for route in Route.objects.filter(country__key=key)]
    assert grade(list(sentences(entries))) <= 6


def test_no_sentence_is_a_paragraph() -> None:
    pages = [page for kind, model in PAGES.items() if kind != "sources" for page in model.objects.live()]
    words = [sentence.split() for page in pages for line in of_page(page) for sentence in ENDED.split(line)]
    longest = max(words, key=len)
    assert len(longest) <= 40, " ".join(longest)
    assert sum(map(len, words)) / len(words) <= 14
