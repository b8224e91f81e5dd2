"""A helpline, route or country goes live only once somebody has read it who did not write it."""

from typing import Any

import pytest
from django.test import Client

from course.signposts.models import Country, Helpline, Route
from tests.desk.readers import NUMBER, act, change, line, number, person, submit
from tests.kit import cms

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("reader", ["editor", "host"])
def test_what_somebody_else_has_read_goes_live(editor: Client, reader: str) -> None:
    change(editor)
    assert submit(editor).status_code == 302
    assert number() != NUMBER
    act(person("rita", reader), "approve", "Rang it.")
    assert number() == NUMBER


@pytest.mark.parametrize("role", ["editor", "host"])
def test_nobody_approves_what_they_wrote(role: str) -> None:
    person("somebody else")
    writer = person("wilma", role)
    change(writer)
    submit(writer)
    act(writer, "approve")
    assert number() != NUMBER
    assert not line().has_unpublished_changes or line().workflow_in_progress


def test_nobody_approves_what_they_wrote_and_another_submitted(editor: Client, host: Client) -> None:
    change(host)
    submit(editor)
    act(host, "approve")
    assert number() != NUMBER
    act(editor, "approve")
    assert number() == NUMBER


def test_whoever_wrote_any_part_of_it_is_a_writer(editor: Client, host: Client) -> None:
    change(host)
    change(editor, hours="all day")
    submit(editor)
    for client in (host, editor):
        act(client, "approve")
        assert number() != NUMBER
    act(person("rita"), "approve")
    assert (number(), line().hours) == (NUMBER, "all day")


def test_saving_without_a_change_makes_nobody_a_writer(editor: Client, host: Client) -> None:
    change(editor)
    cms.save(host, line())
    submit(editor)
    act(host, "approve")
    assert number() == NUMBER


def test_what_was_turned_back_to_what_is_live_has_no_writer(editor: Client, host: Client) -> None:
    before = number()
    change(editor)
    change(editor, phone=before)
    change(host)
    submit(host)
    act(editor, "approve")
    assert number() == NUMBER


def test_changing_it_while_approving_publishes_nothing(editor: Client, host: Client) -> None:
    change(editor)
    submit(editor)
    by_the_way = {"action-workflow-action": "true", "workflow-action-name": "approve", "phone": "999 999"}
    reply = cms.save(host, line(), {**by_the_way, "workflow-action-extra-data": "{}"})
    assert reply.status_code == 302
    assert number() not in {NUMBER, "999 999"}
    assert "somebody else has to read it" in host.get(cms.address(line())).content.decode()


def test_a_reader_approves_from_the_form(editor: Client, host: Client) -> None:
    change(editor)
    submit(editor)
    from_the_form = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    cms.save(host, line(), {**from_the_form, "workflow-action-extra-data": "{}"})
    assert number() == NUMBER


def test_its_writer_cannot_change_what_is_being_read(editor: Client) -> None:
    change(editor)
    submit(editor)
    change(editor, phone="999 999")
    assert line().get_latest_revision_as_object().phone == NUMBER


def test_a_reader_sends_it_back_with_what_should_change(editor: Client, host: Client) -> None:
    change(editor)
    submit(editor)
    act(host, "reject")
    assert line().current_workflow_state.status == "in_progress"
    act(host, "reject", "The source says 116 111.")
    assert line().current_workflow_state.status == "needs_changes"
    assert number() != NUMBER


@pytest.mark.parametrize(
    ("model", "change"), [(Helpline, {"phone": "1"}), (Route, {"says": "It helps."}), (Country, {"note": "Call 1."})]
)
def test_every_kind_that_holds_numbers_is_read_twice(
    editor: Client, host: Client, model: Any, change: dict[str, str]
) -> None:
    thing, (field, says) = model.objects.order_by("key").first(), *change.items()
    cms.save(editor, thing, change)
    cms.save(editor, thing, {"action-submit": "x"})
    act(editor, "approve", thing=thing)
    assert getattr(model.objects.get(pk=thing.pk), field) != says
    act(host, "approve", thing=thing)
    assert getattr(model.objects.get(pk=thing.pk), field) == says
