"""An editor's way, from the first sign-in to what pupils see and what the host can dump."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page

from tests.browser.desk import add_part, choose, first_password, look_first, preview, publish, sign_in
from tests.browser.server import Site
from tests.browser.tasks import LESSON

STAGE = "spread.copy-cascade"
CHOICE, ORDER = "What can a friend do first?", "Which stage comes first?"


@pytest.fixture(scope="module")
def desk(new_site: Callable[[str], Any]) -> Iterator[Site]:
    """A site at which nobody has signed in yet."""
    with new_site("desk") as site:
        yield site


@pytest.fixture
def page(chromium: Browser, desk: Site) -> Iterator[Page]:
    context = chromium.new_context(base_url=desk.url, viewport={"width": 1500, "height": 900})
    context.set_default_timeout(20_000)
    page = context.new_page()
    first = desk.folder / "signed-in.json"
    if first.exists():
        context.add_cookies(yaml.safe_load(first.read_text()))
    else:
        sign_in(page, first_password(desk))
        first.write_text(yaml.safe_dump(context.cookies()))
    yield page
    context.close()


@pytest.fixture
def pupil(chromium: Browser, desk: Site) -> Iterator[Page]:
    page = chromium.new_page(base_url=desk.url)
    yield page
    page.close()


def test_what_an_editor_publishes_is_everywhere_at_once(page: Page, pupil: Page, desk: Site, tmp_path: Path) -> None:
    page.goto("/cms/snippets/timeline/stage/")
    page.get_by_role("link", name="Copy cascade").first.click()
    page.locator("[name=name]").fill("Third ring")
    page.locator("[name=short]").fill("Many hands pass it on")
    publish(page)
    pupil.goto(f"{LESSON}#stage-copy-cascade")
    assert "Third ring" in pupil.locator(".explorer .sea").inner_text()
    assert pupil.locator("#stage-copy-cascade h3").inner_text() == "3 Third ring"
    row = pupil.locator('.order li[data-name="Third ring"] label')
    assert row.inner_text().split() == ["Third", "ring", "Many", "hands", "pass", "it", "on"]
    desk.manage("dump_course", str(tmp_path / "dump"))
    assert dumped(tmp_path / "dump") == {"name": "Third ring", "short": "Many hands pass it on"}


def test_somebody_who_has_never_been_here_builds_a_lesson(page: Page, pupil: Page) -> None:
    write_a_choice(page)
    write_an_order(page)
    build_a_lesson(page)
    preview(page).get_by_role("heading", name="A small walk").wait_for()
    assert preview(page).get_by_text(CHOICE).is_visible()
    publish(page)
    pupil.goto("/en/consent/a-small-walk/")
    assert pupil.get_by_role("heading", level=1).inner_text() == "A small walk"
    assert pupil.locator("[data-activity=timeline]").count() == 1
    assert [CHOICE in pupil.content(), ORDER in pupil.content()] == [True, True]
    assert pupil.locator(".fact").count() == 1


def write_a_choice(page: Page) -> None:
    page.goto("/cms/")
    page.get_by_role("link", name="Write a question").click()
    look_first(page)
    page.locator("[name=stem]").fill(CHOICE)
    for number, (text, feedback) in enumerate(
        [("Ask before sending", "Asking keeps it with the person shown."), ("Leak it to one", "One more starts it.")]
    ):
        add_part(page, "options")
        page.locator(f"[name=options-{number}-value-text]").fill(text)
        page.locator(f"[name=options-{number}-value-feedback]").fill(feedback)
    page.locator("[name=options-0-value-right]").check()
    warning = "“Leak” is a word this course avoids. Write instead: shared without consent."
    page.get_by_text(warning, exact=True).first.wait_for()
    page.locator("[data-live=problems]").get_by_text("Before this can be published").wait_for()
    page.locator("[name=options-1-value-text]").fill("Send it to one")
    page.locator("[data-live=problems]").get_by_text("Before this can be published").wait_for(state="detached")
    assert page.locator("[data-contentpath=options] .desk-length").all_inner_texts() == [
        "18 characters",
        "14 characters",
    ]
    publish(page)


def write_an_order(page: Page) -> None:
    page.goto("/cms/")
    page.get_by_role("link", name="Write a question").click()
    look_first(page)
    page.locator("[name=kind]").select_option("order")
    page.locator("[data-contentpath=options]").wait_for(state="hidden")
    page.locator("[name=stem]").fill(ORDER)
    choose(page, "timeline", "Five stages")
    publish(page)


def build_a_lesson(page: Page) -> None:
    page.goto("/cms/")
    page.get_by_role("link", name="Change a page").click()
    page.get_by_role("link", name="Explore child pages of 'Consent'").click()
    page.get_by_role("link", name="Add child page").first.click()
    look_first(page)
    page.locator("[name=title]").press_sequentially("A small walk")
    page.locator("[name=content_note]").fill("A made-up story. You can stop at any time.")
    add_part(page, "body", "Timeline")
    choose(page, "timeline", "Five stages")
    add_part(page, "body", "Questions")
    for stem in (CHOICE, ORDER):
        if stem == ORDER:
            page.locator("[data-contentpath=questions] .c-sf-add-button").last.click()
        choose(page, "question", stem)
    add_part(page, "body", "What researchers know")
    choose(page, "fact", "four in five")
    page.locator("[data-live=beside]").get_by_text("Reading grade").wait_for()


def dumped(folder: Path) -> dict[str, str]:
    files = [yaml.safe_load(path.read_text()) for path in folder.rglob("*.yaml")]
    stages = [stage for file in files for stage in file.get("stages", [])]
    stage = next(stage for stage in stages if stage["key"] == STAGE)
    return {field: stage[field] for field in ("name", "short")}
