"""Four words open the place again, on any device, however they are typed; a wrong one loses nothing."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from course.progress import services
from course.progress.models import Browser
from course.progress.rules import new_words
from course.progress.services import places
from tests.learning.place import come_back, join, press, standing, text

pytestmark = pytest.mark.django_db
OTHER = "acorn bison cedar dolphin"


def test_another_device_finds_everything_where_it_was(learner: Client) -> None:
    words, phone = join(learner), Client()
    press(learner, "/learn/skip/", of="m1l1")
    reply = come_back(phone, f"{words[0].upper()} – {words[1]},{words[2]}\n{words[3]}")
    assert (reply.status_code, reply.url) == (302, "/learn/?lang=en")
    assert standing(phone, "Whose picture is it?") == "done"


def test_a_wrong_key_is_told_clearly_and_stays_in_the_box(learner: Client) -> None:
    reply = come_back(learner, OTHER)
    assert reply.status_code == 422
    assert "Nobody’s place has these four words" in text(reply)
    assert f'value="{OTHER}"' in reply.content.decode()
    assert 'aria-invalid="true"' in reply.content.decode()
    assert not learner.cookies


def test_a_slip_is_named_and_costs_no_try(learner: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "MOST", 0)
    said = text(come_back(learner, "akorn bison cedar dolphin"))
    assert "“akorn” is none of our words. Is it “acorn”?" in said
    assert "You typed 3" in text(come_back(learner, "acorn bison cedar"))
    assert "You typed 0" in text(come_back(learner, "!"))


def test_what_is_typed_is_shown_as_text_only(learner: Client) -> None:
    html = come_back(learner, '"><script>alert(1)</script>').content.decode()
    assert "<script>" not in html


def test_five_hundred_pupils_of_one_school_come_back_without_being_told_to_wait() -> None:
    keys = [services.join()[1] for _pupil in range(500)]
    assert {come_back(Client(), " ".join(words)).status_code for words in keys} == {302}


def test_wrong_keys_are_told_to_wait_and_a_right_one_still_comes_in(learner: Client) -> None:
    words = services.join()[1]
    for _guess in range(services.SOFT):
        services.come_back(new_words())
    reply = come_back(learner, OTHER)
    assert (reply.status_code, reply["Retry-After"]) == (429, "600")
    assert f'value="{OTHER}"' in reply.content.decode()
    assert come_back(Client(), " ".join(words)).status_code == 302


def test_no_more_keys_are_looked_at_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = []
    find = services.mark_of
    monkeypatch.setattr(places, "mark_of", lambda kind, secret: looked_at.append(secret) or find(kind, secret))
    refused = 0
    for _guess in range(1_000):
        try:
            services.come_back(new_words())
        except services.TooMany:
            refused += 1
    assert len(looked_at) == services.MOST
    assert refused == 1_000 - services.SOFT


def test_the_limit_is_over_after_a_while(learner: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "MOST", 0)
    assert come_back(learner, OTHER).status_code == 429
    monkeypatch.undo()
    assert come_back(learner, OTHER).status_code == 422


def test_a_place_left_open_closes_by_itself_and_says_so(learner: Client) -> None:
    join(learner)
    until = Browser.objects.get().until
    assert timedelta(hours=2) <= until - timezone.now() <= timedelta(hours=3)
    assert (until.minute, until.second) == (0, 0)
    Browser.objects.update(until=timezone.now())
    reply = learner.get("/learn/")
    assert "has closed by itself" in text(reply)
    assert learner.cookies["place"].value == ""


def test_an_answer_keeps_it_open_and_a_look_does_not(learner: Client) -> None:
    join(learner)
    soon = timezone.now() + timedelta(minutes=5)
    Browser.objects.update(until=soon)
    learner.get("/learn/")
    learner.get("/learn/progress/?in=m2l1")
    assert Browser.objects.get().until == soon
    press(learner, "/learn/skip/", of="m2l1-1")
    assert Browser.objects.get().until > soon
