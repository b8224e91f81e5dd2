"""Somebody who only reads is sent no htmx; somebody who answers loses nothing by it."""

import pytest
from playwright.sync_api import Page, Route

from tests.browser.conftest import OpenPage
from tests.browser.tasks import LESSON, tasks

HTMX = "**/htmx-2*.js"
TASK = "m2l1-1"


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    return open_page("about:blank")


def asked_for(page: Page) -> list[str]:
    return [
        str(name)
        for name in page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
        if "htmx-2" in name
    ]


def send(page: Page) -> None:
    task, box = tasks()[TASK], page.locator(f"#q-{TASK}")
    box.locator(".opt").filter(has_text=task.right[0]).click()
    box.locator(".check button").click(no_wait_after=True)


@pytest.mark.parametrize("turn", ["pointer", "keyboard"])
def test_it_comes_when_a_reader_turns_to_a_question(page: Page, turn: str) -> None:
    page.goto(LESSON, wait_until="networkidle")
    page.mouse.wheel(0, 20_000)
    page.wait_for_timeout(500)
    assert asked_for(page) == []
    if turn == "pointer":
        page.locator(f"#q-{TASK} legend").hover()
    else:
        page.locator(f"#q-{TASK} input[type=radio]").first.focus()
    page.wait_for_function("window.htmx")
    assert len(asked_for(page)) == 1


def test_an_answer_sent_before_it_has_come_waits_for_it(page: Page) -> None:
    def later(route: Route) -> None:
        page.wait_for_timeout(1500)
        route.continue_()

    page.route(HTMX, later)
    page.goto(LESSON)
    send(page)
    page.locator(f"#q-{TASK} [data-outcome=right]").wait_for()
    assert page.url.endswith(LESSON)


def test_an_answer_is_sent_as_an_ordinary_form_where_it_never_comes(page: Page) -> None:
    page.route(HTMX, lambda route: route.abort())
    page.goto(LESSON)
    send(page)
    page.wait_for_url("**/en/answer/m2l1-1/")
    assert page.locator("[data-outcome=right]").count() == 1
