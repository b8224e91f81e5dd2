"""A pupil's evening, from the address somebody gave them to the last question."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.readers import Reader
from tests.browser.server import Site
from tests.browser.tasks import LESSON, tasks


def test_a_pupil_walks_from_the_start_to_the_last_question(open_page: OpenPage, site: Site) -> None:
    page = open_page("/", width=390)
    assert page.url == f"{site.url}/en/"
    page.locator("#modules h3 a").nth(1).click()
    page.locator(".steps a").first.click()
    assert page.url == f"{site.url}{LESSON}"
    walk_the_stages(page)
    answer_everything(page)
    asking = page.locator(".parts > section:has(form)")
    expect(page.locator(".walk a[data-done]")).to_have_count(asking.count())
    page.locator("#help a.btn").first.click()
    assert page.url == f"{site.url}/en/help/"
    page.locator(".places a").first.click()
    assert page.locator("a.call").first.is_visible()


def walk_the_stages(page: Page) -> None:
    further = page.locator(".explorer .pager button").nth(1)
    for number in range(5):
        stage = page.locator(".explorer .stage").nth(number)
        assert stage.is_visible()
        assert stage.locator(".move").is_visible()
        if number < 4:
            further.click()
    assert further.is_hidden()


def answer_everything(page: Page) -> None:
    """Answer every question of the page, the first one wrong at first."""
    reader = Reader("pointer", page)
    keys = page.locator('.task:has(form[action*="/answer/"])').evaluate_all(
        "boxes => boxes.map((box) => box.dataset.key)"
    )
    assert "m2l1.order" in keys
    assert len(keys) >= 6
    assert reader.answer(tasks()[keys[1]], tasks()[keys[1]].wrong) == "wrong"
    for key in keys:
        task = tasks()[key]
        assert reader.answer(task, task.right or task.wrong) in {"right", "recorded"}, key
