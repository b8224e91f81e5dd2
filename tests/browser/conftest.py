"""A browser, a course of its own to visit, and what a visit may look like."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserType, Page, sync_playwright

from tests.browser.neutral import neutral_site
from tests.browser.readers import Reader
from tests.browser.server import Site, addresses, course, prepared

QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
OpenPage = Callable[..., Page]


def launch(kind: BrowserType, **options: Any) -> Browser:
    return kind.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=QUIET, **options)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def exit_url() -> Iterator[str]:
    with neutral_site() as address:
        yield address


@pytest.fixture(scope="session")
def new_site(tmp_path_factory: pytest.TempPathFactory, exit_url: str) -> Callable[[str], Any]:
    """Return what starts a course of its own, from one folder that all workers share and copy."""
    base = tmp_path_factory.getbasetemp()
    common = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    return lambda name: course(prepared(common, base / name, exit_url), exit_url)


@pytest.fixture(scope="session")
def site(new_site: Callable[[str], Any]) -> Iterator[Site]:
    with new_site("site") as running:
        yield running


def is_like_another(path: str) -> bool:
    """Return whether a page is the help of a country with a short entry, all of which look like New Zealand's."""
    country = path.removeprefix("/en/help/").strip("/")
    return path.startswith("/en/help/") and country not in {"", "au", "ca", "eu", "gb", "in", "us", "nz"}


@pytest.fixture(scope="session")
def paths(site: Site) -> list[str]:
    """The paths of every page in the sitemap, a plan of the finder, and of the short countries' pages only one."""
    found = [path for path in addresses(site) if not is_like_another(path)]
    return [*found, "/en/remedies/?c=in&r=a&h=a&w=a"]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    # The browser's loop stays in this thread, and Django would take every later query for an asynchronous one.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = launch(playwright.chromium)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser, site: Site) -> Iterator[OpenPage]:
    """Return what opens a page in a browser that has never been here; width, scheme and script may be chosen."""
    opened = []

    def opener(path: str = "/en/", width: int = 1280, dark: bool = False, **options: Any) -> Page:
        scheme = "dark" if dark else "light"
        size = {"width": width, "height": 640 if width < 600 else 800}
        options = {"reduced_motion": "reduce", "base_url": site.url} | options
        context = chromium.new_context(viewport=size, color_scheme=scheme, **options)
        opened.append(context)
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.goto(path)
        return page

    yield opener
    for context in opened:
        context.close()


@pytest.fixture(params=["keyboard", "pointer", "no script"])
def reader(request: pytest.FixtureRequest, open_page: OpenPage) -> Reader:
    """Somebody who uses only the keyboard, or only a pointer, or has JavaScript switched off."""
    return Reader(request.param, open_page(java_script_enabled=request.param != "no script"))
