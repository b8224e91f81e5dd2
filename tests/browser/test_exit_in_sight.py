"""The way out and the way to help can be seen and pressed on every page, wherever one has scrolled to."""

import pytest

from tests.browser.conftest import OpenPage
from tests.browser.states import NOT_HERE

ON_TOP = """(link) => {
    const box = link.getBoundingClientRect();
    const inside = box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth;
    return inside && link.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
}"""


@pytest.mark.parametrize("width", [320, 1280])
def test_exit_and_help_stay_in_sight_and_uncovered_on_every_page(
    open_page: OpenPage, paths: list[str], width: int
) -> None:
    page, hidden = open_page(width=width), []
    for path in [*paths, NOT_HERE]:
        page.goto(path)
        for share in (0, 0.5, 1):
            page.evaluate(f"scrollTo(0, {share} * document.documentElement.scrollHeight)")
            links = {name: page.locator(f"a[data-{name}]") for name in ("exit", "help")}
            hidden += [f"{name} on {path} at {share}" for name, link in links.items() if not link.evaluate(ON_TOP)]
    assert not hidden
