"""A reader chooses, gets a plan, changes a choice; nothing is stored, and the address tells nobody anything."""

import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from course.remedies.rules import Case, address_of, read_case
from course.signposts.models import Country, Helpline, Law
from tests.remedies.plans import DEEP, cases

pytestmark = pytest.mark.django_db
FINDER = "/en/remedies/"
WHOLE = "?c=gb&r=a&h=a&w=a"
TELLING = re.compile(r"threat|fake|nude|intimate|porn|abuse|victim|picture|shared|self|secret", re.IGNORECASE)


def shown(learner: Client, path: str) -> BeautifulSoup:
    reply = learner.get(path)
    assert reply.status_code == 200, path
    assert reply["Cache-Control"] == "no-store"
    assert not reply.cookies
    return BeautifulSoup(reply.content, "html.parser")


def test_it_asks_in_plain_choices_and_sends_them_in_the_address(learner: Client) -> None:
    form = shown(learner, FINDER).select_one("[data-activity=remedies] form")
    assert (form["method"], form["action"]) == ("get", FINDER)
    fields = {tag["name"] for tag in form.select("input, select")}
    assert fields == {"c", "r", "h", "w", "reader", "age"}
    checked = {tag["name"]: tag["value"] for tag in form.select("input[checked]")}
    assert checked == {"reader": "", "age": ""}, "under 18 is what holds unless somebody says otherwise"


def test_no_address_of_a_plan_tells_what_it_is_about() -> None:
    for case in cases("gb"):
        query = address_of(case)
        assert not TELLING.search(query), query
        assert len(query) <= 35, query


def test_every_choice_comes_back_from_its_address() -> None:
    for case in cases("in"):
        pairs = dict(pair.split("=") for pair in address_of(case).split("&"))
        assert read_case(pairs, frozenset(DEEP)) == case


@pytest.mark.parametrize("query", ["", "?c=xx&r=z&h=%00&w=aa", "?reader=17&age=-1", "?c=gb&c=in&r=%F0%9F%98%80"])
def test_what_is_not_understood_was_not_chosen(learner: Client, query: str) -> None:
    page = shown(learner, FINDER + query)
    assert page.select_one("form.choices")
    assert not page.select(".turn")


def test_what_is_missing_is_said_and_what_was_chosen_stays(learner: Client) -> None:
    page = shown(learner, f"{FINDER}?c=in&r=b")
    assert page.select_one("option[selected]")["value"] == "in"
    assert page.select_one("input[name=r][checked]")["value"] == "b"
    said = [legend.get_text(" ", strip=True) for legend in page.select("legend") if legend.strong]
    assert said == ["What has happened? Choose one.", "What do you want first? Choose one."]


def test_ones_own_picture_cannot_have_been_made_at_an_age_one_has_not_reached() -> None:
    assert Case("gb", "self", "shared", "down", reader="under-18", age="18").made == "under-18"
    assert Case("gb", "helper", "shared", "down", reader="under-18", age="18").made == "18"


def names(page: BeautifulSoup) -> str:
    return " · ".join(tag.get_text(" ", strip=True) for tag in page.select(".step h3, .way h3"))


def test_the_two_ages_decide_two_things(learner: Client) -> None:
    now_adult = names(shown(learner, f"{FINDER}?c=gb&r=a&h=b&w=b&reader=18"))
    assert "Take It Down" in now_adult
    assert "StopNCII" not in now_adult, "evidence and hash routes go by the age in the picture"
    assert "Revenge Porn Helpline" in now_adult, "helplines go by the reader's age now"
    grown = names(shown(learner, f"{FINDER}?c=gb&r=a&h=b&w=b&reader=18&age=18"))
    assert "StopNCII" in grown
    assert "Take It Down" not in grown


def test_every_entry_says_when_it_was_read_and_from_whom(learner: Client) -> None:
    page = shown(learner, FINDER + WHOLE)
    entries = page.select(".step, .law, .way, .urgent")
    assert len(entries) > 20
    for entry in entries:
        line = entry.select_one(".checked").get_text(" ", strip=True)
        assert re.search(
            r"checked \d+ \w+ 20\d\d · (official source|second-hand, no lawyer has read it yet) ·", line
        ), line


def test_indias_gender_scope_is_said(learner: Client) -> None:
    said = shown(learner, f"{FINDER}?c=in&r=a&h=b&w=b").get_text(" ", strip=True)
    for whom in ("Protects anyone", "Protects women only", "Protects people under 18"):
        assert whom in said


def test_conflicts_are_said(learner: Client) -> None:
    said = shown(learner, f"{FINDER}?c=in&r=a&h=b&w=b").get_text(" ", strip=True)
    assert "We have not read the clause itself" in said
    assert "24 hours" in said


def test_what_is_not_in_force_says_so(learner: Client) -> None:
    not_yet = Law.objects.filter(in_force="not-yet", country__key__in=DEEP).first()
    page = shown(learner, f"{FINDER}?c={not_yet.country.key}&r=a&h=b&w=b&reader=18&age=18")
    law = next(one for one in page.select(".law") if not_yet.name in one.h3.get_text())
    assert "not in force yet" in law.get_text()


def test_a_plan_costs_the_same_few_queries_whatever_there_is(learner: Client) -> None:
    costs = []
    for country in (*DEEP, "ng"):
        with CaptureQueriesContext(connection) as found:
            learner.get(f"{FINDER}?c={country}&r=a&h=a&w=a")
        costs.append(len(found))
    assert len(set(costs)) == 1
    assert costs[0] <= 14, costs


def test_a_country_without_its_numbers_still_has_a_plan(learner: Client) -> None:
    Helpline.objects.filter(country__key="mx").update(live=False)
    page = shown(learner, f"{FINDER}?c=mx&r=a&h=b&w=b")
    assert "Call the emergency number of the place you are in" in page.get_text()
    assert len(page.select("ol.todo > li")) > 5
    assert learner.get("/en/help/mx/").status_code == 404


def test_the_paper_says_nothing_on_its_face(learner: Client) -> None:
    page = shown(learner, f"/en/remedies/list/{WHOLE}")
    assert page.title.get_text() == "List"
    face = page.select_one(".face").get_text(" ", strip=True)
    assert not TELLING.search(face)
    assert len(page.select(".todo > li")) > 8
    assert learner.get("/en/remedies/list/").status_code == 302


@pytest.mark.parametrize("country", DEEP)
def test_what_happens_after_telling_stands_for_each_country(learner: Client, country: str) -> None:
    page = shown(learner, f"/en/remedies/telling/?c={country}")
    told = [one.h3.get_text() for one in page.select(".law")]
    assert len(told) >= 3
    assert "What they cannot promise" in page.get_text()


def test_the_host_says_what_happens_here(learner: Client, host: Client) -> None:
    here = {"place": "Lake School", "name": "Ms Okafor", "hears": "Only Mr Bell.", "promises": "To tell you first."}
    form = host.get("/cms/settings/signposts/here/", follow=True)
    assert host.post(form.request["PATH_INFO"], here).status_code == 302
    said = shown(learner, "/en/remedies/telling/").get_text(" ", strip=True)
    for words in ("At Lake School", "Only Mr Bell.", "To tell you first."):
        assert words in said


def test_each_bar_of_the_clocks_says_what_starts_it_and_has_its_row(learner: Client) -> None:
    page = shown(learner, "/en/remedies/clocks/")
    bars = page.select(".clocks li")
    assert len(bars) >= 5
    for bar in bars:
        assert bar.select_one(".from").get_text().startswith("starts ")
        assert float(bar.rect["width"]) > 0
    rows = {row.th.get_text(): row for row in page.select(".limits tbody tr")}
    assert {"India", "United States", "United Kingdom", "Australia", "European Union"} <= rows.keys()
    assert "not in force yet" in rows["United Kingdom"].parent.get_text()


def test_a_plan_is_only_for_a_country_that_is_live(learner: Client) -> None:
    Country.objects.filter(key="ng").update(live=False)
    assert not shown(learner, f"{FINDER}?c=ng&r=a&h=a&w=a").select(".turn")


def test_no_day_of_reading_is_still_to_come() -> None:
    assert not Law.objects.filter(checked_on__gt=timezone.localdate() + timedelta(days=0)).exists()
