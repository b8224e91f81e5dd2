"""What an editor does shows in the dump, line by line, and nothing else does."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from wagtail.test.utils.form_data import rich_text

from course.loading.forms import PAGES, SNIPPETS
from course.pages.models import HomePage, LessonPage
from course.quiz.models import Question
from course.reference.models import Fact, Term
from course.signposts.models import Helpline
from course.timeline.models import Stage
from tests.kit import cms
from tests.loading.course import AUTHORED, differing, dump, texts

EDITS = [
    (Question, "m2l1-1", {"stem": "What is new?"}, ["  stem: What is new?"]),
    (Question, "m2l1-1", {"options-0-value-text": "Elsewhere"}, ["    text: Elsewhere"]),
    (Term, "term.consent", {"meaning": "A yes: clear and free."}, ["  meaning: 'A yes: clear and free.'"]),
    (Stage, "spread.first-share", {"short": "One person sends it on"}, ["  short: One person sends it on"]),
    (Fact, "fact.removal", {"checked_on": "2026-11-20"}, ["  checked_on: 2026-11-20"]),
    (Helpline, "gb.childline", {"hours": "all day"}, ["  hours: all day"]),
    (LessonPage, "m2l1", {"title": "Five steps", "band": "15"}, ["title: Five steps", "band: '15'"]),
    (HomePage, "home", {"body-0-value-heading": "Is it urgent?"}, ["heading: Is it urgent?"]),
]


@pytest.mark.parametrize(("model", "key", "changes", "lines"), EDITS, ids=lambda value: str(value)[:30])
def test_an_edit_changes_its_own_lines_and_undone_none(
    editor: Client, tmp_path: Path, model: Any, key: str, changes: cms.Fields, lines: list[str]
) -> None:
    thing = model.objects.get(key=key)
    before = {name: text for name, text in cms.form(editor, thing).items() if name in changes}
    assert cms.publish(editor, thing, changes).status_code == 302
    assert [new for _old, new in differing(texts(AUTHORED), dump(tmp_path))] == lines
    assert cms.publish(editor, model.objects.get(key=key), before).status_code == 302
    assert dump(tmp_path) == texts(AUTHORED)


def test_an_edit_of_one_paragraph_changes_one_line(editor: Client, tmp_path: Path) -> None:
    lesson = LessonPage.objects.get(key="m2l1")
    number = next(n for n, child in enumerate(lesson.body) if child.value.key == "m2l1.boat-club")
    text = lesson.body[number].value["text"].source.replace("Teodor still rows.", "Teodor <b>still</b> rows.")
    changes = {f"body-{number}-value-text": rich_text(text, features=["bold", "italic"])}
    assert cms.publish(editor, lesson, changes).status_code == 302
    ((old, new),) = differing(texts(AUTHORED), dump(tmp_path))
    assert new == old.replace("Teodor still rows.", "Teodor **still** rows.") != old


def test_a_draft_is_not_in_the_dump(editor: Client, tmp_path: Path) -> None:
    assert cms.save(editor, Question.objects.get(key="m2l1-1"), {"stem": "Not yet"}).status_code == 302
    assert cms.save(editor, LessonPage.objects.get(key="m2l1"), {"title": "Not yet"}).status_code == 302
    assert dump(tmp_path) == texts(AUTHORED)


@pytest.mark.parametrize("model", PAGES.values(), ids=PAGES)
def test_every_page_goes_through_the_editor_untouched(editor: Client, tmp_path: Path, model: Any) -> None:
    for page in model.objects.all():
        assert cms.publish(editor, page).status_code == 302, page.key
    assert dump(tmp_path) == texts(AUTHORED)


@pytest.mark.parametrize("model", SNIPPETS.values(), ids=SNIPPETS)
def test_every_kind_of_snippet_goes_through_the_editor_untouched(editor: Client, tmp_path: Path, model: Any) -> None:
    for snippet in model.objects.order_by("key")[:3]:
        assert cms.publish(editor, snippet).status_code == 302, snippet.key
    assert dump(tmp_path) == texts(AUTHORED)
