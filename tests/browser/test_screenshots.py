"""Pictures of every page and state, for people to look at, in var/screenshots/."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser import states
from tests.browser.conftest import OpenPage
from tests.browser.scripts import SCRIPTS, rewrite, spills
from tests.browser.tasks import LESSON

FOLDER = Path(__file__).resolve().parents[2] / "var" / "screenshots"
KINDS = ["/en/", "/en/spread-mechanics/", LESSON, "/en/faq/", "/en/glossary/", "/en/help/gb/"]
SCREENS = pytest.mark.parametrize(("width", "dark"), [(320, True), (1280, False), (1920, False)])
WIDER = "document.documentElement.scrollWidth > innerWidth"


def take(page: Page, visits: dict[str, states.Visit], manner: str) -> None:
    """Keep a picture of each state, and refuse one that is wider than its screen or has nothing on it."""
    for name, visit in visits.items():
        visit(page)
        picture = FOLDER / f"{re.sub(r'[^a-z0-9]+', '-', name.lower()).strip('-')}-{manner}.png"
        page.screenshot(path=picture, full_page=True)
        assert picture.stat().st_size > 5000, name
        assert not page.evaluate(WIDER), f"{name} is wider than the screen, {manner}"


@pytest.mark.every
@SCREENS
def test_every_page_and_state_can_be_looked_at(open_page: OpenPage, paths: list[str], width: int, dark: bool) -> None:
    visits = states.first_sights(paths) | states.opened_stages() | states.searches() | states.bad_moments()
    take(open_page(width=width, dark=dark), visits, str(width))
    take(open_page(width=width, dark=dark), dict(states.replies()) | states.waiting(), str(width))
    own = states.block_scripts(open_page(width=width, dark=dark))
    take(own, dict(states.replies(with_script=False)), str(width))


@pytest.mark.every
@pytest.mark.parametrize("manner", [{"forced_colors": "active"}, {"java_script_enabled": False}], ids=str)
def test_pages_can_be_looked_at_in_forced_colours_and_without_script(open_page: OpenPage, manner: dict) -> None:
    page = open_page(**manner)
    take(page, states.first_sights(KINDS), next(iter(manner)).replace("_", "-"))


@pytest.mark.every
@pytest.mark.parametrize("language", SCRIPTS)
@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_spills_over_in_other_scripts(open_page: OpenPage, language: str, width: int) -> None:
    page, found = open_page(width=width), []
    for path in KINDS:
        page.goto(path)
        rewrite(page, language)
        page.screenshot(path=FOLDER / f"{language}{path.replace('/', '-')}{width}.png", full_page=True)
        assert not page.evaluate(WIDER), path
        found += [f"{path}: {box}" for box in spills(page)]
    assert not found


@pytest.mark.every
def test_a_lesson_and_a_help_page_can_be_looked_at_on_paper(open_page: OpenPage) -> None:
    page = open_page()
    for name, path in {"lesson": LESSON, "help": "/en/help/gb/", "glossary": "/en/glossary/"}.items():
        page.goto(path)
        page.pdf(path=FOLDER / f"print-{name}.pdf", format="A4")
        assert (FOLDER / f"print-{name}.pdf").read_bytes().startswith(b"%PDF")
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 794, "height": 1123})
        page.screenshot(path=FOLDER / f"print-{name}.png", full_page=True)
        page.emulate_media(media="screen")
