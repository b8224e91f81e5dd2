"""Whatever is written is seen as readers will see it, from the first word on."""

import html
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from course.loading.forms import PAGES, SNIPPETS
from course.reference.models import Fact
from course.signposts.models import Helpline
from tests.kit import cms, things

pytestmark = pytest.mark.django_db


def preview(client: Client, thing: Any, changes: cms.Fields | None = None) -> str:
    """Return the page in the preview panel of what stands in a thing's form."""
    address = reverse(thing.snippet_viewset.get_url_name("preview_on_edit"), args=[thing.pk])
    assert client.post(address, {**cms.form(client, thing), **(changes or {})}).json()["is_valid"]
    return html.unescape(client.get(address).content.decode())


@pytest.mark.parametrize("model", SNIPPETS.values(), ids=SNIPPETS)
def test_a_new_snippet_of_which_nothing_is_written_has_a_preview(editor: Client, model: Any) -> None:
    add = reverse(model.snippet_viewset.get_url_name("add"))
    address = reverse(model.snippet_viewset.get_url_name("preview_on_add"))
    blocks = [field.name for field in model._meta.get_fields() if hasattr(field, "stream_block")]
    fields = cms.fields_of(editor, add, number=0) | {f"{name}-count": "0" for name in blocks}
    if model is SNIPPETS["stages"]:
        fields["timeline"] = str(SNIPPETS["timelines"].objects.get(key="spread").pk)
    assert editor.post(address, fields).json()["is_valid"]
    reply = editor.get(address)
    assert reply.status_code == 200
    assert "data-exit" in reply.content.decode()
    assert "frame-ancestors 'self'" in reply["Content-Security-Policy"]


def test_a_question_that_was_never_published_has_a_preview(editor: Client) -> None:
    shown = preview(editor, things.question(), {"stem": "What is seen here?"})
    assert "What is seen here?" in shown
    assert "A yes" in shown


def test_a_fact_and_a_helpline_look_as_they_do_to_readers(editor: Client, learner: Client) -> None:
    fact = Fact.objects.filter(live=True).exclude(caveat="").first()
    assert f'<p class="big">{fact.claim}</p>' in preview(editor, fact)
    line = Helpline.objects.get(key="gb.childline")
    entry = preview(editor, line).split('<li class="way">')[1].split("</li>")[0]
    assert entry in html.unescape(learner.get("/en/help/gb/").content.decode())


def test_every_block_shows_itself_in_the_picker_and_nothing_else(editor: Client) -> None:
    for name, block in PAGES["lesson"]._meta.get_field("body").stream_block.child_blocks.items():
        reply = editor.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
        assert reply.status_code == 200, name
        shown = reply.content.decode().partition("<main")
        assert len(strip_tags(shown[2])) > 30, name
        assert "data-exit" not in "".join(shown), name
        assert "frame-ancestors 'self'" in reply["Content-Security-Policy"], name
