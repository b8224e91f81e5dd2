"""What should have been read again by now steps back and says so; a lifeline stays where it is."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.utils import timezone

from course.signposts.models import Helpline, Law, Route
from course.signposts.rules import hosts

pytestmark = pytest.mark.django_db
PLAN = "/en/remedies/?c=gb&r=a&h=b&w=b"
SAYS_SO = "This should have been checked again by now."


def page(learner: Client, path: str) -> BeautifulSoup:
    return BeautifulSoup(learner.get(path).content, "html.parser")


def let_pass(model: type, **which: str) -> None:
    assert model.objects.filter(**which).update(review_by=timezone.localdate() - timedelta(days=1))


def names(found: list[Tag]) -> list[str]:
    return [tag.h3.get_text(" ", strip=True) for tag in found]


def test_nothing_is_due_on_the_day_itself(learner: Client) -> None:
    Helpline.objects.update(review_by=timezone.localdate())
    assert SAYS_SO not in page(learner, "/en/help/gb/").get_text()


def test_an_overdue_line_goes_last_and_says_so(learner: Client) -> None:
    before = names(page(learner, "/en/help/gb/").select("#talk .way"))
    let_pass(Helpline, key="gb.samaritans")
    after = page(learner, "/en/help/gb/").select("#talk .way")
    assert sorted(names(after)) == sorted(before)
    assert names(after)[-1] == "Samaritans"
    assert SAYS_SO in after[-1].get_text()


def test_emergency_number_and_one_line_for_under_18s_never_drop(learner: Client) -> None:
    first = names(page(learner, "/en/help/gb/").select("#talk .way"))[0]
    let_pass(Helpline, country__key="gb")
    shown = page(learner, "/en/help/gb/")
    assert "Call 999" in shown.select_one(".urgent").get_text()
    assert names(shown.select("#talk .way"))[0] == first
    assert "Call 999" in page(learner, PLAN).get_text()


def test_an_overdue_step_drops_from_the_first_steps(learner: Client) -> None:
    first = page(learner, PLAN).select_one("#h-day").parent.select("ol.todo > li")
    route = Route.objects.filter(name=names(first)[-1]).first() or Route.objects.get(key="gb.report-remove")
    let_pass(Route, key=route.key)
    day = page(learner, PLAN).select_one("#h-day").parent
    assert route.name not in names(day.select("ol.todo > li"))
    late = [one for one in day.select("ul.todo > li") if route.name in one.h3.get_text()]
    assert SAYS_SO in late[0].get_text()


def test_an_overdue_rule_of_law_says_so(learner: Client) -> None:
    let_pass(Law, key="gb.soa-66b")
    law = next(one for one in page(learner, PLAN).select(".law") if "66B" in one.h3.get_text())
    assert SAYS_SO in law.get_text()


@pytest.mark.parametrize("path", ["/en/help/in/", "/en/help/gb/?reader=18&age=18", PLAN, "/en/remedies/clocks/", "/en/remedies/telling/?c=in"])  # fmt: skip
def test_links_lead_only_to_hosts_on_the_list(learner: Client, path: str) -> None:
    links = [a["href"] for a in page(learner, path).select('main a[href^="http"]')]
    assert len(links) > 3
    for link in links:
        assert link.split("/")[2].removeprefix("www.") in hosts(), link
