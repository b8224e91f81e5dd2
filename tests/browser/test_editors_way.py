"""An editor's change, from the first sign-in to what pupils see and what the host can dump."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Browser, Page

from tests.browser.server import Site
from tests.browser.tasks import LESSON

OWN = "calm water by the lake 7"
STAGE = "spread.copy-cascade"


def test_what_an_editor_publishes_is_everywhere_at_once(
    chromium: Browser, new_site: Callable[[str], Any], tmp_path: Path
) -> None:
    with new_site("edited") as site:
        context = chromium.new_context(base_url=site.url)
        context.set_default_timeout(20_000)
        page = context.new_page()
        sign_in(page, first_password(site))
        rename_a_stage(page)
        context.close()
        pupil = chromium.new_page(base_url=site.url)
        pupil.goto(f"{LESSON}#stage-copy-cascade")
        assert "Third ring" in pupil.locator(".explorer .sea").inner_text()
        assert pupil.locator("#stage-copy-cascade h3").inner_text() == "3 Third ring"
        row = pupil.locator('.order li[data-name="Third ring"] label')
        assert row.inner_text().split() == ["Third", "ring", "Many", "hands", "pass", "it", "on"]
        pupil.close()
        site.manage("dump_course", str(tmp_path / "dump"))
        assert dumped(tmp_path / "dump") == {"name": "Third ring", "short": "Many hands pass it on"}


def first_password(site: Site) -> str:
    path = site.folder / "first-run.txt"
    assert path.stat().st_mode & 0o777 == 0o600
    lines = dict(line.split(maxsplit=1) for line in path.read_text().splitlines())
    name, password = lines["editor"].split()
    assert name == "editor"
    return password


def sign_in(page: Page, password: str) -> None:
    """Sign in for the first time: nothing else opens before an own password is chosen."""
    page.goto("/cms/")
    page.locator("[name=username]").fill("editor")
    page.locator("[name=password]").fill(password)
    page.keyboard.press("Enter")
    page.wait_for_url("**/cms/account/")
    page.goto("/cms/snippets/timeline/stage/")
    assert page.url.endswith("/cms/account/")
    for field, words in {"old_password": password, "new_password1": OWN, "new_password2": OWN}.items():
        page.locator(f"[name=password-{field}]").fill(words)
    page.get_by_role("button", name="Save").click()
    page.locator(".messages .success").wait_for()


def rename_a_stage(page: Page) -> None:
    page.goto("/cms/snippets/timeline/stage/")
    page.get_by_role("link", name="Copy cascade").first.click()
    page.locator("[name=name]").fill("Third ring")
    page.locator("[name=short]").fill("Many hands pass it on")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish").click()
    page.locator(".messages .success").wait_for()


def dumped(folder: Path) -> dict[str, str]:
    files = [yaml.safe_load(path.read_text()) for path in folder.rglob("*.yaml")]
    stages = [stage for file in files for stage in file.get("stages", [])]
    stage = next(stage for stage in stages if stage["key"] == STAGE)
    return {field: stage[field] for field in ("name", "short")}
