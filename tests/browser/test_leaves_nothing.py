"""A visit leaves nothing behind: no cookie, no row, no store, no word in the console, no request to anybody else."""

from urllib.parse import urlsplit

from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.browser.server import Site
from tests.browser.states import HELP_VARIANTS, NOT_HERE, first_sights, opened_stages, replies

REPORT = """document.addEventListener('securitypolicyviolation', (event) =>
    console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));"""


class Witness:
    """Writes down what a page says and whom it asks."""

    def __init__(self, page: Page, site: Site) -> None:
        self.said: list[str] = []
        self.strangers: set[str] = set()
        self.own = urlsplit(site.url).netloc
        page.add_init_script(REPORT)
        page.on("console", lambda message: self.said.append(f"{page.url}: {message.type} {message.text}"))
        page.on("pageerror", lambda error: self.said.append(f"{page.url}: {error}"))
        page.on("request", lambda request: self._asked(request.url))
        page.on("websocket", lambda socket: self._asked(socket.url))

    def _asked(self, url: str) -> None:
        if urlsplit(url).netloc not in {self.own, ""}:
            self.strangers.add(url)

    def unexpected(self) -> list[str]:
        """Return what was said, but for the browser's own word on the two addresses that refuse."""
        expected = ("404 (Not Found)", "405 (Method Not Allowed)")
        return [line for line in self.said if not line.endswith(tuple(f"status of {word}" for word in expected))]


def test_a_walk_through_everything_leaves_nothing_behind(open_page: OpenPage, site: Site, paths: list[str]) -> None:
    page = open_page("about:blank")
    witness, before = Witness(page, site), site.rows()
    stores = []
    for visit in (first_sights(paths) | opened_stages() | dict(replies())).values():
        visit(page)
        stores.append(page.evaluate("[localStorage.length, document.cookie]"))
    assert all(store == [0, ""] for store in stores)
    assert page.context.cookies() == []
    assert witness.unexpected() == []
    assert witness.strangers == set()
    assert site.rows() == before


def test_a_walk_without_javascript_leaves_nothing_behind(open_page: OpenPage, site: Site, paths: list[str]) -> None:
    page = open_page("about:blank", java_script_enabled=False)
    witness, before = Witness(page, site), site.rows()
    for path in [*paths, NOT_HERE, *HELP_VARIANTS]:
        page.goto(path)
    for _name, visit in replies(with_script=False):
        visit(page)
    assert page.context.cookies() == []
    assert witness.strangers == set()
    assert site.rows() == before
