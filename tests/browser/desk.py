"""What an editor does at the desk, as somebody who looks for words on the screen."""

from playwright.sync_api import FrameLocator, Locator, Page

from tests.browser.server import Site

OWN = "calm water by the lake 7"


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
    page.get_by_label("Username").fill("editor")
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/cms/account/")
    page.goto("/cms/snippets/timeline/stage/")
    assert page.url.endswith("/cms/account/")
    for field, words in {"old_password": password, "new_password1": OWN, "new_password2": OWN}.items():
        page.locator(f"[name=password-{field}]").fill(words)
    page.get_by_role("button", name="Save").click()
    page.locator(".messages .success").wait_for()


def look_first(page: Page) -> None:
    """Look at a form for a moment: what is typed before Wagtail has noted how it stood, it takes for old."""
    page.locator("form[data-edit-form]").wait_for()
    page.wait_for_timeout(4000)


def publish(page: Page) -> None:
    """Find Publish under the arrow, wait until what was typed is kept, and press it."""
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish").click()
    page.locator(".messages .success").wait_for()


def add_part(page: Page, where: str, kind: str = "") -> Locator:
    """Add a part at the end of a list, of a kind where there are several, and return the list."""
    parts = page.locator(f"[data-contentpath={where}]")
    parts.locator(".c-sf-add-button").last.click()
    if kind:
        page.get_by_role("option", name=kind).click()
    return parts


def choose(page: Page, what: str, name: str) -> None:
    """Press “Choose …” and choose the thing of that name."""
    page.get_by_role("button", name=f"Choose {what}").last.click()
    window = page.locator(".modal-content")
    window.locator("td a").first.wait_for()
    window.get_by_label("Search term").fill(name)
    window.get_by_label("Search term").press("Enter")
    window.get_by_role("link", name=name).first.click()
    window.wait_for(state="detached")


def preview(page: Page) -> FrameLocator:
    """Return what stands in the preview beside the form, opened where it was closed."""
    button = page.locator("[data-side-panel-toggle=preview]")
    if button.get_attribute("aria-expanded") != "true":
        button.click()
    return page.frame_locator("#w-preview-iframe")
