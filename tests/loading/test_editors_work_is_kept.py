"""A load never writes over an editor's work unless told to, key by key."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from course.loading.models import Loaded
from course.pages.models import ModulePage, TextPage
from course.quiz.models import Question
from tests.kit import cms
from tests.loading import editing
from tests.loading.course import AUTHORED, copied, dump, edit, load, texts

QUESTIONS, LESSON, HOME = "en/questions/m2l1.yaml", "en/spread-mechanics/five-stages.md", "en/home.md"


CASES = [
    (editing.publish_a_question, QUESTIONS, "m2l1-1", "was changed in the CMS"),
    (editing.publish_a_page, LESSON, "m2l1", "was changed in the CMS"),
    (editing.draft_a_question, QUESTIONS, "m2l1-1", "has a newer draft in the CMS"),
    (editing.draft_a_page, LESSON, "m2l1", "has a newer draft in the CMS"),
    (editing.unpublish_a_question, QUESTIONS, "m2l1-1", "was unpublished in the CMS"),
    (editing.unpublish_a_page, LESSON, "m2l1", "was unpublished in the CMS"),
    (editing.rename_an_address, LESSON, "m2l1", "was moved in the CMS"),
    (editing.move_a_page, LESSON, "m2l1", "was moved in the CMS"),
    (editing.delete_a_question, QUESTIONS, "m2l1-1", "was deleted in the CMS"),
    (editing.delete_a_page, LESSON, "m2l1", "was deleted in the CMS"),
    (editing.reorder_the_modules, HOME, "home", "was changed in the CMS"),
]


@pytest.mark.parametrize("case", CASES, ids=[case[0].__name__ for case in CASES])
def test_it_is_kept_and_named_and_overwritten_on_demand(
    editor: Client, host: Client, tmp_path: Path, case: tuple[Callable[[Client, Client], None], str, str, str]
) -> None:
    do, file, key, why = case
    do(editor, host)
    edited = dump(tmp_path / "edited")
    folder = copied(tmp_path / "in", file)
    assert f"kept {key}: it {why}. Add --overwrite {key} to take the file instead." in load(folder)
    assert dump(tmp_path / "kept") == edited
    assert f"kept {key}: it {why}." in "\n".join(load(folder, "--check", "--overwrite", "m2l1-2"))
    assert not [line for line in load(folder, "--overwrite", key) if line.startswith(f"kept {key}:")]
    # The file alone does not say where among its neighbours the page stood.
    load(AUTHORED, "--overwrite", "m2")
    assert dump(tmp_path / "back") == texts(AUTHORED)


def test_a_page_put_back_with_its_module_stands_where_it_stood(editor: Client, host: Client, tmp_path: Path) -> None:
    editing.move_a_page(editor, host)
    load(AUTHORED, "--overwrite", "m2l1")
    assert dump(tmp_path) == texts(AUTHORED)
    assert load(AUTHORED)[-1].startswith("0 written, 0 kept as edited,")


def test_a_newer_file_waits_for_the_editor_too_while_its_neighbours_are_loaded(editor: Client, tmp_path: Path) -> None:
    cms.publish(editor, editing.question(), {"stem": "Asked anew?"})
    folder = copied(tmp_path, QUESTIONS)
    edit(folder, QUESTIONS, "Which stage comes just before", "Which one comes before")
    edit(folder, QUESTIONS, "Why does the first share matter", "Why would the first share matter")
    said = load(folder)
    assert said[0].startswith("kept m2l1-1:")
    assert said[-1].startswith("1 written, 1 kept as edited,")
    assert editing.question().stem == "Asked anew?"
    assert Question.objects.get(key="m2l1-2").stem.startswith("Why would")


def test_an_editors_work_undone_is_no_longer_kept(editor: Client, tmp_path: Path) -> None:
    stem = editing.question().stem
    cms.publish(editor, editing.question(), {"stem": "Asked anew?"})
    cms.publish(editor, editing.question(), {"stem": stem})
    folder = copied(tmp_path, QUESTIONS)
    edit(folder, QUESTIONS, stem, "Which one comes before lift?")
    assert load(folder)[-1].startswith("1 written, 0 kept as edited,")


@pytest.mark.django_db
def test_a_page_born_in_the_cms_is_left_alone_and_dumped(tmp_path: Path) -> None:
    TextPage.objects.get(key="about").copy(update_attrs={"slug": "more"})
    assert load(AUTHORED) == ["0 written, 0 kept as edited, 0 gone from the files."]
    assert dump(tmp_path).keys() - texts(AUTHORED).keys() == {"en/more.md"}


@pytest.mark.django_db
def test_a_module_born_in_the_cms_shows_in_the_list_of_the_home_page() -> None:
    ModulePage.objects.get(key="m1").copy(update_attrs={"slug": "more"})
    assert load(AUTHORED)[0].startswith("kept home: it was changed in the CMS.")


@pytest.mark.django_db
def test_what_was_made_in_the_cms_before_a_file_of_its_key_is_kept(tmp_path: Path) -> None:
    Loaded.objects.filter(key="m2l1-1").delete()
    folder = copied(tmp_path, QUESTIONS)
    edit(folder, QUESTIONS, editing.question().stem, "Which one comes before lift?")
    assert load(folder)[0].startswith("kept m2l1-1: it was made in the CMS.")
    assert [line for line in load(folder, "--overwrite", "m2l1-1") if line.startswith("1 written")]
