"""Snippets, blocks and aliases: a copy takes no key from what it was copied from."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from course.kit.models import Key
from course.pages.models import LessonPage, TextPage
from course.quiz.models import Question
from tests.kit import cms, things

pytestmark = pytest.mark.django_db


def owners() -> dict[str, Any]:
    return {row.key: row.owner for row in Key.objects.prefetch_related("owner")}


def all_keys_of(*pages: Any) -> list[str]:
    return [key for page in pages for key in page.own_keys()]


def test_a_copied_snippet_gets_a_key_of_its_own(editor: Client) -> None:
    before = owners()
    question = Question.objects.get(key="m2l1-3")
    add = reverse(Question.snippet_viewset.get_url_name("add"))
    assert editor.get(reverse(Question.snippet_viewset.get_url_name("copy"), args=[question.pk])).status_code == 200
    sent = {name: text for name, text in cms.form(editor, question).items() if "revision" not in name}
    assert editor.post(add, {**sent, **cms.TO_PUBLISH}).status_code == 302
    copied = Question.objects.exclude(pk=question.pk).get(stem=question.stem)
    assert copied.key.startswith("q-afterlife-means-")
    assert [child.value.key for child in copied.options] == ["a", "b", "c", "d", "e"]
    after = owners()
    assert {key: after[key] for key in before} == before


def test_a_block_copied_on_its_page_gets_a_key_of_its_own(editor: Client) -> None:
    lesson = LessonPage.objects.get(key="m2l1")
    form, last = cms.form(editor, lesson), len(lesson.body)
    twin = {name.replace("body-0-", f"body-{last}-"): text for name, text in form.items() if name.startswith("body-0-")}
    twin |= {"body-count": str(last + 1), f"body-{last}-id": "", f"body-{last}-order": str(last)}
    cms.save(editor, lesson, twin)
    LessonPage.objects.get(pk=lesson.pk).get_latest_revision().publish()
    found = all_keys_of(LessonPage.objects.get(pk=lesson.pk))
    assert found[:-1] == all_keys_of(lesson)
    assert found[-1] == "m2l1.part-1"


def test_no_alias_takes_a_key_from_its_page(editor: Client) -> None:
    before = owners()
    page = TextPage.objects.get(key="about")
    sent = {"new_title": "An alias", "new_slug": "an-alias", "new_parent_page": page.get_parent().pk, "alias": "on"}
    editor.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), {**sent, "publish_copies": "on"})
    address = reverse("wagtailadmin_api:pages:action", args=[page.pk, "create_alias"])
    editor.post(address, {"update_slug": "another-alias"}, content_type="application/json")
    things.published(page)
    after = owners()
    assert {key: after[key] for key in before} == before
