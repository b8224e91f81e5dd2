"""Help forks by how old the reader is and by how old the person was in the picture; never both ways in one page."""

import html
import re
from itertools import product

import pytest
from django.db.models import Q
from django.test import Client

from course.signposts.models import Helpline, Route
from course.signposts.queries import TAKING_DOWN

pytestmark = pytest.mark.django_db
COUNTRIES = ("au", "ca", "eu", "gb", "in", "us")
READER = {"": {"under-18", "everyone", "crisis"}, "18": {"adult", "everyone", "crisis"}}
AGE = {"": {"under-18", "any"}, "18": {"18-plus", "any"}}
SCREENSHOT, WORDS = "a screenshot that shows them can help too", "Never save, send or show the picture"


def page(learner: Client, country: str, reader: str = "", age: str = "") -> str:
    query = "&".join(f"{name}={value}" for name, value in (("reader", reader), ("age", age)) if value)
    reply = learner.get(f"/en/help/{country}/?{query}")
    assert reply.status_code == 200
    return html.unescape(reply.content.decode())


def names(part: str) -> list[str]:
    return [re.sub(r"<[^>]+>", "", name) for name in re.findall(r"<h3>(.*?)</h3>", part)]


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize(("reader", "age"), list(product(READER, AGE)))
def test_each_reader_gets_the_entries_for_them_and_no_other(
    learner: Client, country: str, reader: str, age: str
) -> None:
    talk, down = page(learner, country, reader, age).split('id="talk"')[1].split('id="down"')
    lines = Helpline.objects.filter(country__key=country, serves__in=READER[reader]).order_by("position")
    assert names(talk) == [line.name for line in lines]
    theirs = Q(country__key=country) | Q(country=None)
    shown = [Route.objects.get(theirs, name=name) for name in names(down)]
    kinds = {route.kind for route in shown}
    assert {"platform", "search"} <= kinds
    # The one for pictures made at 18 or over is for people who are 18 by now.
    assert ("hash" in kinds) == (bool(reader) or not age)
    for route in shown:
        assert route.made in AGE[age], route.key
        assert route.reader in {"any", "18-plus" if reader else "under-18"}, route.key
    assert [route.kind for route in shown] == sorted((route.kind for route in shown), key=TAKING_DOWN.index)


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_way_to_keep_evidence_follows_the_age_in_the_picture_only(learner: Client, country: str) -> None:
    for reader in READER:
        young, grown = page(learner, country, reader), page(learner, country, reader, "18")
        assert (WORDS in young, SCREENSHOT in young) == (True, False)
        assert (WORDS in grown, SCREENSHOT in grown) == (False, True)


def test_links_carry_what_was_chosen(learner: Client) -> None:
    links = {
        ("", ""): {"?reader=18", "?age=18"},
        ("18", ""): {"", "?reader=18&age=18"},
        ("", "18"): {"?reader=18&age=18", ""},
        ("18", "18"): {"?age=18", "?reader=18"},
    }
    for (reader, age), wanted in links.items():
        found = re.findall(r'<a href="/en/help/gb/(.*?)">', page(learner, "gb", reader, age))
        assert set(found) == wanted, (reader, age)


@pytest.mark.parametrize("value", ["", "17", "19", "yes", "18+", " 18", "١٨", "not-sure"])
def test_anything_but_eighteen_is_under_eighteen(learner: Client, value: str) -> None:
    assert page(learner, "gb", value, value) == page(learner, "gb")


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_emergency_number_stands_above_everything(learner: Client, country: str) -> None:
    (line,) = Helpline.objects.filter(country__key=country, serves="emergency")
    for reader, age in product(READER, AGE):
        shown = page(learner, country, reader, age)
        assert shown.index(f"Call {line.phone}") < shown.index('id="talk"')
        assert f'href="tel:{line.phone}"' in shown


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_entry_says_when_it_was_checked_and_how_sure_it_is(learner: Client, country: str) -> None:
    shown = page(learner, country)
    entries = shown.count('<li class="way">') + shown.count('<section class="urgent"')
    sure = shown.count("official source") + shown.count("second-hand, no lawyer has read it yet")
    assert entries == len(re.findall(r"checked \d{1,2} [A-Z][a-z]+ 20\d\d", shown)) == sure
