"""What a page may look like besides its first sight: answered, refused, opened elsewhere, printed."""

from collections.abc import Callable, Iterator

from playwright.sync_api import Page

from tests.browser.readers import Reader
from tests.browser.tasks import LESSON, tasks

Visit = Callable[[Page], None]
NOT_HERE = "/en/not-here/"
HELP_VARIANTS = ["/en/help/gb/?reader=18", "/en/help/gb/?age=18", "/en/help/in/?reader=18&age=18"]


def first_sights(paths: list[str]) -> dict[str, Visit]:
    """Return a visit for each page, the one that is not there, and the variants of help."""
    return {path: _go(path) for path in [*paths, NOT_HERE, "/en/answer/m2l1-1/", *HELP_VARIANTS]}


def block_scripts(page: Page) -> Page:
    """Let no script arrive; what runs in the page on behalf of a test still can."""
    page.route("**/*.js", lambda route: route.abort())
    return page


def opened_stages() -> dict[str, Visit]:
    names = ["initial-capture", "first-share", "copy-cascade", "algorithmic-lift", "afterlife"]
    return {f"stage {name}": _go(f"{LESSON}#stage-{name}") for name in names}


def replies(with_script: bool = True) -> Iterator[tuple[str, Visit]]:
    """Yield each outcome of each kind, in the lesson or, where scripts do not arrive, as a page of its own."""
    for name, (key, steps) in _answers().items():
        yield f"{name} {'in the lesson' if with_script else 'on its own'}", _answer(key, steps, with_script)


def _answers() -> dict[str, tuple[str, list[tuple[str, ...]]]]:
    single, multiple, order = (tasks()[key] for key in ("m2l1-1", "m2l1-3", "m2l1.order"))
    first, second, *rest = order.right
    return {
        "missing": (single.key, [()]),
        "wrong": (single.key, [single.wrong]),
        "right": (single.key, [single.right]),
        "over": (single.key, [single.others[:1], single.others[1:2]]),
        "multiple partial": (multiple.key, [multiple.right[:1]]),
        "multiple over": (multiple.key, [multiple.right[:1], multiple.others]),
        "order partial": (order.key, [(second, first, *rest)]),
        "order right": (order.key, [order.right]),
    }


def _go(path: str) -> Visit:
    def visit(page: Page) -> None:
        page.goto("about:blank")  # else a new fragment would only scroll
        page.goto(path)

    return visit


def _answer(key: str, steps: list[tuple[str, ...]], with_script: bool) -> Visit:
    task = tasks()[key]

    def visit(page: Page) -> None:
        _go(f"{LESSON}#{task.anchor}")(page)
        for chosen in steps:
            Reader("pointer" if with_script else "no script", page).answer(task, chosen)

    return visit
