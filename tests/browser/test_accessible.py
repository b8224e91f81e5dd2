"""No barrier that a machine can find, on any page and in any state: axe, sideways scroll, small targets."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.browser.states import Visit, block_scripts, first_sights, opened_stages, replies

AXE = Path(__file__).resolve().parents[2] / "var" / "node" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (tags) => (await axe.run({ runOnly: tags, resultTypes: ['violations'] })).violations.flatMap(
    ({ id, help, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${help} ${target} ${failureSummary}`))"""
SMALLEST = 44
# A link counts as part of a sentence where other words stand in the same paragraph.
SMALL_TARGETS = """(smallest) => {
    const inSentence = (link) => {
        if (!link.matches('a') || getComputedStyle(link).display !== 'inline') return false;
        let block = link.parentElement;
        while (getComputedStyle(block).display === 'inline') block = block.parentElement;
        const links = [...block.querySelectorAll('a, .eyebrow')].map((other) => other.innerText).join('');
        return block.innerText.replace(/\\W/g, '').length > links.replace(/\\W/g, '').length;
    };
    const target = (field) => field.closest('label') || field;
    const wanted = 'a[href], button, input:not([type=hidden]), select, textarea, summary';
    return [...document.querySelectorAll(wanted)].flatMap((field) => {
        const { width, height } = target(field).getBoundingClientRect(), shown = field.checkVisibility();
        if (!shown || inSentence(field) || (width >= smallest - .1 && height >= smallest - .1)) return [];
        const name = (field.innerText || field.ariaLabel || field.name).slice(0, 40);
        return [`${field.tagName} “${name}” ${Math.round(width)} x ${Math.round(height)}`];
    });
}"""


def barriers(page: Page, states: dict[str, Visit]) -> list[str]:
    """Return what axe finds in each state, with the state's name."""
    assert AXE.exists(), "axe-core is missing: type `make needs`"
    found = []
    for name, visit in states.items():
        visit(page)
        page.evaluate("scrollTo(0, 0)")  # axe counts what is just passing under the bar as too close to it
        page.evaluate(AXE.read_text())
        found += [f"{name}: {violation}" for violation in page.evaluate(RUN, TAGS)]
    return found


def seen(page: Page, states: dict[str, Visit], script: str, argument: Any = None) -> list[str]:
    found = []
    for name, visit in states.items():
        visit(page)
        found += [f"{name}: {finding}" for finding in page.evaluate(script, argument)]
    return found


def none_of(findings: list[str]) -> None:
    assert not findings, "\n".join(findings)


@pytest.mark.parametrize(
    ("width", "dark"),
    [
        (320, False),
        pytest.param(1280, True, marks=pytest.mark.every),
        pytest.param(320, True, marks=pytest.mark.every),
        pytest.param(1280, False, marks=pytest.mark.every),
    ],
)
def test_axe_finds_nothing_on_any_page(open_page: OpenPage, paths: list[str], width: int, dark: bool) -> None:
    none_of(barriers(open_page(width=width, dark=dark), first_sights(paths)))


@pytest.mark.parametrize(
    ("width", "dark", "own"),
    [
        (320, False, True),
        (1280, True, False),
        pytest.param(320, True, True, marks=pytest.mark.every),
        pytest.param(320, True, False, marks=pytest.mark.every),
        pytest.param(320, False, False, marks=pytest.mark.every),
        pytest.param(1280, True, True, marks=pytest.mark.every),
        pytest.param(1280, False, True, marks=pytest.mark.every),
        pytest.param(1280, False, False, marks=pytest.mark.every),
    ],
)
def test_axe_finds_nothing_in_any_reply_or_stage(open_page: OpenPage, width: int, dark: bool, own: bool) -> None:
    states = dict(replies(with_script=not own)) | ({} if own else opened_stages())
    page = open_page(width=width, dark=dark)
    none_of(barriers(block_scripts(page) if own else page, states))


@pytest.mark.every
def test_axe_finds_nothing_where_scripts_do_not_arrive(open_page: OpenPage, paths: list[str]) -> None:
    none_of(barriers(block_scripts(open_page(width=320)), first_sights(paths)))


def test_nothing_scrolls_sideways_on_a_narrow_screen(open_page: OpenPage, paths: list[str]) -> None:
    script = "() => { const { scrollWidth, clientWidth } = document.documentElement; \
        return scrollWidth > clientWidth ? [scrollWidth] : []; }"
    states = first_sights(paths) | opened_stages() | dict(replies())
    none_of(seen(open_page(width=320), states, script))


@pytest.mark.parametrize("width", [320, pytest.param(1280, marks=pytest.mark.every)])
def test_whatever_can_be_pressed_is_large_enough(open_page: OpenPage, paths: list[str], width: int) -> None:
    none_of(seen(open_page(width=width), first_sights(paths), SMALL_TARGETS, SMALLEST))
