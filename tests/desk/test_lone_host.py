"""A host who is alone may do without a second reader, with a reason that stays."""

import pytest
from django.test import Client
from wagtail.models import ModelLogEntry

from course.accounts.models import User
from course.safety.models import WAIVED, Reading
from tests.desk.readers import NUMBER, act, change, line, number, person, submit
from tests.kit import cms

pytestmark = pytest.mark.django_db
REASON = "The only other editor left the school last week."


@pytest.fixture
def host() -> Client:
    User.objects.all().delete()
    return person("hedda", "host")


def waive(client: Client, reason: str = REASON) -> None:
    change(client)
    submit(client)
    act(client, "waive", reason)


def test_a_lone_host_publishes_with_a_reason_that_stays_in_the_history(host: Client) -> None:
    waive(host)
    assert number() == NUMBER
    entry = ModelLogEntry.objects.get(action=WAIVED)
    assert (entry.data["reason"], entry.user.username, entry.object_id) == (REASON, "hedda", str(line().pk))
    assert REASON in host.get(cms.address(line(), "history")).content.decode()
    assert Reading.objects.get().waived


@pytest.mark.parametrize("reason", ["", "   ", "because", " " * 30])
def test_no_reason_is_no_waiver(host: Client, reason: str) -> None:
    waive(host, reason)
    assert number() != NUMBER
    assert not ModelLogEntry.objects.filter(action=WAIVED).exists()


@pytest.mark.parametrize("role", ["editor", "host"])
def test_a_host_who_is_not_alone_waives_nothing(host: Client, role: str) -> None:
    person("other", role)
    waive(host)
    assert number() != NUMBER


def test_a_closed_account_and_one_without_a_role_do_not_count(host: Client) -> None:
    person("left")
    User.objects.filter(username="left").update(is_active=False)
    User.objects.create_user("nobody", password="a long enough password")
    waive(host)
    assert number() == NUMBER


def test_an_editor_alone_waives_nothing() -> None:
    User.objects.all().delete()
    waive(person("edith"))
    assert number() != NUMBER


def test_a_host_who_did_not_write_it_approves_it(host: Client) -> None:
    editor = person("edith")
    change(editor)
    submit(editor)
    User.objects.filter(username="edith").update(is_active=False)
    act(host, "waive", REASON)
    assert number() != NUMBER
    act(host, "approve")
    assert number() == NUMBER
