"""Which forms are believed, in which language a place is, and what happens where the host keeps none."""

from typing import Any

import pytest
from django.test import Client, override_settings

from course.progress.models import Learner
from tests.kit.database import rows
from tests.learning.place import join, press, text

pytestmark = pytest.mark.django_db
POSTS = ["keep/", "back/", "words/", "done/", "delete/", "skip/"]
STRANGE = [
    {"HTTP_ORIGIN": "https://example.org"},
    {"HTTP_ORIGIN": "null"},
    {"HTTP_ORIGIN": "https://testserver"},
    {"HTTP_ORIGIN": "http://testserver:8080"},
    {"HTTP_ORIGIN": "http://testserver.example.org"},
    {"HTTP_ORIGIN": "null", "HTTP_REFERER": "http://testserver/learn/"},
    {"HTTP_REFERER": "https://example.org/http://testserver/"},
    {"HTTP_REFERER": "http://[::1"},
    {},
]


@pytest.mark.parametrize("headers", STRANGE, ids=repr)
def test_a_form_from_elsewhere_changes_nothing(learner: Client, headers: dict[str, str]) -> None:
    join(learner)
    before = rows()
    for address in POSTS:
        reply = press(learner, f"/learn/{address}", headers=headers, of="m1l1", words="acorn bison cedar dolphin")
        assert reply.status_code == 403, address
        assert "did not come from this page" in text(reply)
    assert rows() == before
    assert learner.cookies["place"].value


def test_a_form_is_believed_by_its_origin_or_else_its_referer(learner: Client) -> None:
    for headers in ({"HTTP_ORIGIN": "http://testserver"}, {"HTTP_REFERER": "http://testserver/en/"}):
        assert press(Client(enforce_csrf_checks=True), "/learn/keep/", headers=headers).status_code == 200
    assert Learner.objects.count() == 2


@pytest.mark.parametrize("address", ["keep/", "back/", "words/", "done/", "skip/"])
def test_an_address_of_a_form_leads_to_the_page_when_it_is_only_opened(learner: Client, address: str) -> None:
    assert learner.get(f"/learn/{address}").url.startswith("/learn/")


def test_where_the_host_keeps_no_places_there_are_none(learner: Client, settings: Any) -> None:
    join(learner)
    settings.KEEP_PLACE = False
    before = rows()
    for address in ["", *POSTS, "kept/", "kept/place.json", "kept/place.csv", "progress/?in=m2l1"]:
        assert learner.get(f"/learn/{address}").status_code == 404
        assert press(learner, f"/learn/{address}").status_code == 404
    assert rows() == before


@override_settings(LANGUAGES=[("en", "English"), ("hi", "Hindi")])
def test_the_language_is_that_of_the_page_left_else_the_browsers() -> None:
    client = Client(HTTP_ACCEPT_LANGUAGE="hi")
    said = {
        "hi": [{}, {"HTTP_REFERER": "http://testserver/hi/help/"}, {"HTTP_REFERER": "https://example.org/en/"}],
        "en": [{"HTTP_REFERER": "http://testserver/en/help/"}, {"HTTP_REFERER": "http://testserver/learn/?lang=en"}],
    }
    for language, visits in said.items():
        for headers in visits:
            assert client.get("/learn/", **headers)["Content-Language"] == language, headers
    assert client.get("/learn/?lang=en")["Content-Language"] == "en"
    assert client.get("/learn/?lang=xx")["Content-Language"] == "hi"
    assert 'action="/learn/keep/?lang=en"' in client.get("/learn/?lang=en").content.decode()
