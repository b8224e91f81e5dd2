"""A place is kept from a lesson's end to another device, by pointer and without scripts, and leaves with its reader."""

import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.browser.readers import Reader
from tests.browser.states import Visit
from tests.browser.tasks import LESSON, tasks
from tests.browser.test_accessible import SMALL_TARGETS, SMALLEST, barriers, none_of, seen
from tests.browser.test_valid_html import VNU

HERE = "[data-kept-here]"
SIDEWAYS = "() => { const { scrollWidth, clientWidth } = document.documentElement; \
    return scrollWidth > clientWidth ? [scrollWidth] : []; }"


def keep_from_the_end(page: Page) -> str:
    """Press the button at the end of a lesson, and return the four words."""
    page.goto(LESSON)
    page.locator("[data-keep] button").click()
    page.wait_for_url("**/learn/keep/")
    return " ".join(page.locator(".words li").all_inner_texts())


@pytest.mark.parametrize("way", ["pointer", "no script"])
def test_from_the_end_of_a_lesson_to_another_device(open_page: OpenPage, way: str) -> None:
    page, task = open_page(java_script_enabled=way == "pointer"), tasks()["m2l1-1"]
    words = keep_from_the_end(page)
    page.locator("main a", has_text="Back to where you were").click()
    assert page.url.endswith(LESSON)
    page.goto(f"{LESSON}#{task.anchor}")
    assert Reader(way, page).answer(task, task.right) == "right"
    assert "Kept in your place." in page.locator(f"#{task.anchor}").inner_text()
    phone = open_page("/learn/", width=320, java_script_enabled=way == "pointer")
    phone.locator("#words").fill(words.upper().replace(" ", "-"))
    phone.locator("button", has_text="Open my place").click()
    assert "1 of " in phone.locator("li", has=phone.locator("#h-m2l1")).inner_text()


def test_a_lesson_shows_ones_own_standing_only_in_a_tab_where_a_place_was_opened(open_page: OpenPage) -> None:
    page, task = open_page(), tasks()["m2l1-1"]
    keep_from_the_end(page)
    page.goto(f"{LESSON}#{task.anchor}")
    page.locator(HERE).wait_for()
    assert not page.locator("[data-keep]").is_visible()
    Reader("pointer", page).answer(task, task.right)
    page.locator(HERE, has_text="1 of ").wait_for()
    other = page.context.new_page()
    other.goto(LESSON)
    other.wait_for_load_state("networkidle")
    assert other.locator(HERE).count() == 0
    page.goto("/en/spread-mechanics/")
    page.locator(HERE, has_text="0 of ").wait_for()


def test_the_way_out_takes_the_mark_in_the_tab_with_it(open_page: OpenPage) -> None:
    page = open_page()
    keep_from_the_end(page)
    assert page.evaluate("sessionStorage.place") == "open"
    page.locator("a[data-exit]").click()
    page.wait_for_url("**/weather")
    page.goto(LESSON)
    page.wait_for_load_state("networkidle")
    assert page.locator(HERE).count() == 0


def test_who_is_done_leaves_no_cookie_and_back_shows_nothing_of_theirs(open_page: OpenPage) -> None:
    page = open_page()
    keep_from_the_end(page)
    page.goto(LESSON)
    page.locator(HERE).wait_for()
    page.locator(f"{HERE} a").click()
    page.locator("button", has_text="I’m done").click()
    assert page.locator("h1").inner_text() == "Your place is closed here."
    assert page.context.cookies() == []
    assert page.evaluate("[sessionStorage.length, localStorage.length]") == [0, 0]
    for _press in range(2):
        page.go_back()
        page.wait_for_load_state("networkidle")
        assert page.locator(HERE).count() == 0
        assert "It is open in this browser" not in page.locator("main").inner_text()


def states() -> dict[str, Visit]:
    """Return a visit to every page of a place, as they come: it is open at first, and deleted in the end."""

    def pressed(path: str, button: str) -> Visit:
        def visit(page: Page) -> None:
            page.goto(path)
            page.locator("main button", has_text=button).first.click()

        return visit

    def typed(text: str) -> Visit:
        def visit(page: Page) -> None:
            page.goto("/learn/")
            page.locator("#words").fill(text)
            page.locator("button", has_text="Open my place").click()

        return visit

    def unfolded(page: Page) -> None:
        page.goto("/learn/")
        page.locator("summary").first.click()

    return {
        "open": lambda page: page.goto("/learn/"),
        "unfolded": unfolded,
        "kept": lambda page: page.goto("/learn/kept/"),
        "delete": lambda page: page.goto("/learn/delete/"),
        "new words": pressed("/learn/", "Give me new words"),
        "in a lesson": lambda page: (page.goto(LESSON), page.locator(HERE).wait_for()),
        "done": pressed("/learn/", "I’m done"),
        "new": lambda page: page.goto("/learn/"),
        "a slip": typed("akorn bison cedar dolphin"),
        "wrong": typed("acorn bison cedar dolphin"),
        "deleted": lambda page: (pressed("/learn/", "Keep my place")(page), pressed("/learn/delete/", "Yes")(page)),
    }


@pytest.mark.parametrize(("width", "dark"), [(320, False), pytest.param(1280, True, marks=pytest.mark.every)])
def test_nothing_of_a_place_is_a_barrier(open_page: OpenPage, width: int, dark: bool) -> None:
    page = open_page(width=width, dark=dark)
    keep_from_the_end(page)
    none_of(barriers(page, states()))
    keep_from_the_end(page)
    none_of(seen(page, states(), SIDEWAYS))
    keep_from_the_end(page)
    none_of(seen(page, states(), SMALL_TARGETS, SMALLEST))


def test_its_pages_are_valid(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(java_script_enabled=False)
    keep_from_the_end(page)
    for number, (name, visit) in enumerate(states().items()):
        if name not in {"in a lesson", "unfolded"}:
            visit(page)
            (tmp_path / f"{number}.html").write_text(page.content())
    command = ["java", "-Xss1m", "-jar", str(VNU), "--stdout", "--errors-only", str(tmp_path)]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert said.stdout == ""
