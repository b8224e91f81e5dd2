"""A key is born at the first publishing, names one thing in a language, and stays."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from course.kit.models import Key
from course.pages.models import LessonPage
from course.quiz.models import Question
from course.reference.models import Claim, Term
from tests.kit import cms, things

pytestmark = pytest.mark.django_db


def test_a_draft_has_no_key_and_the_first_publishing_gives_one(editor: Client) -> None:
    question = things.question(stem="Which way is it?")
    cms.save(editor, question, {"explanation": "Left."})
    assert Question.objects.get(pk=question.pk).key == ""
    cms.publish(editor, question)
    born = Question.objects.get(pk=question.pk)
    assert born.key == "q-which-way-is-it"
    assert [child.value.key for child in born.options] == ["a", "b"]
    assert Key.objects.get(key=born.key).owner == born


def test_a_page_gives_its_blocks_keys_too(editor: Client) -> None:
    lesson = things.lesson(things.published(things.question()))
    assert cms.publish(editor, lesson).status_code == 302
    lesson = LessonPage.objects.get(pk=lesson.pk)
    assert lesson.key == "a-walk"
    assert [part.key for part in lesson.parts()] == ["a-walk.part-1", "a-walk.part-2"]
    assert Key.objects.get(key="a-walk.part-2").owner == lesson


def test_a_key_stays_when_title_and_address_change(editor: Client) -> None:
    lesson = LessonPage.objects.get(key="m2l1")
    before = [part.key for part in lesson.parts()]
    cms.publish(editor, lesson, {"title": "Five steps", "slug": "five-steps"})
    lesson.refresh_from_db()
    assert (lesson.key, [part.key for part in lesson.parts()]) == ("m2l1", before)


def test_no_form_lets_a_key_be_typed(editor: Client) -> None:
    lesson, question = LessonPage.objects.get(key="m2l1"), Question.objects.get(key="m2l1-1")
    cms.publish(editor, lesson, {"key": "m9l9"})
    cms.publish(editor, question, {"key": "m9l9-1"})
    assert LessonPage.objects.get(pk=lesson.pk).key == "m2l1"
    assert Question.objects.get(pk=question.pk).key == "m2l1-1"


def test_new_blocks_and_options_get_free_keys_and_old_ones_keep_theirs(editor: Client) -> None:
    question = Question.objects.get(key="m2l1-3")
    form = cms.form(editor, question)
    new = {name.replace("options-0-", "options-5-"): text for name, text in form.items() if "options-0-" in name}
    new |= {"options-count": "6", "options-5-id": "", "options-5-order": "-1", "options-5-value-key": ""}
    cms.publish(editor, question, new)
    question.refresh_from_db()
    assert [child.value.key for child in question.options] == ["f", "a", "b", "c", "d", "e"]


def test_two_things_of_one_name_get_two_keys() -> None:
    one, two = (things.published(things.question(stem="Which way?")) for _ in range(2))
    assert (one.key, two.key) == ("q-which-way", "q-which-way-2")


def test_a_key_cannot_name_two_things_in_a_language() -> None:
    row = Key.objects.get(key="m2l1")
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
    row.language = "xx"
    row.save()


def test_keys_follow_the_pattern_of_their_kind(editor: Client) -> None:
    claim, term = Claim(text="A claim."), Term(name="Tide Mark", meaning="A line.")
    for thing in (claim, term):
        thing.locale, thing.live = Locale.get_default(), False
        thing.save()
    claim, term = things.published(claim), things.published(term)
    last = max(int(key[1:]) for key in Claim.objects.exclude(pk=claim.pk).values_list("key", flat=True))
    assert (claim.key, term.key) == (f"F{last + 1}", "term.tide-mark")


def test_a_question_made_in_the_cms_from_nothing_is_born_whole(editor: Client) -> None:
    form = cms.form(editor, things.question())
    address = reverse(Question.snippet_viewset.get_url_name("add"))
    sent = {name: text for name, text in form.items() if not name.endswith("-id") and "revision" not in name}
    assert editor.post(address, {**sent, "stem": "Made here?", **cms.TO_PUBLISH}).status_code == 302
    born = Question.objects.get(key="q-made-here")
    assert born.live
    assert [child.value.key for child in born.options] == ["a", "b"]
