"""The door of the educators' area: who comes in, who is sent where, and who is out at once."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client, override_settings
from django.urls import reverse

from course.accounts.models import EDUCATORS, User
from tests.educators.people import OWN, PASSWORD, educator, is_in, sign_in, signed_in, text

pytestmark = pytest.mark.django_db
BEHIND = [
    "account/", "account/password/", "account/address/", "account/second/", "account/second/off/", "account/codes/", "code/",
]  # fmt: skip
OPEN = ["sign-in/", "sign-out/", "sign-up/", "invited/abc/", "forgotten/", "reset/abc/"]
ELSEWHERE = [
    "https://evil.example/teach/", "//evil.example/teach/", "/\\evil.example/teach/", "/en/", "/cms/", "javascript:alert(1)",
    "teach/account/", "http://testserver.evil.example/teach/",
]  # fmt: skip


@pytest.mark.parametrize("path", BEHIND)
def test_nobody_is_sent_to_the_door_and_back_to_where_they_wanted(learner: Client, path: str) -> None:
    reply = learner.get(f"/teach/{path}")
    assert reply.status_code == 302
    assert reply.url.startswith("/teach/sign-in/?next=%2Fteach%2F")
    assert learner.post(f"/teach/{path}").url == "/teach/sign-in/"


@pytest.mark.parametrize("path", [*BEHIND, *OPEN])
def test_nothing_of_the_area_is_stored(learner: Client, path: str) -> None:
    educator()
    for client in (learner, signed_in()):
        assert "no-store" in client.get(f"/teach/{path}")["Cache-Control"]


def test_an_educator_signs_in_and_out(learner: Client) -> None:
    educator()
    assert sign_in(learner).status_code == 302
    assert is_in(learner)
    assert learner.post("/teach/sign-out/").url == "/teach/sign-in/"
    assert not is_in(learner)


def test_a_link_cannot_sign_anybody_out() -> None:
    educator()
    client = signed_in()
    client.get("/teach/sign-out/")
    assert is_in(client)


def test_a_wrong_password_loses_nothing_but_itself(learner: Client) -> None:
    educator()
    reply = sign_in(learner, password="not the password", next="/teach/account/")
    assert reply.status_code == 422
    html = reply.content.decode()
    assert "do not belong together" in html
    assert 'value="tess"' in html
    assert 'name="next" value="/teach/account/"' in html
    assert "not the password" not in html


def test_all_ways_to_fail_are_told_alike(learner: Client) -> None:
    educator()
    educator("gone", is_active=False)
    User.objects.create_user("nobody", password=PASSWORD)
    said = {text(sign_in(Client(), name, password)) for name, password in
            [("tess", "wrong"), ("unknown", PASSWORD), ("gone", PASSWORD), ("nobody", PASSWORD)]}  # fmt: skip
    assert len(said) == 1


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_the_door_leads_to_no_other_place(wanted: str) -> None:
    educator()
    assert sign_in(Client(), next=wanted).url in {"/teach/", "/teach/account/"}
    assert Client().get("/teach/sign-in/", {"next": wanted}).status_code == 200


def test_the_door_leads_where_somebody_wanted_to_go(learner: Client) -> None:
    educator()
    assert sign_in(learner, next="/teach/account/address/?a=b").url == "/teach/account/address/?a=b"


def test_whoever_is_in_does_not_see_the_door_again() -> None:
    educator()
    assert signed_in().get("/teach/sign-in/?next=/teach/account/").url == "/teach/account/"


def test_a_disabled_account_is_out_at_once() -> None:
    user = educator()
    client = signed_in()
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert not is_in(client)


def test_who_is_no_educator_any_more_is_out_at_once() -> None:
    user = educator()
    client = signed_in()
    user.groups.remove(Group.objects.get(name=EDUCATORS))
    assert not is_in(client)


def test_editors_stay_outside_and_the_host_comes_in(editor: Client, host: Client) -> None:
    assert not is_in(editor)
    assert editor.get("/teach/sign-in/").status_code == 200
    assert is_in(host)


def test_the_password_of_the_first_run_opens_nothing_but_a_new_one(learner: Client) -> None:
    educator(must_change_password=True)
    sign_in(learner)
    assert learner.get("/teach/account/address/").url == "/teach/account/"
    assert "Choose your own password" in text(learner.get("/teach/account/"))
    same = {"current": PASSWORD, "new": PASSWORD, "again": PASSWORD}
    assert learner.post("/teach/account/password/", same).status_code == 422
    assert not is_in(learner)
    assert learner.post("/teach/account/password/", same | {"new": OWN, "again": OWN}).status_code == 302
    assert is_in(learner)


def test_a_part_of_a_page_sends_the_whole_page_to_the_door(learner: Client) -> None:
    reply = learner.get("/teach/account/", headers={"HX-Request": "true"})
    assert reply["HX-Redirect"].startswith("/teach/sign-in/")


@override_settings(LANGUAGES=[("en", "English"), ("hi", "Hindi")])
def test_an_account_has_a_language_of_its_own() -> None:
    user = educator()
    client = signed_in()
    client.post("/teach/account/address/", {"email": "", "language": "hi"})
    user.refresh_from_db()
    assert user.language == "hi"
    assert '<html lang="hi"' in client.get("/teach/account/").content.decode()


def test_every_form_wants_a_token(learner: Client) -> None:
    educator()
    strict = Client(enforce_csrf_checks=True)
    assert sign_in(strict).status_code == 403
    strict.cookies = signed_in().cookies
    for path in [*BEHIND, *OPEN]:
        assert strict.post(f"/teach/{path}").status_code == 403, path
    assert strict.get("/teach/account/").status_code == 200


def test_an_educator_opens_no_page_of_the_cms() -> None:
    educator()
    client = signed_in()
    names = ["wagtailadmin_home", "wagtailadmin_account", "educators", "desk:guide", "wagtailadmin_explore_root"]
    for path in [*map(reverse, names), "/cms/pages/3/edit/", "/cms/users/", "/cms/snippets/quiz/question/"]:
        reply = client.get(path)
        assert reply.status_code == 302, path
        assert reply.url.startswith("/cms/login/"), path


def test_the_door_of_the_cms_tells_an_educator_nothing_about_the_password(learner: Client) -> None:
    educator()
    told = {
        learner.post("/cms/login/", {"username": "tess", "password": word}).content.decode().count("didn&#x27;t match")
        for word in (PASSWORD, "wrong")
    }
    assert told == {1}
    assert not is_in(learner)


def test_the_door_costs_one_query_beside_session_and_account(django_assert_num_queries: object) -> None:
    educator()
    client = signed_in()
    # The session, the account, and how it stands.
    with django_assert_num_queries(3):  # type: ignore[operator]
        client.get("/teach/account/address/")
