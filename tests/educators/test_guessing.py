"""Guesses are counted for one name and for all together, by nobody's address; a right password waits seldom."""

from typing import Any

import pytest
from django.test import Client

from course.educators.models import Tally
from course.educators.services import people, second
from tests.educators.people import PASSWORD, code, educator, is_in, sign_in, signed_in, text, with_codes, wrong_code
from tests.kit.database import rows

pytestmark = pytest.mark.django_db


def test_one_name_is_guessed_at_ten_times_and_then_even_the_right_password_waits(learner: Client) -> None:
    educator()
    for _guess in range(people.MOST_FOR_ONE):
        assert sign_in(learner, password="wrong").status_code == 422
    for name, password in [("tess", PASSWORD), ("tess", "wrong"), (" TESS ", "wrong")]:
        reply = sign_in(Client(), name, password)
        assert (reply.status_code, reply["Retry-After"]) == (429, "600")
        assert "Please wait ten minutes" in text(reply)
        assert f'value="{name}"' in reply.content.decode()


def test_others_come_in_meanwhile(learner: Client) -> None:
    educator()
    educator("omar")
    for _guess in range(people.MOST_FOR_ONE + 5):
        sign_in(learner, password="wrong")
    assert sign_in(Client(), "omar").status_code == 302


def test_many_names_guessed_at_are_told_to_wait_and_a_right_password_still_comes_in(
    learner: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people, "SOFT", 5)
    educator()
    told = [sign_in(learner, f"name{number}", "wrong").status_code for number in range(7)]
    assert told == [422] * 5 + [429] * 2
    assert sign_in(Client()).status_code == 302
    monkeypatch.setattr(people, "MOST", 5)
    assert sign_in(Client()).status_code == 429


def test_a_right_password_costs_no_try() -> None:
    educator()
    for _time in range(people.MOST_FOR_ONE * 2):
        assert sign_in(Client()).status_code == 302


def test_the_wait_is_over_after_ten_minutes(learner: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    educator()
    for _guess in range(people.MOST_FOR_ONE + 1):
        sign_in(learner, password="wrong")
    Tally.objects.update(window=0)
    assert sign_in(learner).status_code == 302


def test_codes_are_guessed_at_ten_times(learner: Client) -> None:
    device = with_codes(educator())
    client = signed_in()
    for _guess in range(second.MOST):
        assert client.post("/teach/code/", {"code": wrong_code(device)}).status_code == 422
    reply = client.post("/teach/code/", {"code": code(device)})
    assert reply.status_code == 429
    assert f'value="{code(device)}"' in reply.content.decode()


def test_codes_are_guessed_at_so_often_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    device = with_codes(educator())
    monkeypatch.setattr(second, "MOST_IN_A_DAY", 3)
    client = signed_in()
    told = [client.post("/teach/code/", {"code": wrong_code(device)}).status_code for _guess in range(4)]
    assert told == [422] * 3 + [429]
    Tally.objects.filter(name__startswith="code").delete()
    assert client.post("/teach/code/", {"code": code(device)}).status_code == 429


def test_the_password_of_an_open_account_cannot_be_guessed_either() -> None:
    educator()
    client = signed_in()
    fields = {"current": "wrong", "new": "another long password", "again": "another long password"}
    told = [client.post("/teach/account/password/", fields).status_code for _guess in range(people.MOST_FOR_ONE + 1)]
    assert told == [422] * people.MOST_FOR_ONE + [429]
    assert is_in(client)


def test_no_row_holds_an_address_or_a_name_of_a_device() -> None:
    device = with_codes(educator())
    seen: dict[str, Any] = {
        "REMOTE_ADDR": "203.0.113.77",
        "HTTP_USER_AGENT": "Planted/7.7",
        "HTTP_X_FORWARDED_FOR": "203.0.113.78",
    }
    client = Client(**seen)
    sign_in(client, password="wrong")
    sign_in(client)
    client.post("/teach/code/", {"code": wrong_code(device)})
    client.post("/teach/code/", {"code": code(device)})
    assert is_in(client)
    held = repr(rows())
    assert "203.0.113" not in held
    assert "Planted" not in held
    assert not [tally for tally in Tally.objects.all() if "tess" in tally.name]
