"""The way out: at once, from everywhere, without a way back for whoever sits down next."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import OpenPage, launch
from tests.browser.server import Site
from tests.browser.tasks import LESSON

DEEP = ["/en/", "/en/spread-mechanics/", LESSON]
LEAVE: dict[str, Callable[[Page], None]] = {
    "by a click": lambda page: page.locator("a[data-exit]").click(),
    "by pressing Shift three times": lambda page: [page.keyboard.press("Shift") for _ in range(3)] and None,
}
# Notes down every frame in which a page of the course could be read after it had been left.
WATCH = """(() => {
    const look = () => {
        const root = document.documentElement, text = document.body && !document.body.hidden && document.body.innerText;
        let left; try { left = sessionStorage.getItem('left'); } catch { }
        if (left && text && getComputedStyle(root).visibility === 'visible') saw(location.href);
        requestAnimationFrame(look);
    };
    if (document.contentType === 'text/html' && location.port === 'PORT') look();
})();"""


@pytest.mark.parametrize("leave", LEAVE.values(), ids=LEAVE)
def test_after_leaving_back_never_shows_the_course(open_page: OpenPage, site: Site, leave: Callable[..., None]) -> None:
    leave_and_go_back(open_page("about:blank"), site, leave)


@pytest.mark.every
def test_the_course_stays_away_from_pages_kept_in_memory_too(chromium: Browser, site: Site) -> None:
    keeping = launch(chromium.browser_type, ignore_default_args=["--disable-back-forward-cache"])
    leave_and_go_back(keeping.new_page(base_url=site.url), site, LEAVE["by a click"])
    keeping.close()


def leave_and_go_back(page: Page, site: Site, leave: Callable[..., None]) -> None:
    seen: list[str] = []
    page.expose_function("saw", lambda address: seen.append(str(address)))
    page.add_init_script(WATCH.replace("PORT", site.url.rpartition(":")[2]))
    page.goto(f"{site.exit_url}?before")
    for path in DEEP:
        page.goto(path)
    leave(page)
    page.wait_for_url(site.exit_url)
    for _press in range(5):
        page.go_back(wait_until="commit")
        page.wait_for_timeout(700)
        assert not page.url.startswith(site.url)
        assert "Second Share" not in page.title() + page.evaluate("document.documentElement.innerText")
    assert not seen


def test_whoever_comes_back_on_purpose_is_let_in(open_page: OpenPage, site: Site) -> None:
    page = open_page(LESSON)
    page.locator("a[data-exit]").click()
    page.wait_for_url(site.exit_url)
    page.goto(LESSON)
    assert page.locator("h1").is_visible()
    page.reload()
    page.locator("a.brand").click()
    page.go_back()
    assert page.locator("h1").is_visible()


def test_another_key_stops_leaving_by_shift_and_every_press_is_announced(open_page: OpenPage, site: Site) -> None:
    page, said = open_page(LESSON), "[data-exit-say]"
    for keys, words in {"Shift": "2 more times", "Shift ": "1 more time", "a": "stopped"}.items():
        page.keyboard.press(keys.strip())
        assert words in page.locator(said).inner_text()
    page.keyboard.press("Shift")
    page.wait_for_timeout(300)
    assert page.url == f"{site.url}{LESSON}"


def test_leaving_forgets_what_this_tab_kept(open_page: OpenPage, site: Site) -> None:
    page = open_page(LESSON)
    page.evaluate("sessionStorage.done = '[\"m2l1-1\"]'")
    page.locator("a[data-exit]").click()
    page.wait_for_url(site.exit_url)
    page.goto(LESSON)
    assert page.evaluate("[sessionStorage.done, sessionStorage.left]") == [None, None]


def test_without_javascript_the_exit_is_a_plain_link(open_page: OpenPage, site: Site) -> None:
    page = open_page(LESSON, java_script_enabled=False)
    page.locator("a[data-exit]").click()
    page.wait_for_url(site.exit_url)
