"""The pictures: drawn anew they come out the same, they ask for nothing else, and what a page points to is there."""

import re
from pathlib import Path

import pytest

from course.pages.models import LessonPage
from course.timeline.models import Stage
from tests.drawings.__main__ import FOLDER, files

ROOT = Path(__file__).parents[2]
FILES = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.svg"))}
USED = re.compile(r"svg/([a-z-]+)\.svg' %}#([a-z0-9-]+)\"")


def symbols(name: str) -> set[str]:
    return set(re.findall(r'id="([^"]+)"', FILES[name]))


@pytest.mark.parametrize("name", files())
def test_what_the_pen_draws_is_what_is_served(name: str) -> None:
    assert FILES[name] == files()[name], "Type `make drawings`, and look at what changed."


@pytest.mark.parametrize("name", FILES)
def test_a_drawing_takes_its_colours_from_the_page_and_loads_nothing(name: str) -> None:
    assert not re.search(r"<(script|style|image|foreignObject)|https?://(?!www\.w3\.org/2000/svg)", FILES[name])
    if name != "favicon":
        assert not re.search(r'(fill|stroke)="(?!none|currentColor|var\(--)', FILES[name])
    assert len(FILES[name]) < 15_000


def test_every_drawing_a_template_points_to_is_there() -> None:
    templates = [path.read_text(encoding="utf-8") for path in ROOT.glob("course/*/templates/**/*.html")]
    wanted = {(name, symbol) for text in templates for name, symbol in USED.findall(text)}
    assert len(wanted) > 5
    assert not [f"{name}.svg#{symbol}" for name, symbol in wanted if symbol not in symbols(name)]


def test_every_choice_of_an_editor_has_its_drawing() -> None:
    assert {*LessonPage.Drawing.values} <= {name for name in FILES if name in symbols(name)}
    assert {*Stage.Drawing.values} <= symbols("stages")
