"""Pictures of every page and state, for people to look at, in var/screenshots/."""

import re
from pathlib import Path

import pytest

from tests.browser.conftest import OpenPage
from tests.browser.states import block_scripts, first_sights, opened_stages, replies
from tests.browser.tasks import LESSON

FOLDER = Path(__file__).resolve().parents[2] / "var" / "screenshots"
SCREENS = pytest.mark.parametrize(("width", "dark"), [(320, True), (1280, False)])


def picture(name: str, width: int) -> Path:
    return FOLDER / f"{re.sub(r'[^a-z0-9]+', '-', name.lower()).strip('-')}-{width}.png"


@pytest.mark.every
@SCREENS
def test_every_page_and_state_can_be_looked_at(open_page: OpenPage, paths: list[str], width: int, dark: bool) -> None:
    page = open_page(width=width, dark=dark)
    for name, visit in (first_sights(paths) | opened_stages() | dict(replies())).items():
        visit(page)
        page.screenshot(path=picture(name, width), full_page=True)
        assert picture(name, width).stat().st_size > 5000, name
    own = block_scripts(open_page(width=width, dark=dark))
    for name, visit in replies(with_script=False):
        visit(own)
        own.screenshot(path=picture(name, width), full_page=True)


@pytest.mark.every
def test_a_lesson_and_a_help_page_can_be_looked_at_on_paper(open_page: OpenPage) -> None:
    page = open_page()
    for name, path in {"lesson": LESSON, "help": "/en/help/gb/"}.items():
        page.goto(path)
        page.pdf(path=FOLDER / f"print-{name}.pdf", format="A4")
        assert (FOLDER / f"print-{name}.pdf").read_bytes().startswith(b"%PDF")
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 794, "height": 1123})
        page.screenshot(path=FOLDER / f"print-{name}.png", full_page=True)
        page.emulate_media(media="screen")
