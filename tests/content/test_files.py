"""Every authored file is in its one canonical form, and everything in it is ready."""

import re
from typing import Any

import pytest
import yaml

from course.kit.rules import natural
from course.loading import files
from course.loading.forms import PAGES, SNIPPETS
from course.safety.rules import avoided_words
from tests.loading.course import AUTHORED, texts

pytestmark = [pytest.mark.django_db, pytest.mark.content]
FILES = texts(AUTHORED)


@pytest.mark.parametrize("file", FILES)
def test_a_file_is_in_its_canonical_form(file: str) -> None:
    text = FILES[file]
    if file.endswith(".yaml"):
        assert files.to_yaml(yaml.safe_load(text)) == text
    else:
        (entry,) = files.read_text(file, text)
        assert files.write_page(entry.kind, entry.data) == text
    assert text == text.replace("\r", "").replace("\t", " ")
    assert not [line for line in text.splitlines() if line != line.rstrip()]


@pytest.mark.parametrize("file", [file for file in FILES if file.endswith(".yaml")])
def test_entries_stand_by_position_and_then_by_key_as_they_are_dumped(file: str) -> None:
    for entries in yaml.safe_load(FILES[file]).values():
        order = [(entry.get("position", 0), natural(entry["key"])) for entry in entries]
        assert order == sorted(order)


def test_the_names_of_things_are_in_curly_quotes_and_proper_dashes() -> None:
    for file, text in FILES.items():
        for line in text.splitlines():
            prose = line.partition(": ")[2] if file.endswith(".yaml") else line
            assert " - " not in prose.removeprefix("- "), (file, line)
            assert not prose.count('"'), (file, line)


@pytest.mark.parametrize("model", [*PAGES.values(), *SNIPPETS.values()], ids=lambda model: model.__name__)
def test_nothing_published_has_a_problem(model: Any) -> None:
    found = [f"{thing.key}: {problem}" for thing in model.objects.filter(live=True) for problem in thing.problems()]
    assert not found, found
    assert not model.objects.filter(live=False).exists()


def test_no_word_the_course_avoids_is_anywhere() -> None:
    # A law or a helpline is called what it is called.
    theirs = re.compile(
        r"(?m)^[ -]+(?:thought|key|source|web): .*|(?<=country: )..\n(?:  region: .*\n)?  position: .*\n(?:  told: .*\n)?  name: .*"
    )
    ours = {file: theirs.sub("", text) for file, text in FILES.items() if file != "en/sources.yaml"}
    found = {file: list(avoided_words(text)) for file, text in ours.items()}
    assert not {file: words for file, words in found.items() if words}
