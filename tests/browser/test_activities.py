"""Each activity comes to the same end by keyboard alone, by pointer alone and without JavaScript."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.browser.readers import Reader
from tests.browser.server import Site
from tests.browser.tasks import LESSON, tasks

ONE_OF_EACH = ["m2l1-1", "m2l1-3", "m2l1.order", "m2l3.match", "m2l2.sort"]
CARDS = ["m2l3.match", "m2l2.sort"]
ATTITUDE = "m2l1.coach-first"


@pytest.mark.parametrize("key", ONE_OF_EACH)
def test_a_wrong_answer_and_then_the_right_one_end_the_same_way_for_everybody(reader: Reader, key: str) -> None:
    task = tasks()[key]
    reader.page.goto(task.path)
    if task.kind != "order":
        assert reader.answer(task, ()) == "missing"
    assert [reader.answer(task, task.wrong), reader.answer(task, task.right)] == ["wrong", "right"]


@pytest.mark.parametrize("key", CARDS)
def test_a_card_that_lies_right_stays_and_the_others_come_back_for_everybody(reader: Reader, key: str) -> None:
    task = tasks()[key]
    reader.page.goto(task.path)
    assert reader.answer(task, (*task.right[:1], *task.wrong[1:])) == "partial"
    cards = reader.page.locator(f"#{task.anchor} .card")
    assert cards.filter(has_text="In its place.").count() == 1
    assert cards.filter(has_text="Not there yet.").count() == len(task.right) - 1
    assert cards.locator("input:checked, option[value]:not([value='']):checked").count() == 1
    assert reader.answer(task, task.right[1:]) == "right"


def test_a_view_can_be_told_and_changed_by_everybody(reader: Reader) -> None:
    task = tasks()[ATTITUDE]
    reader.page.goto(task.path)
    assert reader.answer(task, ()) == "missing"
    for point in (task.others[0], task.others[-1], task.others[0]):
        assert reader.answer(task, [point]) == "recorded"


@pytest.mark.every
def test_every_question_of_the_course_can_be_answered_by_everybody(reader: Reader, paths: list[str]) -> None:
    answered = set()
    for path in paths:
        reader.page.goto(path)
        keys = reader.page.locator('.task:has(form[action*="/answer/"])').evaluate_all(
            "boxes => boxes.map((box) => box.dataset.key)"
        )
        for task in (tasks()[key] for key in keys):
            reader.page.goto(f"{path}#{task.anchor}")
            ends = [reader.answer(task, task.wrong), reader.answer(task, task.right or task.others[-1:])]
            assert ends == (["recorded"] * 2 if task.kind == "attitude" else ["wrong", "right"]), task.key
            answered.add(task.key)
    assert answered == set(tasks())


@pytest.mark.parametrize("key", ONE_OF_EACH)
@pytest.mark.parametrize("way", ["keyboard", pytest.param("pointer", marks=pytest.mark.every)])
def test_a_reply_is_announced_and_the_focus_is_never_lost(open_page: OpenPage, way: str, key: str) -> None:
    task, page = tasks()[key], open_page(tasks()[key].path)
    reply = page.locator(f"#reply-{task.anchor}[role=status]").element_handle()
    for chosen in [task.wrong, task.right]:
        Reader(way, page).answer(task, chosen)
        assert reply.evaluate("(place) => place.isConnected && !!place.querySelector('[data-outcome]')")
        assert focus_of(page) == ("heading" if chosen == task.right else "button")


def test_giving_the_last_try_away_moves_the_focus_to_the_explanation(open_page: OpenPage) -> None:
    task, page = tasks()["m2l1-1"], open_page(f"{LESSON}#q-m2l1-1")
    for other in task.others[:2]:
        Reader("keyboard", page).answer(task, [other])
    assert page.locator("#q-m2l1-1 [data-over]").count() == 1
    assert focus_of(page) == "heading"


def test_an_answer_to_yesterdays_question_gets_todays_and_keeps_the_choice(open_page: OpenPage, site: Site) -> None:
    task, page = tasks()["m2l1-1"], open_page(f"{LESSON}#q-m2l1-1")
    page.locator("#q-m2l1-1 [name=state]").evaluate("(field, old) => field.value = old", site.state(task.key, "0-old"))
    assert Reader("keyboard", page).answer(task, task.wrong) == "refused"
    box = page.locator("#q-m2l1-1")
    assert "has changed" in box.locator("[role=status]").inner_text()
    assert box.locator("label:has(:checked)").inner_text() == task.wrong[0]
    assert focus_of(page) in {"heading", "button"}
    assert Reader("keyboard", page).answer(task, task.right) == "right"


def test_an_answer_that_gets_lost_on_the_way_says_so_and_can_be_sent_again(open_page: OpenPage) -> None:
    task, page = tasks()["m2l1-1"], open_page(f"{LESSON}#q-m2l1-1")
    reader, box = Reader("pointer", page), page.locator("#q-m2l1-1")
    page.context.set_offline(True)
    box.locator(".opt").filter(has_text=task.right[0]).click()
    box.locator(".check button").click()
    page.wait_for_function("document.querySelector('#q-m2l1-1 [role=status] .lost').textContent")
    assert "did not get through" in box.locator(".lost").inner_text()
    page.context.set_offline(False)
    assert reader.answer(task, task.right) == "right"


def focus_of(page: Page) -> str:
    page.wait_for_timeout(100)
    return str(
        page.evaluate("""() => {
            const active = document.activeElement;
            if (active.matches('.check button')) return active.getClientRects().length ? 'button' : 'a hidden button';
            return active.matches('.reply .head') ? 'heading' : active.tagName;
        }""")
    )
