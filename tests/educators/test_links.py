"""Invitations and resets: a link works once, says so when it is over, and is stored in no readable form."""

import time
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from course.accounts.models import User
from course.educators.forms import NewAccount
from course.educators.models import Link
from course.educators.services import links, people
from tests.educators.people import OWN, PASSWORD, educator, is_in, sign_in, signed_in, text
from tests.kit.database import rows

pytestmark = pytest.mark.django_db
ACCOUNT = {"username": "nora", "new": OWN, "again": OWN, "email": ""}


def path_of(address: str) -> str:
    return address.removeprefix("http://127.0.0.1:8000")


def mailed(count: int) -> list[Any]:
    """Return the letters sent, once there are so many: they go out beside the reply."""
    for _moment in range(100):
        if len(mail.outbox) >= count:
            break
        time.sleep(0.02)
    return mail.outbox


def test_an_invitation_opens_an_account_once(learner: Client) -> None:
    path = path_of(links.invite())
    assert "You are invited" in text(learner.get(path))
    assert learner.post(path, ACCOUNT).status_code == 302
    assert is_in(learner)
    for reply in (Client().get(path), Client().post(path, ACCOUNT | {"username": "other"})):
        assert reply.status_code == 410
        assert "leads nowhere" in text(reply)
    assert is_in(signed_in_as_nora())


def signed_in_as_nora() -> Client:
    client = Client()
    sign_in(client, "nora", OWN)
    return client


def test_looking_at_a_link_does_not_use_it(learner: Client) -> None:
    path = path_of(links.invite())
    for _look in range(3):
        learner.head(path)
        learner.get(path)
    assert learner.post(path, ACCOUNT).status_code == 302


@pytest.mark.parametrize(("kind", "said"), [("invitation", "seven days"), ("reset", "one day")])
def test_a_link_that_is_over_says_so(learner: Client, kind: str, said: str) -> None:
    path = path_of(links.invite() if kind == "invitation" else links.reset_link(educator()))
    Link.objects.update(until=timezone.now())
    for reply in (learner.get(path), learner.post(path, ACCOUNT)):
        assert reply.status_code == 410
        assert "has expired" in text(reply)
        assert said in text(reply)
    assert not User.objects.filter(username="nora").exists()


def test_purging_deletes_links_that_are_over_with_their_addresses_and_no_others() -> None:
    links.invite("past@example.org")
    links.reset_link(educator())
    Link.objects.update(until=timezone.now())
    path = path_of(links.invite("coming@example.org"))
    said = StringIO()
    call_command("purge", stdout=said)
    assert "2 invitations and reset links" in said.getvalue()
    assert list(Link.objects.values_list("email", flat=True)) == ["coming@example.org"]
    assert "You are invited" in text(Client().get(path))


def test_links_last_a_week_and_a_day() -> None:
    links.invite()
    links.reset_link(educator())
    lasts = {link.kind: link.until - timezone.now() for link in Link.objects.all()}
    assert timedelta(days=6, hours=23) < lasts["invitation"] <= timedelta(days=7)
    assert timedelta(hours=23) < lasts["reset"] <= timedelta(days=1)


def test_no_row_holds_a_link() -> None:
    tokens = [links.invite().split("/")[-2], links.reset_link(educator()).split("/")[-2]]
    held = repr(rows())
    assert not [token for token in tokens if token in held]


def test_a_link_of_one_kind_is_none_of_the_other(learner: Client) -> None:
    token = links.invite().split("/")[-2]
    assert learner.get(f"/teach/reset/{token}/").status_code == 410


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"new": "tiny word", "again": "tiny word"}, "too short"),
        ({"new": "password1234", "again": "password1234"}, "too common"),
        ({"new": "nora-the-teacher", "again": "nora-the-teacher", "username": "nora-the-teache"}, "too similar"),
        ({"again": "something else here"}, "passwords differ"),
        ({"username": "TESS"}, "has this name already"),
        ({"username": "no spaces allowed"}, "valid username"),
        ({"email": "nowhere"}, "valid email"),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(learner: Client, changes: dict[str, str], said: str) -> None:
    educator()
    typed = ACCOUNT | {"email": "nora@school.example"} | changes
    reply = learner.post(path_of(links.invite()), typed)
    assert reply.status_code == 422
    assert said in text(reply)
    html = reply.content.decode()
    assert f'value="{typed["username"]}"' in html
    assert f'value="{typed["email"]}"' in html
    assert typed["new"] not in html.replace(f'value="{typed["username"]}"', "")
    assert Link.objects.exists()


def test_a_reset_link_sets_another_password_once() -> None:
    user = educator()
    elsewhere = signed_in()
    path, client = path_of(links.reset_link(user)), Client()
    assert client.post(path, {"new": OWN, "again": OWN}).url == "/teach/sign-in/"
    assert "Your new password is set" in text(client.get("/teach/sign-in/"))
    assert not is_in(client)
    assert not is_in(elsewhere)
    assert sign_in(client).status_code == 422
    assert sign_in(client, password=OWN).status_code == 302
    assert Client().post(path, {"new": PASSWORD, "again": PASSWORD}).status_code == 410


def test_a_new_reset_link_ends_the_earlier_one(learner: Client) -> None:
    user = educator()
    first, second = path_of(links.reset_link(user)), path_of(links.reset_link(user))
    assert learner.get(first).status_code == 410
    assert learner.get(second).status_code == 200


def test_a_reset_link_of_a_disabled_account_leads_nowhere(learner: Client) -> None:
    path = path_of(links.reset_link(educator(is_active=False)))
    assert learner.get(path).status_code == 410


def test_without_mail_the_host_is_asked(learner: Client) -> None:
    educator(email="tess@school.example")
    assert "Ask whoever looks after this site" in text(learner.get("/teach/forgotten/"))
    learner.post("/teach/forgotten/", {"email": "tess@school.example"})
    assert not Link.objects.exists()


def test_with_mail_the_same_is_said_whether_an_address_is_known_or_not(settings: Any, learner: Client) -> None:
    settings.HAS_MAIL = True
    educator(email="tess@school.example")
    known = learner.post("/teach/forgotten/", {"email": "Tess@school.example"})
    unknown = learner.post("/teach/forgotten/", {"email": "nobody@school.example"})
    assert text(known) == text(unknown)
    (letter,) = mailed(1)
    assert letter.to == ["tess@school.example"]
    path = path_of(next(line for line in letter.body.splitlines() if "/teach/reset/" in line))
    assert learner.post(path, {"new": OWN, "again": OWN}).status_code == 302


def test_a_mail_leads_to_the_site_whatever_host_a_visitor_names(settings: Any, learner: Client) -> None:
    settings.HAS_MAIL, settings.SITE_URL = True, "https://course.example.org"
    educator(email="tess@school.example")
    learner.post("/teach/forgotten/", {"email": "tess@school.example"}, HTTP_HOST="localhost")
    assert "https://course.example.org/teach/reset/" in mailed(1)[0].body


def test_no_mailbox_is_flooded(settings: Any, learner: Client) -> None:
    settings.HAS_MAIL = True
    educator(email="tess@school.example")
    for _time in range(6):
        assert learner.post("/teach/forgotten/", {"email": "tess@school.example"}).status_code == 200
    time.sleep(0.1)
    assert len(mailed(links.MOST_FOR_ONE)) == links.MOST_FOR_ONE


def test_a_host_gets_no_reset_link_by_mail(settings: Any, learner: Client) -> None:
    settings.HAS_MAIL = True
    User.objects.create_superuser("hedda", "hedda@school.example", PASSWORD)
    learner.post("/teach/forgotten/", {"email": "hedda@school.example"})
    assert not Link.objects.exists()


def test_two_who_take_one_name_at_once_do_not_both_get_it(learner: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    educator()
    monkeypatch.setattr(NewAccount, "clean_username", lambda form: form.cleaned_data["username"])
    path = path_of(links.invite())
    reply = learner.post(path, ACCOUNT | {"username": "tess"})
    assert reply.status_code == 422
    assert "has this name already" in text(reply)
    assert learner.post(path, ACCOUNT).status_code == 302


def test_very_many_new_accounts_are_told_to_wait(learner: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "MOST_NEW", 0)
    path = path_of(links.invite())
    reply = learner.post(path, ACCOUNT)
    assert reply.status_code == 429
    assert 'value="nora"' in reply.content.decode()
    monkeypatch.undo()
    assert learner.post(path, ACCOUNT).status_code == 302


def test_signing_up_is_closed_unless_the_host_opened_it(settings: Any, learner: Client) -> None:
    assert learner.get("/teach/sign-up/").status_code == 404
    assert learner.post("/teach/sign-up/", ACCOUNT).status_code == 404
    settings.EDUCATOR_SIGNUP = "open"
    assert "Open an account" in text(learner.get("/teach/sign-in/"))
    assert learner.post("/teach/sign-up/", ACCOUNT).status_code == 302
    assert is_in(learner)
