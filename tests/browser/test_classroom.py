"""A host invites a teacher, who makes a class; three pupils come in on three devices, work, and are watched doing so."""

import csv
import io
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.readers import Reader
from tests.browser.server import Site
from tests.browser.states import Visit
from tests.browser.tasks import LESSON, tasks
from tests.browser.test_accessible import barriers, seen
from tests.browser.test_place import SIDEWAYS
from tests.browser.test_screenshots import take

PASSWORD = "calm water by the lake 7"
Device = Callable[..., Page]


@pytest.fixture
def device(chromium: Browser, site: Site) -> Iterator[Device]:
    """Return what opens a browser of somebody else each time."""
    opened: list[BrowserContext] = []

    def opener(width: int = 1280, **options: Any) -> Page:
        context = chromium.new_context(base_url=site.url, viewport={"width": width, "height": 800}, **options)
        context.set_default_timeout(15_000)
        opened.append(context)
        return context.new_page()

    yield opener
    for context in opened:
        context.close()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def invited(host: Page, site: Site) -> str:
    """Return the link by which somebody may open an account."""
    made = "from course.accounts.models import User; User.objects.create_superuser('hedda', password='a long password')"
    site.manage("shell", "-c", f"{made} if not User.objects.filter(username='hedda') else None")
    host.goto("/cms/login/")
    host.get_by_label("Username").fill("hedda")
    host.get_by_label("Password").fill("a long password")
    press(host, "Sign in")
    host.goto("/cms/educators/")
    press(host, "Make an invitation")
    return host.locator("#link").input_value()


def account(teacher: Page, link: str, name: str) -> None:
    teacher.goto(link)
    teacher.locator("[name=username]").fill(name)
    for field in teacher.locator("input[type=password]").all():
        field.fill(PASSWORD)
    press(teacher, "Open my account")
    teacher.wait_for_url("**/teach/")


def a_class(teacher: Page) -> str:
    """Make a class, give it a lesson, open it, and return its code."""
    teacher.get_by_role("link", name="Make a class").first.click()
    teacher.locator("[name=name]").fill("Year 10, Tuesday")
    teacher.locator("[name=ends_on]").fill((date.today() + timedelta(days=60)).isoformat())  # noqa: DTZ011 - a school day
    press(teacher, "Make the class")
    address = teacher.url
    teacher.goto(f"{address}assign/m2l1/")
    press(teacher, "Start now, or when it opens")
    teacher.goto(f"{address}joining/")
    press(teacher, "Open until I close it")
    code = teacher.locator(".code-big").inner_text()
    teacher.goto(address)
    return code


def sit_down(pupil: Page, code: str) -> str:
    """Join with a code, take the first name, and return it."""
    pupil.goto("/join/")
    pupil.get_by_label("The code of your class").fill(code)
    press(pupil, "Find my class")
    name = pupil.locator(".name").first.inner_text().strip()
    pupil.locator(".name input").first.check()
    press(pupil, "This is me")
    expect(pupil.locator(".words li")).to_have_count(4)
    pupil.get_by_role("link", name="To my class").click()
    expect(pupil.get_by_role("heading", name=name)).to_be_visible()
    return name


def answer(pupil: Page, key: str, script: bool) -> str:
    pupil.goto(f"{LESSON}#{tasks()[key].anchor}")
    return Reader("pointer" if script else "no script", pupil).answer(tasks()[key], tasks()[key].right)


@pytest.mark.parametrize(
    "script", [pytest.param(True, marks=pytest.mark.every), False], ids=["with scripts", "pupils without scripts"]
)
def test_a_class_from_the_invitation_to_the_archive(device: Device, site: Site, script: bool) -> None:
    teacher = device()
    account(teacher, invited(device(), site), f"tessa-{script}")
    code = a_class(teacher)
    pupils = [device(390, java_script_enabled=script) for _pupil in range(3)]
    names = [sit_down(pupil, code) for pupil in pupils]
    for pupil, key in zip(pupils, ("m2l1-1", "m2l1-2", "m2l1-3"), strict=True):
        assert answer(pupil, key, script) == "right"
    # It arrives by itself: nobody loads the page again.
    for name in names:
        expect(teacher.locator("#rows tr", has_text=name)).to_be_visible(timeout=20_000)
    expect(teacher.locator("#rows td[data-state=done]")).to_have_count(3, timeout=20_000)
    pupils[0].goto("/join/")
    expect(pupils[0].locator("[data-state=started]")).to_have_count(1)

    with teacher.expect_download() as sent:
        teacher.evaluate("location.href += 'files/answers.csv'")
    rows = list(csv.reader(io.StringIO(sent.value.path().read_text(encoding="utf-8-sig"))))
    assert {row[0] for row in rows[1:]} == set(names)

    teacher.goto(teacher.url.split("?")[0] + "settings/")
    press(teacher, "Put it away")
    late = device()
    late.goto("/join/")
    late.get_by_label("The code of your class").fill(code)
    press(late, "Find my class")
    expect(late.get_by_role("alert")).to_contain_text("opens no class now")


OF_CLASS = ("", "?wall", "joining/", "joining/?wall", "pupils/", "cards/", "groups/", "assign/", "assign/m2l1/",
            "settings/", "delete/", "report/", "files/", "print/")  # fmt: skip
OTHERS = ("/teach/", "/teach/classes/new/", "/teach/account/", "/teach/catalogue/", "/teach/catalogue/m2l1/")


@pytest.mark.parametrize("width", [320, pytest.param(1280, marks=pytest.mark.every)])
def test_no_page_of_the_classroom_is_a_barrier(device: Device, site: Site, width: int) -> None:
    teacher, pupil = device(width), device(width)
    account(teacher, invited(device(), site), f"tom-{width}")
    code = a_class(teacher)
    sit_down(pupil, code)
    address = teacher.url
    found = []
    for page, paths in ((teacher, [*(address + path for path in OF_CLASS), *OTHERS]), (pupil, ["/join/"])):
        states = {path: partial(Page.goto, url=path) for path in paths}
        found += [*barriers(page, states), *seen(page, states, SIDEWAYS)]
    assert found == []


def sent(path: str, button: str, /, **typed: str) -> Visit:
    """Return a visit to what comes back when something was typed into the form of a page, and a button pressed."""

    def visit(page: Page) -> None:
        page.goto(path)
        for field, text in typed.items():
            page.locator(f"[name={field}]").first.fill(text)
        press(page, button)

    return visit


def on_paper(visit: Visit) -> Visit:
    """Return the same visit, and the page then as it comes out of a printer, where no form is to be seen."""

    def visit_and_print(page: Page) -> None:
        page.emulate_media(media="screen")
        visit(page)
        page.emulate_media(media="print")

    return visit_and_print


def teachers_states(address: str) -> dict[str, Visit]:
    """Return a visit to each page of a class and each form that was refused, by a name for its picture."""
    of_class = {f"teach class {path}": partial(Page.goto, url=address + path) for path in OF_CLASS}
    others = {path: partial(Page.goto, url=path) for path in (*OTHERS, "/teach/with/nothing/")}
    return of_class | others | {
        "teach class cards made": sent(f"{address}pupils/", "Make the cards", count="7"),
        "teach class settings refused": sent(f"{address}settings/", "Save", name="", keep_until="2020-01-01"),
        "teach class group refused": sent(f"{address}groups/", "Make the group", name=" "),
        "teach class new refused": sent("/teach/classes/new/", "Make the class", name=""),
    }  # fmt: skip


def pupils_states(code: str) -> dict[str, Visit]:
    """Return a visit to each step of the way into a class, in their order."""
    return {
        "join": partial(Page.goto, url="/join/"),
        "join wrong code": sent("/join/", "Find my class", code="BBBBBCCCCC"),
        "join wrong words": sent("/join/", "Open my place", words="acorn bison"),
        "join names": sent("/join/", "Find my class", code=code),
        "join class": partial(sit_down, code=code),
    }


@pytest.mark.every
@pytest.mark.parametrize(
    ("name", "manner"),
    [
        ("320", {"width": 320, "color_scheme": "dark"}),
        ("1280", {}),
        ("forced-colors", {"forced_colors": "active"}),
        ("no-script", {"java_script_enabled": False}),
    ],
)
def test_every_page_of_the_classroom_can_be_looked_at(
    device: Device, site: Site, name: str, manner: dict[str, Any]
) -> None:
    teacher, pupil = device(**manner), device(**manner)
    account(teacher, invited(device(), site), f"tilda-{name}")
    code = a_class(teacher)
    states = teachers_states(teacher.url)
    take(pupil, pupils_states(code), name)
    take(teacher, states, name)
    paper = ("teach class print/", "teach class report/", "teach class cards made")
    take(teacher, {state: on_paper(states[state]) for state in paper}, f"{name}-print")
