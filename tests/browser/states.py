"""What a page may look like besides its first sight: answered, refused, opened elsewhere, printed."""

from collections.abc import Callable, Iterator
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from playwright.sync_api import Page, Route

from course.safety import views
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


def searches() -> dict[str, Visit]:
    """Return a visit for something that is found and for something that is not."""
    return {"search found": _search("copies"), "search empty": _search("zzzz")}


def bad_moments() -> dict[str, Visit]:
    """Return a visit for each page of a bad moment, as the course writes it."""
    request = HttpRequest()
    pages = {
        "400": views.bad_request, "403": views.forbidden, "404": views.not_found, "413": views.too_large,
        "429": views.too_many, "500": views.server_error,
    }  # fmt: skip
    shown = {name: view(request) for name, view in pages.items()}
    shown["503"] = views.error_page("503.html", HTTPStatus.SERVICE_UNAVAILABLE)
    return {f"page {name}": _given(name, reply) for name, reply in shown.items()}


def waiting() -> dict[str, Visit]:
    """Return a visit to an answer under way, and one to an answer that got lost."""
    return {
        "answer under way": _answer_that(lambda _route: None),
        "answer lost": _answer_that(lambda route: route.abort()),
    }


def replies(with_script: bool = True) -> Iterator[tuple[str, Visit]]:
    """Yield each outcome of each kind, in the lesson or, where scripts do not arrive, as a page of its own."""
    for name, (key, steps) in _answers().items():
        yield f"{name} {'in the lesson' if with_script else 'on its own'}", _answer(key, steps, with_script)


def _answers() -> dict[str, tuple[str, list[tuple[str, ...]]]]:
    single, multiple, order = (tasks()[key] for key in ("m2l1-1", "m2l1-3", "m2l1.order"))
    first, second, *rest = order.right
    cards = {kind: next(task for task in tasks().values() if task.kind == kind) for kind in ("match", "sort")}
    opinion = next(task for task in tasks().values() if task.kind == "attitude")
    return {
        "missing": (single.key, [()]),
        "wrong": (single.key, [single.wrong]),
        "right": (single.key, [single.right]),
        "over": (single.key, [single.others[:1], single.others[1:2]]),
        "multiple partial": (multiple.key, [multiple.right[:1]]),
        "multiple over": (multiple.key, [multiple.right[:1], multiple.others]),
        "order partial": (order.key, [(second, first, *rest)]),
        "order right": (order.key, [order.right]),
        "match partial": (cards["match"].key, [(*cards["match"].right[:-1], cards["match"].others[-1])]),
        "match right": (cards["match"].key, [cards["match"].right]),
        "sort wrong": (cards["sort"].key, [cards["sort"].others]),
        "sort right": (cards["sort"].key, [cards["sort"].right]),
        "attitude": (opinion.key, [opinion.others[:1]]),
    }


def _go(path: str) -> Visit:
    def visit(page: Page) -> None:
        page.goto("about:blank")  # else a new fragment would only scroll
        page.goto(path)

    return visit


def _search(word: str) -> Visit:
    def visit(page: Page) -> None:
        _go("/en/search/")(page)
        page.locator("#q").fill(word)
        page.locator(".find button").click()
        page.locator("[role=status] h2").wait_for()

    return visit


def _given(name: str, reply: HttpResponse) -> Visit:
    def visit(page: Page) -> None:
        page.route(f"**/{name}/", lambda route: route.fulfill(body=reply.content, content_type="text/html"))
        _go(f"/{name}/")(page)

    return visit


def _answer_that(meets: Callable[[Route], None]) -> Visit:
    def visit(page: Page) -> None:
        task = tasks()["m2l1-1"]
        page.unroute_all(behavior="ignoreErrors")
        page.route("**/en/answer/**", meets)
        _go(f"{LESSON}#{task.anchor}")(page)
        page.locator(f"#{task.anchor} .check button").click()
        page.wait_for_timeout(500)

    return visit


def _answer(key: str, steps: list[tuple[str, ...]], with_script: bool) -> Visit:
    task = tasks()[key]

    def visit(page: Page) -> None:
        _go(task.path)(page)
        for chosen in steps:
            Reader("pointer" if with_script else "no script", page).answer(task, chosen)

    return visit
