"""No other way past the second reader: no button, address, schedule, copy or older version publishes a helpline."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Revision, Workflow, WorkflowContentType, WorkflowTask

from course.accounts.models import User
from course.signposts.apps import send_to_a_second_reader
from course.signposts.models import READ_TWICE, Helpline
from tests.desk.readers import NUMBER, act, change, line, number, person, submit
from tests.kit import cms

pytestmark = pytest.mark.django_db
ROLES = pytest.mark.parametrize("role", ["editor", "host"])


@ROLES
def test_the_form_has_no_publish_button_and_takes_no_order_to_publish(role: str) -> None:
    writer = person("wilma", role)
    assert "action-publish" not in writer.get(cms.address(line())).content.decode()
    cms.save(writer, line(), {"phone": NUMBER, **cms.TO_PUBLISH})
    assert number() != NUMBER


@ROLES
def test_a_new_or_copied_helpline_is_born_a_draft(role: str) -> None:
    writer, before = person("wilma", role), set(Helpline.objects.filter(live=True))
    sent = {name: text for name, text in cms.form(writer, line()).items() if "revision" not in name}
    assert "action-publish" not in writer.get(cms.address(line(), "copy")).content.decode()
    for address in (reverse(Helpline.snippet_viewset.get_url_name("add")), cms.address(line(), "copy")):
        writer.post(address, {**sent, **cms.TO_PUBLISH})
    assert Helpline.objects.count() > len(before)
    assert set(Helpline.objects.filter(live=True)) == before


def test_even_one_made_live_in_the_database_is_born_a_draft() -> None:
    copied = line()
    copied.pk, copied.key, copied.live = None, "", True
    copied.translation_key = "5a1b1f0e-6f0e-4dd6-8a0e-111111111111"
    copied.save()
    assert not Helpline.objects.get(pk=copied.pk).live


@ROLES
def test_a_schedule_of_the_writer_publishes_nothing(role: str) -> None:
    writer = person("wilma", role)
    soon = (timezone.localtime() + timedelta(minutes=1)).strftime("%Y-%m-%d %H:%M")
    cms.save(writer, line(), {"phone": NUMBER, "go_live_at": soon, **cms.TO_PUBLISH})
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()
    passed = timezone.now() - timedelta(hours=1)
    Revision.objects.filter(pk=line().latest_revision_id).update(approved_go_live_at=passed)
    call_command("publish_scheduled")
    assert number() != NUMBER
    assert "nobody but its writer" in writer.get("/cms/").content.decode()


@ROLES
def test_an_older_version_is_a_draft_like_any_other(role: str) -> None:
    writer = person("wilma", role)
    change(writer)
    older = line().latest_revision_id
    change(writer, phone="1")
    address = reverse(Helpline.snippet_viewset.get_url_name("revisions_revert"), args=[line().pk, older])
    writer.post(address, {**cms.form(writer, line()), "phone": NUMBER, "revision": str(older), **cms.TO_PUBLISH})
    assert number() not in {NUMBER, "1"}


def test_writing_over_a_version_that_was_read_makes_it_unread(editor: Client, host: Client) -> None:
    change(editor)
    submit(editor)
    act(host, "approve")
    read = line().latest_revision
    sent = {"phone": "999 999", "overwrite_revision_id": str(read.pk)}
    cms.save(editor, line(), sent)
    assert line().latest_revision_id == read.pk
    line().latest_revision.publish()
    submit(editor)
    act(editor, "approve")
    assert number() == NUMBER


def test_another_workflow_does_not_stand_in_for_a_second_reader(host: Client) -> None:
    task = GroupApprovalTask.objects.create(name="Whoever")
    workflow = Workflow.objects.create(name="whoever")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    kind = ContentType.objects.get_for_model(Helpline)
    WorkflowContentType.objects.filter(content_type=kind).update(workflow=workflow)
    change(host)
    submit(host)
    act(host, "approve")
    assert number() != NUMBER
    send_to_a_second_reader()
    assert line().get_workflow().name == "a second reader"


@ROLES
@pytest.mark.parametrize("view", ["publish", "revisions_unschedule", "reorder"])
def test_there_is_no_address_that_publishes(role: str, view: str) -> None:
    writer = person("wilma", role)
    change(writer)
    args: list[Any] = [line().pk, line().latest_revision_id] if view == "revisions_unschedule" else [line().pk]
    try:
        writer.post(reverse(Helpline.snippet_viewset.get_url_name(view), args=args))
    except NoReverseMatch:
        return
    assert number() != NUMBER


@ROLES
def test_no_list_offers_to_publish_many(role: str) -> None:
    writer = person("wilma", role)
    change(writer)
    bulk = reverse("wagtail_bulk_action", args=["signposts", "helpline", "publish"])
    writer.post(f"{bulk}?id={line().pk}&next=/cms/")
    assert number() != NUMBER


@ROLES
@pytest.mark.parametrize("model", READ_TWICE)
def test_whoever_may_change_it_takes_it_down_at_once(role: str, model: Any) -> None:
    thing = model.objects.order_by("key").first()
    client = person("wilma", role)
    assert "Take down at once" in client.get(cms.address(thing)).content.decode()
    assert client.post(cms.address(thing, "unpublish")).status_code == 302
    assert not model.objects.get(pk=thing.pk).live


def test_what_was_taken_down_comes_back_through_a_reader(editor: Client, host: Client) -> None:
    change(editor)
    editor.post(cms.address(line(), "unpublish"))
    submit(editor)
    act(editor, "approve")
    assert not line().live
    act(host, "approve")
    assert (line().live, number()) == (True, NUMBER)


def test_no_editor_and_no_host_has_the_right() -> None:
    for role in ("editor", "host"):
        person(f"another {role}", role)
    for user in User.objects.all():
        for model in READ_TWICE:
            policy = model.snippet_viewset.permission_policy
            assert not policy.user_has_permission(user, "publish")
            assert not policy.users_with_permission("publish").exists()
