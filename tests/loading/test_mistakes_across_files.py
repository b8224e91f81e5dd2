"""What fits in its own file and yet not into the course."""

from pathlib import Path

import pytest

from tests.loading.course import load, refusals, written
from tests.loading.small import FACTS, FILES, FOLDER, LESSON, QUESTIONS

pytestmark = pytest.mark.django_db
MODULE = f"{FOLDER}/module.md"


def line(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("taught_in: t1.start", "taught_in: t1.nowhere", "names “t1.nowhere”, which is no block of the page"),
        ("objective: t1.o1", "objective: t1.o9", "names “t1.o9”, which its lesson does not have"),
    ],
)
def test_a_question_that_no_longer_fits_its_unchanged_page_is_refused(
    tmp_path: Path, old: str, new: str, says: str
) -> None:
    load(written(tmp_path, FILES))
    text = FILES[QUESTIONS].replace(old, new, 1)
    told = refusals(written(tmp_path, {QUESTIONS: text}))
    assert [one for one in told if one.startswith(f"{QUESTIONS}:{line(text, new)}: ") and says in one], told


def test_an_entry_in_a_file_it_does_not_belong_to_is_refused(tmp_path: Path) -> None:
    files = {**FILES, "en/small.yaml": FILES[FACTS]}
    del files[FACTS]
    told = refusals(written(tmp_path, files))
    assert told, "it is taken, and written anew at each load"
    assert told[0].startswith("en/small.yaml:2: fact.small: ")
    assert "en/facts.yaml" in told[0]


def test_a_listed_page_that_nobody_wrote_is_refused(tmp_path: Path) -> None:
    text = "---\nkind: module\nkey: m2\ntitle: How it spreads\nlessons:\n- m2l1\n- m2l9\n---\n"
    told = refusals(written(tmp_path, {MODULE: text}))
    assert told[0].startswith(f"{MODULE}:")
    assert "lists “m2l9”, which is no page below it. Write that page, or take it out." in told[0]
    assert told[0].split(":")[1] in {"5", "7"}


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    folder = written(tmp_path, FILES)
    (folder / FACTS).write_bytes("facts:\n- key: é\n".encode("latin-1"))
    assert f"{FACTS}:1: is not UTF-8. Save the file as UTF-8 text." in refusals(folder)


def test_a_language_the_course_does_not_speak_is_refused(tmp_path: Path) -> None:
    files = {file.replace("en/", "xx/", 1): text for file, text in FILES.items()}
    told = refusals(written(tmp_path, files))
    assert told[0].startswith("xx/")
    assert "language" in told[0]


def test_a_lesson_may_link_to_one_that_is_loaded_with_it(tmp_path: Path) -> None:
    other = FILES[LESSON].replace("key: t1\n", "key: t2\n").replace("t1.", "t2.").replace("(m2l1)", "(t1)")
    other = other[: other.index("::: questions")]
    both = {**FILES, f"{FOLDER}/another.md": other, LESSON: FILES[LESSON].replace("(m2l1)", "(t2)")}
    assert refusals(written(tmp_path, both)) == []
