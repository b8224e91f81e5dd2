"""The stages are tabs with JavaScript, and plain text one below the other without it and on paper."""

from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.browser.readers import Reader
from tests.browser.tasks import LESSON

TABS = ".explorer .sea a"
STAGES = ".explorer .stage"


def open_stages(page: Page) -> list[int]:
    """Return which stages can be seen, counted from 0."""
    return [number for number, stage in enumerate(page.locator(STAGES).all()) if stage.is_visible()]


def chosen_tab(page: Page) -> list[int]:
    tabs = page.locator(TABS).evaluate_all("tabs => tabs.map((tab) => tab.getAttribute('aria-selected'))")
    return [number for number, chosen in enumerate(tabs) if chosen == "true"]


def test_the_arrow_keys_go_round_the_stages_and_home_and_end_go_to_the_ends(open_page: OpenPage) -> None:
    page = open_page(LESSON)
    first, last = page.locator(TABS).first, page.locator(TABS).last
    Reader("keyboard", page).tab_to(first)
    for key, stage in [("ArrowRight", 1), ("ArrowRight", 2), ("ArrowLeft", 1), ("End", 4), ("ArrowRight", 0)]:
        page.keyboard.press(key)
        assert (open_stages(page), chosen_tab(page)) == ([stage], [stage]), key
    page.keyboard.press("ArrowLeft")
    assert last.evaluate("tab => tab === document.activeElement")
    page.keyboard.press("Home")
    assert first.evaluate("tab => tab === document.activeElement")
    page.keyboard.press("Tab")
    assert page.locator(STAGES).first.evaluate("stage => stage === document.activeElement")


def test_every_stage_can_be_opened_by_clicking_and_by_walking_on(open_page: OpenPage) -> None:
    page = open_page(LESSON)
    for number, tab in enumerate(page.locator(TABS).all()):
        tab.click()
        assert open_stages(page) == [number]
    before, after = page.locator(".explorer .pager button").all()
    assert after.is_hidden()
    for number in (3, 2, 1, 0):
        before.click()
        assert open_stages(page) == [number]
        assert page.locator(STAGES).nth(number).evaluate("stage => stage === document.activeElement")
    assert before.is_hidden()


def test_an_address_with_a_stage_opens_that_stage(open_page: OpenPage) -> None:
    page = open_page(f"{LESSON}#stage-algorithmic-lift")
    assert open_stages(page) == [3]
    page.evaluate("location.hash = 'stage-first-share'")
    page.wait_for_function(f"!document.querySelectorAll('{STAGES}')[1].hidden")
    assert open_stages(page) == [1]


def test_the_home_page_opens_its_stages_too(open_page: OpenPage) -> None:
    page = open_page("/en/")
    assert open_stages(page) == [0]
    page.locator(".sea a").nth(2).click()
    assert open_stages(page) == [2]


def test_without_javascript_every_stage_is_there_and_every_tile_leads_to_it(open_page: OpenPage) -> None:
    page = open_page(LESSON, java_script_enabled=False)
    assert open_stages(page) == [0, 1, 2, 3, 4]
    assert page.locator(".explorer .pager").is_hidden()
    page.locator(TABS).nth(3).click()
    assert page.url.endswith("#stage-algorithmic-lift")
    assert page.locator(STAGES).nth(3).bounding_box()["y"] < 300


def test_on_paper_every_stage_is_there(open_page: OpenPage) -> None:
    page = open_page(LESSON)
    page.emulate_media(media="print")
    assert open_stages(page) == [0, 1, 2, 3, 4]
