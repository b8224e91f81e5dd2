"""Facts with their sources, words with their meanings, claims with what teaches them."""

import html
import io
import re

import pytest
from django.core.management import call_command
from django.test import Client
from wagtail.models import Locale

from course.reference.models import Claim, Fact, Source, Term
from tests.kit import cms, things

pytestmark = pytest.mark.django_db
LESSON = "/en/spread-mechanics/five-stages/"


def text(learner: Client, path: str) -> str:
    return html.unescape(learner.get(path).content.decode())


def test_a_finding_says_what_it_does_not_show_and_where_it_was_read(learner: Client) -> None:
    fact = Fact.objects.select_related("source").get(key="fact.removal")
    box = next(part for part in text(learner, LESSON).split("<section") if fact.claim in part)
    for part in (fact.caveat, fact.source.title, fact.source.publisher, f'href="{html.unescape(fact.source.url)}"'):
        assert part in box, part
    assert f"checked {fact.checked_on.day} {fact.checked_on:%B %Y}" in box


def test_the_page_of_sources_has_every_fact_and_every_source(learner: Client) -> None:
    page = text(learner, "/en/sources/")
    for fact in Fact.objects.all():
        assert fact.claim in page, fact.key
    for source in Source.objects.all():
        assert source.title in page, source.key
        assert source.get_how_display() in page


def test_the_glossary_has_every_word_in_the_order_of_the_alphabet(learner: Client) -> None:
    page = text(learner, "/en/glossary/")
    found = re.findall(r"<dt>(.*?)</dt>", page)
    assert found == sorted(Term.objects.values_list("name", flat=True), key=str.lower)
    for term in Term.objects.all():
        assert term.meaning in page, term.key


def test_a_fact_that_is_not_live_leaves_an_empty_place_and_not_a_broken_page(learner: Client, editor: Client) -> None:
    fact = Fact.objects.get(key="fact.removal")
    editor.post(cms.address(fact, "unpublish"))
    page = text(learner, LESSON)
    assert fact.claim not in page
    assert "m2l1-coming-down" not in page, "a link leads to a box that is not there"
    assert fact.claim not in text(learner, "/en/sources/")


def test_a_claim_is_numbered_on() -> None:
    claim = Claim(text="One more claim.", locale=Locale.get_default(), live=False)
    claim.save()
    assert things.published(claim).key == "F60"


def test_the_list_of_claims_names_what_teaches_and_what_asks_each() -> None:
    said = io.StringIO()
    call_command("claims", stdout=said)
    lines = said.getvalue().splitlines()
    assert [line.split()[0] for line in lines if line.startswith("F")] == [f"F{number}" for number in range(1, 60)]
    first = lines[lines.index(next(line for line in lines if line.startswith("F33 "))) :]
    assert any(line.startswith("      taught in spread.initial-capture: ") for line in first)
    assert any(line.startswith("      asked by m2l1-4: ") for line in first)
    assert "is not taught yet" not in said.getvalue()
