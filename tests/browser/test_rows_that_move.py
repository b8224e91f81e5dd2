"""Putting things in order: rows move by button and by number, and say where they are."""

from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.tasks import LESSON


def test_moving_a_row_is_announced_and_keeps_the_focus(open_page: OpenPage) -> None:
    page = open_page(f"{LESSON}#q-m2l1-order")
    row, said = page.locator("#q-m2l1-order .order li").nth(1), page.locator("#q-m2l1-order [data-say]")
    name, status = row.get_attribute("data-name"), said.element_handle()
    button = page.locator(f'.order li[data-name="{name}"] button').first
    button.focus()
    page.keyboard.press("Enter")
    assert status.inner_text() == f"{name}, now 1 of 5"
    assert status.get_attribute("role") == "status"
    assert button.evaluate("button => button === document.activeElement")
    assert button.get_attribute("aria-disabled") == "true"


def test_a_typed_number_moves_the_row_to_that_place(open_page: OpenPage) -> None:
    page = open_page(f"{LESSON}#q-m2l1-order")
    field = page.locator("#q-m2l1-order .order input").first
    name = page.locator("#q-m2l1-order .order li").first.get_attribute("data-name")
    field.fill("4")
    page.keyboard.press("Tab")
    expect(page.locator("#q-m2l1-order .order li").nth(3)).to_have_attribute("data-name", name)
    numbers = page.locator("#q-m2l1-order .order input").evaluate_all("all => all.map((field) => field.value)")
    assert numbers == ["1", "2", "3", "4", "5"]
