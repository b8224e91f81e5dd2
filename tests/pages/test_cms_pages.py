"""Every list, form, history and preview of the CMS opens for an editor."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from course.loading.forms import PAGES, SNIPPETS
from tests.kit import cms

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", SNIPPETS.values(), ids=SNIPPETS)
def test_every_view_of_a_snippet_opens(editor: Client, model: Any) -> None:
    names, snippet = model.snippet_viewset.get_url_name, model.objects.order_by("key").first()
    for view in ("list", "add"):
        assert editor.get(reverse(names(view))).status_code == 200, view
    for view in ("edit", "copy", "history", "usage"):
        assert editor.get(reverse(names(view), args=[snippet.pk])).status_code == 200, view
    found = editor.get(reverse(names("list")), {"q": str(snippet).split()[-1]})
    assert found.status_code == 200


@pytest.mark.parametrize("model", PAGES.values(), ids=PAGES)
def test_every_view_of_a_page_opens(editor: Client, model: Any) -> None:
    page = model.objects.first()
    for view in ("edit", "history", "copy", "move", "usage", "view_draft", "workflow_history"):
        assert editor.get(cms.address(page, view)).status_code == 200, view
    assert editor.get(reverse("wagtailadmin_explore", args=[page.pk])).status_code == 200
    for kind in [kind for kind in page.allowed_subpage_models() if kind.can_create_at(page)]:
        add = reverse("wagtailadmin_pages:add", args=[kind._meta.app_label, kind._meta.model_name, page.pk])
        assert editor.get(add).status_code == 200, kind


def preview(editor: Client, thing: Any) -> str:
    """Return the preview panel's page of what stands in a thing's form."""
    if isinstance(thing, Page):
        address = reverse("wagtailadmin_pages:preview_on_edit", args=[thing.pk])
    else:
        address = reverse(thing.snippet_viewset.get_url_name("preview_on_edit"), args=[thing.pk])
    answer = editor.post(address, cms.form(editor, thing)).json()
    assert answer["is_valid"], answer
    reply = editor.get(address)
    assert reply.status_code == 200
    assert "frame-ancestors 'self'" in reply["Content-Security-Policy"]
    return reply.content.decode()


@pytest.mark.parametrize("model", SNIPPETS.values(), ids=SNIPPETS)
def test_every_snippet_has_a_preview(editor: Client, model: Any) -> None:
    snippet = model.objects.order_by("key").first()
    assert "data-exit" in preview(editor, snippet)


@pytest.mark.parametrize("model", PAGES.values(), ids=PAGES)
def test_every_page_has_a_preview_that_is_the_page_itself(editor: Client, learner: Client, model: Any) -> None:
    page = model.objects.first()
    previewed = re.sub(r' data-block-key="\w+"', "", preview(editor, page))
    assert previewed == learner.get(page.url).content.decode()


def test_a_preview_shows_what_is_not_saved_yet(editor: Client) -> None:
    lesson = PAGES["lesson"].objects.first()
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[lesson.pk])
    editor.post(address, {**cms.form(editor, lesson), "title": "Not saved yet"})
    assert "<h1>Not saved yet</h1>" in editor.get(address).content.decode()
