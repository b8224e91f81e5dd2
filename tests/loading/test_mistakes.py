"""Every mistake of an author is refused with its file, its line and a sentence that says what to write."""

from pathlib import Path

import pytest

from tests.kit.database import changed, rows
from tests.loading import mistakes
from tests.loading.course import load, refusals, written
from tests.loading.small import FILES, FOLDER, LESSON

pytestmark = pytest.mark.django_db
ALL = {**mistakes.LINKS, **mistakes.FORM, **mistakes.PROSE, **mistakes.SENSE}


def line_of(before: str, after: str, words: str | None) -> int:
    """Return the line that holds `words`, or else the first that differs."""
    if words:
        return after[: after.index(words)].count("\n") + 1
    pairs = zip(before.splitlines(), after.splitlines(), strict=False)
    return next(number for number, (old, new) in enumerate(pairs, 1) if old != new)


@pytest.mark.parametrize(("file", "old", "new", "says", "words"), [(*case, None)[:5] for case in ALL.values()], ids=ALL)
def test_a_mistake_is_told_with_its_line_and_what_to_write(
    tmp_path: Path, file: str, old: str, new: str, says: str, words: str | None
) -> None:
    assert FILES[file].count(old), "the small course has changed"
    text = FILES[file].replace(old, new, 1)
    files = {**FILES, file: text}
    if "module.md" in says:
        files["en/nowhere/small-steps.md"] = files.pop(LESSON)
        file = "en/nowhere/small-steps.md"
    told = refusals(written(tmp_path, files))
    here = f"{file}:{line_of(FILES.get(file, ''), text, words)}: "
    assert [line for line in told if line.startswith(here) and says in line], "\n".join(told) or "it was not refused"
    assert told[-1] == f"{len(told) - 1} to mend; nothing was changed."


def test_the_small_course_has_none(tmp_path: Path) -> None:
    assert load(written(tmp_path, FILES))[-1].startswith("9 written, 0 kept as edited,")


def test_words_the_course_avoids_may_be_quoted(tmp_path: Path) -> None:
    text = FILES[LESSON].replace("Three friends", "“The leak is viral,” writes one of three friends who")
    assert refusals(written(tmp_path, {**FILES, LESSON: text})) == []


def test_a_telling_address_is_refused(tmp_path: Path) -> None:
    files = {**FILES, f"{FOLDER}/sex-and-steps.md": FILES[LESSON]}
    del files[LESSON]
    told = refusals(written(tmp_path, files))
    assert told[0].startswith(f"{FOLDER}/sex-and-steps.md:")
    assert "says “sex”, which stays in a browser’s history. Choose a neutral word." in told[0]


def test_all_mistakes_are_told_at_once_in_the_order_of_the_files(tmp_path: Path) -> None:
    broken = {file: text.replace("claims: F1", "claims: F99") for file, text in FILES.items()}
    before = rows()
    told = refusals(written(tmp_path, broken), "--check")
    assert [line.split(":")[0] for line in told[:-1]] == sorted(line.split(":")[0] for line in told[:-1])
    assert len([line for line in told if "there is no claim “F99”" in line]) == 4
    assert changed(before, rows()) == {}
