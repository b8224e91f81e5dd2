"""A copy gets keys of its own, its blocks too, and takes none from what it was copied from."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from course.kit.models import Key
from course.pages.models import LessonPage, ModulePage, TextPage
from tests.kit import cms

pytestmark = pytest.mark.django_db


def owners() -> dict[str, Any]:
    return {row.key: row.owner for row in Key.objects.prefetch_related("owner")}


def copy(editor: Client, page: Any, **choices: str) -> Any:
    """Copy a page as an editor does, and return the copy."""
    parent = page.get_parent().pk
    sent = {"new_title": "Another", "new_slug": "another", "new_parent_page": str(parent), **choices}
    reply = editor.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), sent)
    assert reply.status_code == 302, reply.context["form"].errors
    return type(page).objects.get(slug="another")


def keys(page: Any) -> set[str]:
    return {key for key in page.own_keys() if key}


def all_keys_of(*pages: Any) -> list[str]:
    return [key for page in pages for key in page.own_keys()]


def test_a_copied_page_has_no_key_until_it_is_published(editor: Client) -> None:
    before = owners()
    lesson = LessonPage.objects.get(key="m2l1")
    copied = copy(editor, lesson)
    assert not keys(copied)
    assert owners() == before


def test_a_copy_published_at_once_has_keys_of_its_own(editor: Client) -> None:
    before = owners()
    page = TextPage.objects.get(key="about")
    copied = copy(editor, page, publish_copies="on")
    assert copied.live
    assert copied.key == "another"
    assert len(keys(copied)) == 1 + len(copied.body)
    assert not keys(copied) & keys(page)
    after = owners()
    assert {key: after[key] for key in before} == before
    assert {key for key, owner in after.items() if owner == copied} == keys(copied)


def test_a_copy_published_at_once_keeps_its_keys_when_it_is_edited(editor: Client) -> None:
    copied = copy(editor, TextPage.objects.get(key="about"), publish_copies="on")
    copied.get_latest_revision().publish()
    again = TextPage.objects.get(pk=copied.pk)
    assert all_keys_of(again) == all_keys_of(copied)


def test_a_copy_that_is_not_ready_is_not_published_at_once(editor: Client) -> None:
    """Its questions name blocks of the lesson it was copied from as what teaches them."""
    copied = copy(editor, LessonPage.objects.get(key="m2l1"), publish_copies="on")
    assert copied.problems()
    assert not copied.live


def test_a_copy_published_from_its_form_takes_no_key_from_its_page(editor: Client) -> None:
    before = owners()
    page = TextPage.objects.get(key="about")
    copied = copy(editor, page)
    assert cms.publish(editor, copied).status_code == 302
    after = owners()
    assert {key: after[key] for key in before} == before
    assert TextPage.objects.get(pk=copied.pk).key == "another"


@pytest.mark.parametrize("live", [{}, {"publish_copies": "on"}], ids=["drafts", "live"])
def test_a_module_copied_with_its_lessons_shares_no_key(editor: Client, live: dict[str, str]) -> None:
    before = owners()
    module = ModulePage.objects.get(key="m2")
    copied = copy(editor, module, copy_subpages="on", **live)
    pages = [copied, *(page.specific for page in copied.get_children())]
    assert len(pages) == 1 + module.get_children().count() > 1
    for page in pages:
        page.get_latest_revision().publish()
    pages = [type(page).objects.get(pk=page.pk) for page in pages]
    found = [key for key in all_keys_of(*pages) if key]
    assert len(set(found)) == len(found)
    assert not set(found) & before.keys()
    after = owners()
    assert {key: after[key] for key in before} == before


def test_what_is_copied_still_asks_the_same_questions(editor: Client) -> None:
    lesson = LessonPage.objects.get(key="m2l1")
    copied = copy(editor, lesson, publish_copies="on")
    assert [question.key for question in copied.asked()] == [question.key for question in lesson.asked()]
