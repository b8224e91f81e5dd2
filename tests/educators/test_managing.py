"""The host invites, helps and disables educators in the CMS; nobody else gets near the list."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice
from wagtail.models import ModelLogEntry

from course.accounts.models import User
from course.educators.models import Link
from course.educators.services import mail as letters
from tests.educators.people import OWN, educator, is_in, shown_link, sign_in, signed_in, with_codes

pytestmark = pytest.mark.django_db
ACTIONS = ["{pk}/link/", "{pk}/second/", "{pk}/open/", "invite/", "withdraw/1/"]


def test_the_list_says_how_each_stands(host: Client) -> None:
    with_codes(educator(email="tess@school.example"))
    html = host.get("/cms/educators/").content.decode()
    assert "tess@school.example" in html
    assert "hedda@" not in html
    assert "no-store" in host.get("/cms/educators/")["Cache-Control"]


def test_the_host_finds_it_in_the_menu_and_an_editor_does_not(host: Client, editor: Client) -> None:
    assert "/cms/educators/" in host.get("/cms/").content.decode()
    assert "/cms/educators/" not in editor.get("/cms/").content.decode()


@pytest.mark.parametrize("path", ["", *ACTIONS])
def test_nobody_else_gets_near(editor: Client, learner: Client, path: str) -> None:
    user = educator()
    device = with_codes(user)
    for client in (editor, learner, signed_in()):
        for method in (client.get, client.post):
            assert method(f"/cms/educators/{path.format(pk=user.pk)}").status_code in {302, 405}
    assert TOTPDevice.objects.filter(pk=device.pk).exists()
    assert not Link.objects.exists()
    assert User.objects.get(pk=user.pk).is_active


@pytest.mark.parametrize("path", ACTIONS)
def test_nothing_is_done_by_following_a_link(host: Client, path: str) -> None:
    user = educator()
    assert host.get(f"/cms/educators/{path.format(pk=user.pk)}").status_code == 405


def test_an_invitation_is_shown_once_and_works(host: Client, learner: Client) -> None:
    reply = host.post("/cms/educators/invite/")
    path = shown_link(reply)
    assert "no-store" in reply["Cache-Control"]
    assert path not in host.get("/cms/educators/").content.decode()
    assert learner.post(path, {"username": "nora", "new": OWN, "again": OWN}).status_code == 302
    assert is_in(learner)
    assert not mail.outbox


def test_an_invitation_is_mailed_where_mail_is_set_up(host: Client, settings: Any) -> None:
    settings.HAS_MAIL = True
    reply = host.post("/cms/educators/invite/", {"email": "nora@school.example"})
    assert "nora@school.example" in reply.content.decode()
    assert mail.outbox[0].to == ["nora@school.example"]
    assert shown_link(reply) in mail.outbox[0].body
    assert "nora@school.example" in Client().get(shown_link(reply)).content.decode()
    assert host.post("/cms/educators/invite/", {"email": "nowhere"}).status_code == 422


def test_a_letter_that_was_not_taken_is_told(host: Client, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_about: Any) -> None:
        raise OSError

    settings.HAS_MAIL = True
    monkeypatch.setattr(letters.EmailMessage, "send", refuse)
    reply = host.post("/cms/educators/invite/", {"email": "nora@school.example"}, follow=True)
    assert "did not take the letter" in reply.content.decode()


def test_an_invitation_can_be_withdrawn(host: Client, learner: Client) -> None:
    path = shown_link(host.post("/cms/educators/invite/"))
    host.post(f"/cms/educators/withdraw/{Link.objects.get().pk}/")
    assert learner.get(path).status_code == 410


def test_a_reset_link_is_shown_once_and_works(host: Client, learner: Client) -> None:
    user = educator()
    path = shown_link(host.post(f"/cms/educators/{user.pk}/link/"))
    learner.post(path, {"new": OWN, "again": OWN})
    assert sign_in(learner, password=OWN).status_code == 302


def test_the_host_turns_codes_off_for_somebody_who_lost_the_phone(host: Client) -> None:
    user = educator()
    with_codes(user)
    host.post(f"/cms/educators/{user.pk}/second/")
    assert is_in(signed_in())


def test_the_host_disables_and_enables(host: Client) -> None:
    user = educator()
    client = signed_in()
    host.post(f"/cms/educators/{user.pk}/open/", {"open": "no"})
    assert not is_in(client)
    assert sign_in(Client()).status_code == 422
    host.post(f"/cms/educators/{user.pk}/open/", {"open": "yes"})
    assert sign_in(Client()).status_code == 302


def test_no_host_is_managed_as_an_educator(host: Client) -> None:
    other = User.objects.create_superuser("other")
    for path in ("link/", "second/", "open/"):
        assert host.post(f"/cms/educators/{other.pk}/{path}", {"open": "no"}, follow=True).status_code == 404
    assert User.objects.get(pk=other.pk).is_active


def test_what_was_done_stands_in_the_site_history(host: Client) -> None:
    user = educator()
    for path, fields in [("link/", {}), ("second/", {}), ("open/", {"open": "no"}), ("open/", {"open": "yes"})]:
        host.post(f"/cms/educators/{user.pk}/{path}", fields)
    host.post("/cms/educators/invite/")
    done = set(ModelLogEntry.objects.filter(action__startswith="educators.").values_list("action", flat=True))
    assert len(done) == 5
    assert host.get("/cms/reports/site-history/").status_code == 200
