"""The accounts of the first run: a file only its owner can read, and a password to change before anything else."""

import io
import stat
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from course.accounts.models import User

pytestmark = pytest.mark.django_db
OWN = "a password of my own, long enough"


@pytest.fixture
def passwords(settings: Any, tmp_path: Path) -> dict[str, str]:
    """The passwords that a first run writes down, by account."""
    User.objects.all().delete()
    settings.DATA_DIR = tmp_path
    call_command("first_run", stdout=io.StringIO())
    lines = (tmp_path / "first-run.txt").read_text().splitlines()
    assert [line.split()[:2] for line in lines] == [["host", "host"], ["editor", "editor"], ["educator", "educator"]]
    return {line.split()[1]: line.split()[2] for line in lines}


def signed_in(name: str, password: str) -> Client:
    client = Client()
    assert client.post("/cms/login/", {"username": name, "password": password}).status_code == 302
    return client


def choose(client: Client, old: str, new: str) -> Any:
    fields = {"password-old_password": old, "password-new_password1": new, "password-new_password2": new}
    return client.post("/cms/account/", fields)


def test_the_file_can_be_read_by_its_owner_only(passwords: dict[str, str], settings: Any) -> None:
    assert stat.S_IMODE((settings.DATA_DIR / "first-run.txt").stat().st_mode) == 0o600
    assert all(len(password) >= 16 for password in passwords.values())
    assert len(set(passwords.values())) == 3


def test_a_second_run_changes_no_account_and_no_file(passwords: dict[str, str], settings: Any) -> None:
    before = (settings.DATA_DIR / "first-run.txt").read_text(), list(User.objects.order_by("pk").values())
    said = io.StringIO()
    call_command("first_run", stdout=said)
    assert ((settings.DATA_DIR / "first-run.txt").read_text(), list(User.objects.order_by("pk").values())) == before
    assert said.getvalue() == ""


def test_a_file_left_over_from_before_is_closed_to_others(settings: Any, tmp_path: Path) -> None:
    User.objects.all().delete()
    settings.DATA_DIR = tmp_path
    (tmp_path / "first-run.txt").write_text("old")
    (tmp_path / "first-run.txt").chmod(0o644)
    call_command("first_run", stdout=io.StringIO())
    assert stat.S_IMODE((tmp_path / "first-run.txt").stat().st_mode) == 0o600


@pytest.mark.parametrize("name", ["host", "editor"])
@pytest.mark.parametrize(
    "path", ["/cms/", "/cms/pages/", "/cms/snippets/quiz/question/", "/cms/api/main/pages/", "/cms/pages/3/edit/"]
)
def test_nothing_opens_before_an_own_password_is_chosen(passwords: dict[str, str], name: str, path: str) -> None:
    reply = signed_in(name, passwords[name]).get(path)
    assert (reply.status_code, reply.url) == (302, "/cms/account/")


@pytest.mark.parametrize("name", ["host", "editor"])
def test_an_own_password_opens_the_door(passwords: dict[str, str], name: str) -> None:
    client = signed_in(name, passwords[name])
    asked = client.get("/cms/account/").content.decode()
    assert "Please choose your own password first." in client.get("/cms/", follow=True).content.decode()
    assert 'name="password-new_password1"' in asked
    assert 'name="name_email-email"' not in asked
    assert choose(client, passwords[name], OWN).status_code == 302
    assert client.get("/cms/").status_code == 200
    assert signed_in(name, OWN).get("/cms/").status_code == 200
    assert Client().post("/cms/login/", {"username": name, "password": passwords[name]}).status_code == 200


@pytest.mark.parametrize("new", ["short", "password1234"])
def test_a_weak_password_is_no_own_password(passwords: dict[str, str], new: str) -> None:
    client = signed_in("editor", passwords["editor"])
    choose(client, passwords["editor"], new)
    assert client.get("/cms/").status_code == 302


def test_the_same_password_again_is_no_own_password(passwords: dict[str, str]) -> None:
    client = signed_in("editor", passwords["editor"])
    choose(client, passwords["editor"], passwords["editor"])
    assert client.get("/cms/").status_code == 302


def test_the_educator_of_the_first_run_chooses_a_password_and_teaches(passwords: dict[str, str]) -> None:
    client = Client()
    client.post("/teach/sign-in/", {"username": "educator", "password": passwords["educator"]})
    assert client.get("/teach/account/address/").url == "/teach/account/"
    fields = {"current": passwords["educator"], "new": OWN, "again": OWN}
    assert client.post("/teach/account/password/", fields).status_code == 302
    assert not User.objects.get(username="educator").must_change_password
    assert client.get("/cms/").status_code == 302


def test_the_site_itself_stays_open_meanwhile(passwords: dict[str, str]) -> None:
    assert signed_in("editor", passwords["editor"]).get("/en/").status_code == 200
