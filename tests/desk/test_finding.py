"""Whatever an editor looks for is found: in every list, narrowed by everything it offers, and in every chooser."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from course.loading.forms import SNIPPETS
from course.quiz.models import Question

pytestmark = pytest.mark.django_db
EVERY_KIND = pytest.mark.parametrize("model", SNIPPETS.values(), ids=SNIPPETS)


def some_word(thing: Any) -> str:
    """Return a long word of what a thing is found by."""
    says = str(getattr(thing, thing.search_fields[0].field_name))
    return max(re.findall(r"\w+", says), key=len)


@EVERY_KIND
def test_a_list_can_be_searched_and_narrowed_at_once(editor: Client, model: Any) -> None:
    views, thing = model.snippet_viewset, model.objects.filter(live=True).first()
    filters = views.list_filter if isinstance(views.list_filter, tuple) else ()
    for name in ("locale", *filters):
        value = "en" if name == "locale" else getattr(thing, f"{name}_id", None) or getattr(thing, name) or ""
        reply = editor.get(reverse(views.get_url_name("list")), {"q": some_word(thing), name: value})
        assert reply.status_code == 200, name
        assert "/edit/" in reply.content.decode(), name


@EVERY_KIND
def test_a_chooser_finds_by_a_word(editor: Client, model: Any) -> None:
    chooser, thing = model.snippet_viewset.chooser_viewset, model.objects.filter(live=True).first()
    reply = editor.get(reverse(chooser.get_url_name("choose_results")), {"q": some_word(thing), "locale": "en"})
    assert reply.status_code == 200
    assert "data-chooser-modal-choice" in reply.content.decode()


def test_a_question_is_found_by_the_words_it_asks(editor: Client) -> None:
    question = Question.objects.get(key="m2l1-1")
    found = editor.get(reverse(Question.snippet_viewset.get_url_name("list")), {"q": question.stem})
    assert f"/edit/{question.pk}/" in found.content.decode()
