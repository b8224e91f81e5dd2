"""The CMS works under a policy without inline scripts: nothing on an editor's or the host's way is refused."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.desk import preview
from tests.browser.server import Site

LISTEN = """
  window.refused = [];
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) =>
    window.refused.push(`${violatedDirective} ${blockedURI} ${sample}`));
"""
HOSTS = [
    "/cms/", "/cms/pages/", "/cms/reports/site-history/", "/cms/reports/aging-pages/", "/cms/reports/workflow/",
    "/cms/reports/locked/", "/cms/workflows/list/", "/cms/workflows/add/", "/cms/workflows/tasks/index/",
    "/cms/users/", "/cms/users/new/", "/cms/groups/new/", "/cms/sites/", "/cms/locales/", "/cms/account/",
    "/cms/settings/signposts/here/", "/cms/desk/guide/", "/cms/snippets/", "/cms/images/", "/cms/documents/",
    "/cms/snippets/signposts/helpline/new/", "/cms/snippets/reference/fact/new/", "/cms/snippets/quiz/question/new/",
]  # fmt: skip


@pytest.fixture(scope="module")
def host(chromium: Browser, site: Site) -> Iterator[Page]:
    """A browser in which the host has signed in, and which notes whatever the policy refuses."""
    made = "from course.accounts.models import User; User.objects.create_superuser('otto', password='a long password')"
    site.manage("shell", "-c", f"{made} if not User.objects.filter(username='otto') else None")
    context = chromium.new_context(base_url=site.url, viewport={"width": 1500, "height": 900})
    context.set_default_timeout(20_000)
    context.add_init_script(LISTEN)
    page = context.new_page()
    page.goto("/cms/login/")
    page.get_by_label("Username").fill("otto")
    page.get_by_label("Password").fill("a long password")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/cms/")
    yield page
    context.close()


def refused(page: Page) -> list[str]:
    page.wait_for_load_state("networkidle")
    return [one for frame in page.frames for one in frame.evaluate("window.refused || []") if "style-src" not in one]


@pytest.mark.parametrize("path", HOSTS)
def test_nothing_a_page_of_the_cms_needs_is_refused(host: Page, path: str) -> None:
    host.goto(path)
    assert refused(host) == []


def test_dates_choosers_previews_and_workflows_work_under_it(host: Page) -> None:
    host.goto("/cms/snippets/reference/fact/")
    host.locator("td a[href*='/edit/']").first.click()
    host.locator("[name=checked_on]").click()
    host.locator(".xdsoft_datetimepicker:visible, .xdsoft_calendar:visible").first.wait_for()
    host.keyboard.press("Escape")
    preview(host).locator(".fact").wait_for()
    host.get_by_role("button", name="Toggle status").click()
    assert refused(host) == []
    host.goto("/cms/snippets/signposts/helpline/")
    host.locator("td a[href*='/edit/']").first.click()
    host.locator("[name=hours]").fill("all day, every day")
    host.get_by_role("button", name="More actions").click()
    host.get_by_role("button", name="Submit to a second reader").click()
    host.locator(".messages .success").wait_for()
    assert refused(host) == []
