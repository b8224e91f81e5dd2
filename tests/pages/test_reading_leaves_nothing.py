"""Reading the whole course leaves no row and no cookie, and every page has its way out and its way to help."""

import re
from typing import Any

import pytest
from django.test import Client

from tests.kit.database import changed, rows
from tests.pages.test_every_page import paths

pytestmark = pytest.mark.django_db
KINDS = {
    "home": 1,
    "module": 4,
    "lesson": 9,
    "faq": 1,
    "glossary": 1,
    "sources": 1,
    "text": 3,
    "help": 20,
    "remedies": 4,
    "search": 1,
}


@pytest.fixture
def pages(learner: Client) -> dict[str, str]:
    return {path: learner.get(path).content.decode() for path in paths(learner)}


def test_reading_everything_changes_no_row_and_sets_no_cookie(learner: Client) -> None:
    before = rows()
    for path in ["/", "/robots.txt", "/healthz", "/en/nowhere/", *paths(learner)]:
        learner.get(path)
        learner.get(path, HTTP_ACCEPT_ENCODING="gzip", HTTP_ACCEPT_LANGUAGE="hi", HTTP_REFERER="https://example.org/")
        learner.head(path)
    assert changed(before, rows()) == {}
    assert not learner.cookies


def test_the_sitemap_has_every_kind_of_page(pages: dict[str, str]) -> None:
    found = [re.search(r'<body data-page="(\w+)"', page)[1] for page in pages.values()]
    assert {kind: found.count(kind) for kind in KINDS} == KINDS
    assert len(found) == sum(KINDS.values())


def test_every_page_has_one_exit_and_one_help_in_the_same_place(pages: dict[str, str]) -> None:
    bars = set()
    for path, page in pages.items():
        bars.add(re.search(r'<header class="bar">.*?</header>', page, re.DOTALL)[0])
        for name in ("exit", "help"):
            assert len(re.findall(rf"<a[^>]* data-{name}[ >]", page)) == 1, path
    assert len(bars) == 1
    assert 'href="https://www.bbc.co.uk/weather" rel="nofollow noreferrer" data-exit' in bars.pop()


def test_every_page_has_one_heading_of_its_own_and_a_neutral_title(pages: dict[str, str]) -> None:
    titles = [re.search(r"<title>(.*?)</title>", page)[1] for page in pages.values()]
    assert len(set(titles)) == len(titles)
    for path, page in pages.items():
        assert len(re.findall(r"<h1\b", page)) == 1, path
        told = re.search(r"<title>.*?</title>", page)[0] + path
        assert not re.search(r"leak|nude|naked|abuse|intimate|sex|porn|victim", told, re.IGNORECASE), told


def test_no_page_names_another_host_but_in_links_a_reader_follows(pages: dict[str, str]) -> None:
    for path, page in pages.items():
        loaded = re.findall(r'(?:src|action|srcset)="([^"]*)"|<link[^>]* href="([^"]*)"', page)
        assert all(address.startswith("/") for pair in loaded for address in pair if address), path
        for link in re.findall(r'<a[^>]* href="https?://[^>]*>', page):
            assert "noreferrer" in link, (path, link)
        assert "<style" not in page
        assert " style=" not in page
        assert not re.search(r"<script(?! (?:defer )?src=)", page), path
        assert not re.search(r' on[a-z]+="', page), path


def test_every_link_inside_the_site_leads_somewhere(learner: Client, pages: dict[str, str]) -> None:
    ids = {path: set(re.findall(r' id="([^"]*)"', page)) for path, page in pages.items()}
    for path, page in pages.items():
        assert len(re.findall(r' id="', page)) == len(ids[path]), f"{path} uses an id twice"
        for link in set(re.findall(r' href="(/[^"]*|#[^"]*)"', page)):
            address, _hash, anchor = link.replace("&amp;", "&").partition("#")
            target = address.partition("?")[0] or path
            if not target.startswith(("/static/", "/learn/")):
                assert target in pages, (path, link)
                assert not anchor or anchor in ids[target], (path, link)


def test_every_lesson_says_what_it_contains_before_it_begins(pages: dict[str, str]) -> None:
    for path, page in pages.items():
        if 'data-page="lesson"' in page:
            note, first, end = (
                page.index("data-content-note"),
                page.index('<div class="parts">'),
                page.index('id="help"'),
            )
            assert note < first < end, path
            assert 'href="#help"' in page


def test_start_leads_to_the_readers_language_if_there_is_one(learner: Client) -> None:
    for language in ("en", "hi", "de, fr;q=0.5", "xx"):
        reply: Any = learner.get("/", HTTP_ACCEPT_LANGUAGE=language)
        assert (reply.status_code, reply.url) == (302, "/en/")


def test_the_sitemap_and_robots_follow_the_address_of_the_site(learner: Client) -> None:
    sitemap = learner.get("/sitemap.xml").content.decode()
    assert set(re.findall(r"<loc>(https?://[^/]+)", sitemap)) == {"http://127.0.0.1:8000"}
    assert "/cms/" not in learner.get("/robots.txt").content.decode()
