"""One click opens a place: a cookie that ends with the browser, four words shown once, and nothing in plain stored."""

from typing import Any

import pytest
from django.test import Client

from course.progress import services
from course.progress.models import Browser, Learner
from course.progress.services import places
from tests.kit.database import rows
from tests.learning.place import OWN, join, press, text, words_in

pytestmark = pytest.mark.django_db


def test_looking_at_the_page_leaves_nothing(learner: Client) -> None:
    before = rows()
    for path in ("/learn/", "/learn/kept/", "/learn/delete/", "/learn/kept/place.json", "/learn/progress/?in=m2l1"):
        reply = learner.get(path)
        assert "no-store" in reply["Cache-Control"]
        assert "Set-Cookie" not in reply
    assert rows() == before
    assert not learner.cookies


def test_before_the_click_it_says_what_is_kept_how_long_who_sees_it_and_when_better_not(
    learner: Client, settings: Any
) -> None:
    settings.RETENTION_DAYS = 77
    said = text(learner.get("/learn/"))
    for part in ("What is kept", "77 days", "Who sees it", "When better not", "looks over your shoulder"):
        assert part in said, part


def test_a_click_makes_a_learner_with_four_words_and_a_cookie_that_ends_with_the_browser(learner: Client) -> None:
    reply = press(learner, "/learn/keep/")
    words, cookie = words_in(reply), learner.cookies["place"]
    assert len(set(words)) == 4
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"], cookie["expires"]) == (True, "Lax", "", "")
    assert len(cookie.value) >= 22  # 128 bits and more
    assert "no-store" in reply["Cache-Control"]
    stored = repr([Learner.objects.values(), Browser.objects.values()])
    assert cookie.value not in stored
    assert not any(word in stored for word in words)


def test_over_https_the_cookie_is_bound_to_this_host(settings: Any) -> None:
    settings.HTTPS = True
    client = Client()
    client.post("/learn/keep/", secure=True, HTTP_ORIGIN="https://testserver")
    cookie = client.cookies["__Host-place"]
    assert (cookie["secure"], cookie["path"], cookie["domain"]) == (True, "/", "")


def test_a_second_click_makes_nobody_else(learner: Client) -> None:
    join(learner)
    assert "open already" in text(press(learner, "/learn/keep/"))
    assert Learner.objects.count() == 1


def test_a_cookie_planted_before_opens_nothing(learner: Client) -> None:
    learner.cookies["place"] = "planted"
    join(learner)
    assert learner.cookies["place"].value != "planted"


def test_new_words_take_the_place_of_the_old(learner: Client) -> None:
    old = join(learner)
    new = words_in(press(learner, "/learn/words/"))
    assert services.come_back(old) is None
    assert services.come_back(new)


def test_words_lead_back_to_the_lesson_one_came_from(learner: Client) -> None:
    lesson = "/en/spread-mechanics/five-stages/"
    reply = learner.post("/learn/keep/", HTTP_REFERER=f"http://testserver{lesson}")
    assert f'href="{lesson}"' in reply.content.decode()
    strange = learner.get("/learn/", HTTP_REFERER="https://example.org/en/spread-mechanics/")
    assert "example.org" not in strange.content.decode()


def test_very_many_beginners_at_once_are_asked_to_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "MOST_NEW", 40)
    assert [Client().post("/learn/keep/", **OWN).status_code for _pupil in range(41)] == [200] * 40 + [429]


def test_every_page_has_help_the_exit_and_a_neutral_title(learner: Client) -> None:
    pages = [
        learner.get("/learn/"),
        press(learner, "/learn/keep/"),
        learner.get("/learn/kept/"),
        learner.get("/learn/delete/"),
    ]
    for reply in [*pages, press(learner, "/learn/done/")]:
        html = reply.content.decode()
        assert html.count(" data-exit ") == html.count(" data-help>") == 1
        assert '<body data-page="learn"' in html
        assert "csrfmiddlewaretoken" not in html
