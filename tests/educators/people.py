"""Educators, their browsers and their authenticators."""

import re
import time
from typing import Any

from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.http import HttpResponse
from django.test import Client
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from course.accounts.models import EDUCATORS, User

PASSWORD = "a long enough password"
OWN = "the ferry leaves at seven"


def educator(name: str = "tess", **about: Any) -> User:
    """Return a new educator."""
    user = User.objects.create_user(name, password=PASSWORD, **about)
    user.groups.add(Group.objects.get(name=EDUCATORS))
    return user


def sign_in(client: Client, name: str = "tess", password: str = PASSWORD, **fields: str) -> HttpResponse:
    """Send the form at the door."""
    return client.post("/teach/sign-in/", {"username": name, "password": password, **fields})


def signed_in(name: str = "tess") -> Client:
    """Return a browser in which an educator has typed the password."""
    client = Client()
    assert sign_in(client, name).status_code == 302
    return client


def with_codes(user: User) -> TOTPDevice:
    """Turn the second factor on for an educator."""
    return TOTPDevice.objects.create(user=user, name="", confirmed=True)


def code(device: TOTPDevice, seconds: int = 0) -> str:
    """Return what an authenticator shows, now or in so many seconds."""
    clock = TOTP(device.bin_key)
    clock.time = time.time() + seconds
    return f"{clock.token():06}"


def wrong_code(device: TOTPDevice) -> str:
    """Return six digits that are right at no moment near now."""
    right = {code(device, seconds) for seconds in (-60, -30, 0, 30, 60)}
    return next(
        number for number in ("000000", "111111", "222222", "333333", "444444", "555555") if number not in right
    )


def is_in(client: Client) -> bool:
    """Return whether the pages behind the door open, and the door itself has nothing more to ask."""
    return client.get("/teach/account/").status_code == 200 and client.get("/teach/sign-in/").status_code == 302


def text(reply: HttpResponse) -> str:
    """Return what a page says in its main part."""
    main = BeautifulSoup(reply.content.decode(), "html.parser").select_one("main")
    return " ".join(main.get_text(" ").split())


def shown_link(reply: HttpResponse) -> str:
    """Return the path of the one-time link the host is shown."""
    return re.search(r'id="link"[^>]*value="https?://[^/"]+([^"]+)"', reply.content.decode())[1]
