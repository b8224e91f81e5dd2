"""Every page, and every reply inside its page, is HTML without an error or a warning."""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import APIRequestContext, Browser

from tests.browser.server import Site
from tests.browser.states import HELP_VARIANTS, NOT_HERE
from tests.browser.tasks import LESSON, tasks

VNU = Path(__file__).resolve().parents[2] / "var" / "node" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
HX = {"HX-Request": "true"}
STATE = re.compile(r'name="state" value="([^"]*)"')


@pytest.fixture
def client(chromium: Browser, site: Site) -> Iterator[APIRequestContext]:
    context = chromium.new_context(base_url=site.url)
    yield context.request
    context.close()


def test_the_checker_finds_no_error_and_no_warning(
    client: APIRequestContext, site: Site, paths: list[str], tmp_path: Path
) -> None:
    assert VNU.exists(), "vnu-jar is missing: type `make needs`"
    pages = {path: client.get(path).text() for path in [*paths, NOT_HERE, "/en/answer/m2l1-1/", *HELP_VARIANTS]}
    pages |= dict(answered(client, site))
    for number, html in enumerate(pages.values()):
        (tmp_path / f"{number:03}.html").write_text(html)
    command = ["java", "-Xss1m", "-jar", str(VNU), "--format", "json", "--stdout", str(tmp_path)]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    names = list(pages)
    found = [
        f"{names[int(Path(entry['url']).stem)]}:{entry['lastLine']} {entry['message']} {entry.get('extract', '')}"
        for entry in json.loads(said.stdout)["messages"]
    ]
    print(f"{len(pages)} pages checked")  # noqa: T201 - a figure
    assert not found, "\n".join(found)


def answered(client: APIRequestContext, site: Site) -> Iterator[tuple[str, str]]:
    """Yield every kind of reply, as a page of its own and put into its lesson as htmx would."""
    lesson = client.get(LESSON).text()
    for key in ("m2l1-1", "m2l1-3", "m2l1.order"):
        box = re.search(rf'<div class="task" id="\S+" [^>]*data-key="{key}">.*?</form>\s*</div>', lesson, re.DOTALL)[0]
        changed = ("changed", site.state(key, "0-old"), {})
        for name, state, chosen in [*sent(key, box), changed]:
            form = {"in": "m2l1", "state": state, **chosen}
            address, asked = f"/en/answer/{key}/", f"{name} answer to {key}"
            yield f"{asked} on its own", client.post(address, form=form).text()
            fragment = client.post(address, form=form, headers=HX).text()
            yield f"{asked} in the lesson", lesson.replace(box, swapped(box, fragment))


def swapped(box: str, fragment: str) -> str:
    """Return a question with a reply put into it, or in its place, as htmx does it."""
    if "hx-swap-oob" in fragment:
        return fragment
    status = re.compile(r'(role="status">)((?!role="status").)*(</div>\s*</form>)', re.DOTALL)
    return status.sub(lambda found: found[1] + fragment + found[3], box)


def sent(key: str, box: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Yield name, signed tries and fields of answers of every outcome to one question."""
    state, task = STATE.search(box)[1], tasks()[key]
    if task.kind == "order":
        values = {re.search(r"at-(\w+)", row)[0]: re.search(r'data-name="([^"]*)', row)[1] for row in rows(box)}
        places = {field: str(task.right.index(name) + 1) for field, name in values.items()}
        yield "right", state, places
        yield "wrong", state, {field: str(6 - int(place)) for field, place in places.items()}
        return
    options = {text: value for value, text in re.findall(r'value="(\w+)"><span>(.*?)</span>', box)}
    for name, text in {"right": task.right[0], "wrong": task.wrong[0]}.items():
        yield name, state, {"choice": next(value for said, value in options.items() if said[:9] == text[:9])}
    yield "missing", state, {}
    yield "refused", "forged", {}


def rows(box: str) -> list[str]:
    return re.findall(r"<li data-name.*?</li>", box, re.DOTALL)
