"""What an editor's browser does in the CMS: a thing's form as it stands, sent back with changes."""

from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail import blocks
from wagtail.models import Page
from wagtail.test.utils.form_data import querydict_from_html, rich_text

from course.accounts.models import User
from course.safety.models import ReadTwice

Fields = dict[str, str]
TO_PUBLISH = {"action-publish": "action-publish"}
TO_SUBMIT = {"action-submit": "action-submit"}


def address(thing: Any, view: str = "edit") -> str:
    """Return the address of one of a thing's own views in the CMS."""
    if isinstance(thing, Page):
        return reverse(f"wagtailadmin_pages:{view}", args=[thing.pk])
    return reverse(thing.snippet_viewset.get_url_name(view), args=[thing.pk])


def form(client: Client, thing: Any) -> Fields:
    """Return what the edit form of a thing would send if nothing were touched."""
    fields = fields_of(client, address(thing))
    newest = thing.get_latest_revision_as_object()
    for field in newest._meta.get_fields():
        if hasattr(field, "stream_block"):
            fields |= _block(field.name, field.stream_block, getattr(newest, field.name))
    return fields


def fields_of(client: Client, path: str, number: int = 1) -> Fields:
    """Return the plain fields of the form at an address; those of blocks are made by scripts."""
    html = client.get(path).content.decode()
    return {name: str(value).removeprefix("\n") for name, value in querydict_from_html(html, form_index=number).items()}


def save(client: Client, thing: Any, changes: Fields | None = None) -> HttpResponse:
    """Save a draft of a thing with changes to some fields of its form, and return the reply."""
    return client.post(address(thing), {**form(client, thing), **(changes or {})})


def publish(client: Client, thing: Any, changes: Fields | None = None) -> HttpResponse:
    """Publish a thing with changes; what is read twice is submitted, and read by somebody else."""
    if not isinstance(thing, ReadTwice):
        return save(client, thing, {**(changes or {}), **TO_PUBLISH})
    reply = save(client, thing, {**(changes or {}), **TO_SUBMIT})
    if reply.status_code == 302:
        task = type(thing).objects.get(pk=thing.pk).current_workflow_task_state
        name = thing.snippet_viewset.get_url_name("workflow_action")
        _second_reader().post(reverse(name, args=[thing.pk, "approve", task.pk]), {"comment": ""})
    return reply


def _second_reader() -> Client:
    reader, _made = User.objects.get_or_create(username="a second reader", is_superuser=True)
    client = Client()
    client.force_login(reader)
    return client


def _block(name: str, block: Any, value: Any) -> Fields:
    if isinstance(block, blocks.StreamBlock):
        return _list(name, [(child.block_type, child.block, child.value, child.id) for child in value])
    if isinstance(block, blocks.ListBlock):
        return _list(name, [("item", block.child_block, child.value, child.id) for child in value.bound_blocks])
    if isinstance(block, blocks.StructBlock):
        parts = (_block(f"{name}-{part}", child, value.get(part)) for part, child in block.child_blocks.items())
        return {key: text for part in parts for key, text in part.items()}
    if isinstance(block, blocks.BooleanBlock):
        return {name: "on"} if value else {}
    if isinstance(block, blocks.RichTextBlock):
        return {name: rich_text(value.source if value else "", features=block.features)}
    return {name: str(getattr(value, "pk", value) or "")}


def _list(name: str, children: list[tuple[str, Any, Any, Any]]) -> Fields:
    fields = {f"{name}-count": str(len(children))}
    for number, (kind, block, value, own_id) in enumerate(children):
        place = {"type": kind, "order": str(number), "deleted": "", "id": str(own_id or "")}
        fields |= {f"{name}-{number}-{part}": text for part, text in place.items()}
        fields |= _block(f"{name}-{number}-value", block, value)
    return fields
