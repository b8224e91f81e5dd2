"""Looking something up on the site, with and without an address that tells what for."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from course.reference.models import Term
from course.search.rules import LONGEST_QUERY
from tests.kit import things

pytestmark = pytest.mark.django_db
ADDRESS = "/en/search/"


def looked_up(learner: Client, words: str) -> str:
    reply = learner.post(ADDRESS, {"q": words})
    assert reply.status_code == 200
    return reply.content.decode()


def links(html: str) -> list[str]:
    return re.findall(r'<h3><a href="([^"]+)">', html)


def test_a_lesson_a_question_people_ask_and_a_word_are_found(learner: Client) -> None:
    assert any(link.startswith("/en/spread-mechanics/five-stages/#") for link in links(looked_up(learner, "boat club")))
    assert any(link.startswith("/en/faq/#") for link in links(looked_up(learner, "what do most people miss")))
    term = Term.objects.filter(live=True).first()
    assert term
    assert any(link.startswith("/en/glossary/#") for link in links(looked_up(learner, term.name)))


def test_every_link_leads_to_a_place_on_its_page(learner: Client) -> None:
    for words in ("stage", "help", "consent", "copies"):
        for link in links(looked_up(learner, words)):
            path, _, place = link.partition("#")
            page = learner.get(path).content.decode()
            assert not place or f'id="{place}"' in page, link


def test_finding_nothing_is_said_and_help_is_offered(learner: Client) -> None:
    html = looked_up(learner, "xylophone")
    assert "We found nothing for “xylophone”" in html
    assert 'href="/en/help/">See who can help' in html
    assert not links(html)


def test_help_is_offered_beside_every_result(learner: Client) -> None:
    assert 'href="/en/help/">Here are people who help' in looked_up(learner, "copies")


def test_what_was_typed_stands_in_the_box_and_nowhere_as_html(learner: Client) -> None:
    html = looked_up(learner, '"><script>alert(1)</script>')
    assert "<script>alert" not in html
    assert "&lt;script&gt;" in html


def test_an_address_with_words_is_answered_as_the_form_is(learner: Client) -> None:
    asked = learner.get(ADDRESS, {"q": "boat club"}).content.decode()
    assert links(asked) == links(looked_up(learner, "boat club")) != []


@pytest.mark.parametrize("words", ["", "   ", "\0", "a" * 5000, "%%%", "'; DROP TABLE", "😀"])
def test_odd_words_are_taken_calmly(learner: Client, words: str) -> None:
    html = looked_up(learner, words)
    assert f'maxlength="{LONGEST_QUERY}"' in html
    assert "a" * (LONGEST_QUERY + 1) not in html


def test_what_is_published_now_is_found_now_and_what_is_taken_back_is_not(learner: Client) -> None:
    assert not links(looked_up(learner, "xylophone"))
    lesson = things.published(things.lesson(title="The xylophone"))
    assert links(looked_up(learner, "xylophone"))[0].startswith(lesson.url)
    lesson.unpublish()
    assert not links(looked_up(learner, "xylophone"))


def test_searching_leaves_nothing_behind(learner: Client) -> None:
    looked_up(learner, "copies")
    with CaptureQueriesContext(connection) as found:
        reply = learner.post(ADDRESS, {"q": "copies"})
    assert not reply.cookies
    assert reply["Cache-Control"] == "no-store"
    assert len(found) <= 10
    assert not [query for query in found if not query["sql"].startswith("SELECT")]
