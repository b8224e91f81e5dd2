"""Matching, sorting, attitudes and being sure: the files come out as they went in, and mistakes are told by their line."""

from pathlib import Path

import pytest
from django.test import Client

from course.quiz.models import Question
from tests.kit import cms
from tests.loading.course import dump, load, refusals, written
from tests.loading.kinds import COURSE, FILE, MATCH, MISTAKES, QUESTIONS

pytestmark = pytest.mark.django_db


def test_every_kind_comes_out_of_the_course_as_it_went_in(tmp_path: Path) -> None:
    load(written(tmp_path / "in", COURSE))
    assert dump(tmp_path / "out")[FILE] == QUESTIONS
    assert load(tmp_path / "in")[-1].startswith("0 written, 0 kept as edited,")


def test_every_kind_goes_through_the_editor_untouched(editor: Client, tmp_path: Path) -> None:
    load(written(tmp_path / "in", COURSE))
    for key in ("t1-1", "t1.match", "t1.sort", "t1.view"):
        # A ticked box has no value in the form, for which a browser sends this.
        ticked = {"confidence": "on"} if key == "t1-1" else {}
        assert cms.publish(editor, Question.objects.get(key=key), ticked).status_code == 302, key
    assert dump(tmp_path / "out")[FILE] == QUESTIONS


@pytest.mark.parametrize(("old", "new", "says", "words"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_with_its_line_and_what_to_write(
    tmp_path: Path, old: str, new: str, says: str, words: str
) -> None:
    assert old in QUESTIONS
    text = QUESTIONS.replace(old, new, 1)
    told = refusals(written(tmp_path, {**COURSE, FILE: text}))
    here = f"{FILE}:{text[: text.rindex(words)].count(chr(10)) + 1}: "
    assert [line for line in told if line.startswith(here) and says in line], "\n".join(told) or "it was not refused"


def test_a_match_may_draw_its_cards_on_a_timeline_or_on_groups_of_its_own(tmp_path: Path) -> None:
    text = QUESTIONS.replace("  timeline: spread\n", "  groups:\n  - key: x\n    text: X\n  - key: y\n    text: Y\n")
    for card in ("afterlife", "first-share", "copy-cascade spread.algorithmic-lift"):
        text = text.replace(f"belongs: spread.{card}", "belongs: x")
    assert refusals(written(tmp_path, {**COURSE, FILE: text})) == []


def test_a_card_whose_stage_is_taken_down_is_left_out(tmp_path: Path) -> None:
    load(written(tmp_path, COURSE))
    match = Question.objects.get(key="t1.match")
    stages = ["spread.initial-capture", "spread.first-share", "spread.copy-cascade"]
    assert MATCH.count("- key: ") == 4
    assert match.marked(stages).options == ("b", "c")
    assert match.marked(stages).homes == {"b": {"spread.first-share"}, "c": {"spread.copy-cascade"}}
