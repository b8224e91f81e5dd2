"""What a visit costs somebody on a small data plan; everything over the wire counts."""

from collections import Counter
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import CDPSession, Page

from tests.browser.conftest import OpenPage
from tests.browser.tasks import LESSON

FIRST, NEXT = 45, 20  # KB


class Meter:
    """Counts the bytes that arrive, headers included, by address."""

    def __init__(self, page: Page) -> None:
        self.names: dict[str, str] = {}
        self.bytes: Counter[str] = Counter()
        session: CDPSession = page.context.new_cdp_session(page)
        session.on("Network.requestWillBeSent", self._named)
        session.on("Network.loadingFinished", self._arrived)
        session.send("Network.enable")

    def _named(self, event: dict) -> None:
        self.names[event["requestId"]] = urlsplit(event["request"]["url"]).path

    def _arrived(self, event: dict) -> None:
        self.bytes[self.names[event["requestId"]]] += int(event["encodedDataLength"])

    def visit(self, page: Page, path: str) -> float:
        """Go there and return the KB it took."""
        self.bytes.clear()
        page.goto(path, wait_until="networkidle")
        total = self.bytes.total() / 1000
        largest = "".join(f"\n  {size:6} {name}" for name, size in self.bytes.most_common(12))
        print(f"\n{path}: {total:.1f} KB{largest}")  # noqa: T201 - a figure
        return total


@pytest.fixture
def lessons(open_page: OpenPage, paths: list[str]) -> list[str]:
    return [path for path in paths if path.count("/") == 4 and not path.startswith("/en/help/")]


def test_a_first_visit_to_a_lesson_and_the_next_one_cost_little(open_page: OpenPage, lessons: list[str]) -> None:
    page = open_page("about:blank")
    meter = Meter(page)
    first = meter.visit(page, LESSON)
    icon = page.request.get(page.locator("link[rel=icon]").get_attribute("href"))
    print("icon", icon.headers.get("content-length"))  # noqa: T201 - a figure
    assert first + len(icon.body()) / 1000 <= FIRST
    others = {path: meter.visit(page, path) for path in lessons if path != LESSON}
    assert others
    assert max(others.values()) <= NEXT
    assert meter.visit(page, LESSON) <= 1
