"""Only what is complete and live is shown to somebody in need."""

import io
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.test import Client

from course.signposts.models import Advice, Country, Helpline, Route
from tests.kit import cms
from tests.pages.test_every_page import paths

pytestmark = pytest.mark.django_db


def is_shown(learner: Client, country: str) -> list[bool]:
    """Return whether a country has its page, its place in the list of countries, and its place in the sitemap."""
    path = f"/en/help/{country}/"
    return [
        learner.get(path).status_code == 200,
        f'href="{path}"' in learner.get("/en/help/").content.decode(),
        path in paths(learner),
    ]


@pytest.mark.parametrize("serves", ["emergency", "under-18"])
def test_a_country_without_its_two_numbers_has_no_page(learner: Client, editor: Client, serves: str) -> None:
    lines = list(Helpline.objects.filter(country__key="in", serves=serves))
    assert is_shown(learner, "in") == [True] * 3
    for line in lines:
        editor.post(cms.address(line, "unpublish"))
    assert is_shown(learner, "in") == [False] * 3
    cms.publish(editor, Helpline.objects.get(pk=lines[0].pk))
    assert is_shown(learner, "in") == [True] * 3


def test_a_country_that_is_not_live_has_no_page(learner: Client, editor: Client) -> None:
    editor.post(cms.address(Country.objects.get(key="in"), "unpublish"))
    assert is_shown(learner, "in") == [False] * 3


def test_what_is_a_draft_is_not_shown(learner: Client, editor: Client) -> None:
    line, route = Helpline.objects.get(key="gb.childline"), Route.objects.get(key="gb.report-remove")
    cms.save(editor, line, {"phone": "0000 0000"})
    cms.save(editor, route, {"says": "Not yet."})
    shown = learner.get("/en/help/gb/").content.decode()
    assert line.phone in shown
    assert "0000 0000" not in shown
    assert "Not yet." not in shown


def test_an_edit_is_shown_at_once(learner: Client, editor: Client) -> None:
    cms.publish(editor, Helpline.objects.get(key="gb.childline"), {"phone": "+44 20 0000 0000"})
    assert 'href="tel:+442000000000"' in learner.get("/en/help/gb/").content.decode()


def test_whom_to_tell_here_is_shown_once_the_host_has_said(learner: Client, host: Client) -> None:
    lesson = "/en/spread-mechanics/five-stages/"
    for path in ("/en/help/", "/en/help/gb/", lesson):
        assert "Ms Okafor" not in learner.get(path).content.decode()
    here = {"place": "Lake School", "name": "Ms Okafor", "where": "Room 4", "when": "8 to 4", "then": "She listens."}
    form = host.get("/cms/settings/signposts/here/", follow=True)
    assert host.post(form.request["PATH_INFO"], here).status_code == 302
    for path in ("/en/help/", "/en/help/gb/", "/en/help/gb/?reader=18", lesson):
        shown = learner.get(path).content.decode()
        for words in ("Ms Okafor", "Room 4", "8 to 4", "She listens."):
            assert words in shown, (path, words)


def due(*options: str) -> list[str]:
    said = io.StringIO()
    call_command("review_due", *options, stdout=said)
    return said.getvalue().splitlines()


def test_what_is_due_for_review_is_listed_longest_due_first() -> None:
    today = date.today()  # noqa: DTZ011
    assert due() == ["0 to check again."]
    Helpline.objects.filter(key="gb.childline").update(review_by=today)
    Route.objects.filter(key="gb.report-remove").update(review_by=today - timedelta(days=3))
    Advice.objects.filter(key="any.danger-first").update(review_by=today + timedelta(days=3))
    assert [line.split(":")[0].split()[-1] for line in due()[:-1]] == ["gb.report-remove", "gb.childline"]
    assert due("--within", "3")[-1] == "3 to check again."


def test_what_is_overdue_is_still_shown(learner: Client) -> None:
    """A number checked too long ago is better than none; editors see that it is due."""
    Helpline.objects.filter(key="gb.childline").update(review_by=date(2020, 1, 1))
    assert "0800 1111" in learner.get("/en/help/gb/").content.decode()
