"""The list of countries, and what every help page is not."""

import re

import pytest
from django.test import Client

from course.signposts.models import Country

pytestmark = pytest.mark.django_db


DEEP = ["in", "us", "gb", "eu", "au", "ca"]


def test_help_is_kept_by_no_browser_and_takes_no_form(learner: Client) -> None:
    for path in ("/en/help/", "/en/help/gb/", "/en/help/gb/?reader=18"):
        assert "no-store" in learner.get(path)["Cache-Control"]
        assert learner.post(path).status_code == 405
        assert "<form" not in learner.get(path).content.decode()


def test_help_lists_every_country_once_in_order(learner: Client) -> None:
    shown = learner.get("/en/help/").content.decode()
    found = re.findall(r'href="/en/help/([a-z]+)/"', shown)
    listed = list(Country.objects.order_by("position").values_list("key", flat=True))
    assert [key for key in listed if key in found] == found
    assert found[:6] == DEEP
    assert len(found) == len(set(found)) > 15


def test_the_hosts_own_country_comes_first(learner: Client, settings) -> None:
    settings.DEFAULT_COUNTRY = "us"
    found = re.findall(r'href="/en/help/([a-z]+)/"', learner.get("/en/help/").content.decode())
    assert found[:3] == ["us", "in", "gb"]


@pytest.mark.parametrize("key", ["zz", "GB", "gb-", "home", "m2l1"])
def test_a_country_that_is_none_has_no_page(learner: Client, key: str) -> None:
    assert learner.get(f"/en/help/{key}/").status_code == 404
