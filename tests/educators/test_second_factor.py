"""Codes at sign-in: nothing counts before it is confirmed, a code works once, and a phone may get lost."""

import re
from base64 import b32decode

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from course.educators.services import second
from tests.educators.people import PASSWORD, code, educator, is_in, sign_in, signed_in, text, with_codes, wrong_code
from tests.kit.database import rows

pytestmark = pytest.mark.django_db


def set_up(client: Client) -> tuple[TOTPDevice, list[str]]:
    """Set codes up as somebody does who types the secret off the page; return the recovery codes as well."""
    page = client.post("/teach/account/second/", follow=True)
    soup = BeautifulSoup(page.content.decode(), "html.parser")
    device = TOTPDevice.objects.get(confirmed=False)
    assert b32decode(soup.select_one(".secret").get_text().replace(" ", "")) == device.bin_key
    shown = client.post("/teach/account/second/", {"code": code(device)})
    return device, [
        item.get_text() for item in BeautifulSoup(shown.content.decode(), "html.parser").select(".recovery li")
    ]


def test_codes_are_asked_for_once_they_are_confirmed() -> None:
    educator()
    client = signed_in()
    device, _recovery = set_up(client)
    assert is_in(client)
    other = Client()
    assert sign_in(other, next="/teach/account/").url == "/teach/code/?next=%2Fteach%2Faccount%2F"
    assert not is_in(other)
    reply = other.post("/teach/code/", {"code": code(device, 30), "next": "/teach/account/"})
    assert (reply.status_code, reply.url) == (302, "/teach/account/")
    assert is_in(other)


def test_a_secret_that_was_never_confirmed_counts_for_nothing() -> None:
    educator()
    client = signed_in()
    page = client.post("/teach/account/second/", follow=True)
    device = TOTPDevice.objects.get()
    reply = client.post("/teach/account/second/", {"code": wrong_code(device)})
    assert reply.status_code == 422
    assert text(page).split("Type the code")[0] == text(reply).split("Type the code")[0]
    assert is_in(signed_in())


def test_the_qr_code_is_a_plain_path() -> None:
    educator()
    page = signed_in().post("/teach/account/second/", follow=True).content.decode()
    assert re.search(r'<svg class="qr" viewBox="0 0 \d+ \d+"[^>]*><path fill="currentColor" d="M[^"]+"/></svg>', page)
    assert "style=" not in page


def test_a_code_pasted_with_spaces_is_taken_and_works_once(learner: Client) -> None:
    device = with_codes(educator())
    digits = code(device)
    sign_in(learner)
    assert learner.post("/teach/code/", {"code": f" {digits[:3]} {digits[3:]} "}).status_code == 302
    other = Client()
    sign_in(other)
    again = other.post("/teach/code/", {"code": digits})
    assert again.status_code == 422
    assert "used already" in text(again)
    assert f'value="{digits}"' in again.content.decode()
    assert 'autocomplete="one-time-code"' in again.content.decode()


def test_each_recovery_code_opens_the_account_once() -> None:
    educator()
    _device, recovery = set_up(signed_in())
    assert len(set(recovery)) == 8
    other = signed_in()
    assert other.post("/teach/code/", {"code": recovery[0].upper()}).status_code == 302
    assert is_in(other)
    assert "7 recovery codes left" in text(other.get("/teach/account/"))
    third = signed_in()
    assert third.post("/teach/code/", {"code": recovery[0]}).status_code == 422
    assert third.post("/teach/code/", {"code": recovery[1]}).status_code == 302


def test_recovery_codes_are_stored_as_fingerprints_and_shown_once() -> None:
    educator()
    client = signed_in()
    _device, recovery = set_up(client)
    held = repr(rows())
    assert not [one for one in recovery if one.replace(" ", "") in held]
    assert recovery[0] not in client.get("/teach/account/").content.decode()
    renewed = client.post("/teach/account/codes/", {"codes-password": PASSWORD}).content.decode()
    assert recovery[0] not in renewed
    assert StaticToken.objects.count() == second.CODES


def test_turning_off_asks_for_the_password() -> None:
    device = with_codes(educator())
    client = signed_in()
    client.post("/teach/code/", {"code": code(device)})
    reply = client.post("/teach/account/second/off/", {"off-password": "wrong"})
    assert reply.status_code == 422
    assert "not your password" in text(reply)
    assert TOTPDevice.objects.exists()
    assert client.post("/teach/account/second/off/", {"off-password": PASSWORD}).status_code == 302
    assert not TOTPDevice.objects.exists()
    assert is_in(signed_in())


@pytest.mark.parametrize(
    "path", ["account/", "account/password/", "account/second/", "account/second/off/", "account/codes/"]
)
def test_a_password_alone_opens_nothing_where_codes_are_on(path: str) -> None:
    with_codes(educator())
    client = signed_in()
    assert client.get(f"/teach/{path}").url.startswith("/teach/code/")
    assert client.post(f"/teach/{path}", {"off-password": PASSWORD, "codes-password": PASSWORD}).url == "/teach/code/"
    assert TOTPDevice.objects.filter(confirmed=True).exists()


def test_a_host_with_codes_is_asked_for_one_too(host: Client) -> None:
    from course.accounts.models import User

    with_codes(User.objects.get(username="hedda"))
    assert not is_in(host)


def test_what_a_code_opened_is_closed_when_codes_are_set_up_anew() -> None:
    user = educator()
    device = with_codes(user)
    client = signed_in()
    client.post("/teach/code/", {"code": code(device)})
    assert is_in(client)
    device.delete()
    with_codes(user)
    assert not is_in(client)
