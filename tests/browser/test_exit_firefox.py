"""The way out in Firefox: the same as in Chromium, by click and by key, with and without scripts."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.firefox import SHIFT, Tab, firefox
from tests.browser.server import Site
from tests.browser.tasks import LESSON

LEAVE: dict[str, Callable[[Tab], None]] = {
    "by a click": lambda tab: tab.click("a[data-exit]"),
    "by pressing Shift three times": lambda tab: tab.press(SHIFT, SHIFT, SHIFT),
}


def arrives(tab: Tab, address: str) -> bool:
    """Return whether the tab stands at `address` within a few seconds."""
    last = time.monotonic() + 8
    while tab.url != address and time.monotonic() < last:
        time.sleep(0.05)
    return tab.url == address


@pytest.mark.parametrize("leave", LEAVE.values(), ids=LEAVE)
def test_leaving_is_quick_and_back_never_shows_the_course(
    site: Site, tmp_path: Path, leave: Callable[[Tab], None]
) -> None:
    with firefox(tmp_path / "profile") as tab:
        tab.goto(f"{site.exit_url}?before")
        for path in ("/en/", LESSON):
            tab.goto(site.url + path)
        leave(tab)
        assert arrives(tab, site.exit_url)
        for _press in range(3):
            tab.back()
            time.sleep(0.7)
            assert not tab.url.startswith(site.url)
            assert "Second Share" not in tab.read("document.title + document.documentElement.innerText")


def test_whoever_comes_back_on_purpose_is_let_in(site: Site, tmp_path: Path) -> None:
    with firefox(tmp_path / "profile") as tab:
        tab.goto(site.url + LESSON)
        tab.press(SHIFT, SHIFT, SHIFT)
        assert arrives(tab, site.exit_url)
        tab.goto(site.url + LESSON)
        assert tab.read("document.querySelector('h1').checkVisibility({visibilityProperty: true})")


def test_another_key_stops_leaving_by_shift(site: Site, tmp_path: Path) -> None:
    with firefox(tmp_path / "profile") as tab:
        tab.goto(site.url + LESSON)
        tab.press(SHIFT, SHIFT)
        assert "1 more time" in tab.read("document.querySelector('[data-exit-say]').textContent")
        tab.press("a", SHIFT)
        assert "2 more times" in tab.read("document.querySelector('[data-exit-say]').textContent")
        assert tab.url == site.url + LESSON
