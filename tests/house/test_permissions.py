"""Every address, by either method, for everybody: one table says what they get, and an address without a row fails."""

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.contrib.auth.models import Group
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from course.accounts.models import User
from course.classroom import services
from course.classroom.models import Classroom, Seat
from course.classroom.models import Group as PupilGroup
from tests.classroom.classes import a_class, sit_down
from tests.classroom.teaching import give, teacher
from tests.educators.people import educator
from tests.learning.place import OWN

pytestmark = pytest.mark.django_db
TABLE = yaml.safe_load(Path(__file__).with_name("permissions.yaml").read_text())
WITHIN = {200, 201, 204, 302, 303, 304, 400, 409, 410, 413, 422, 423, 429}


def named_routes(found: URLResolver | None = None, before: str = "") -> Iterator[tuple[str, str]]:
    """Yield name and route of every pattern outside the CMS."""
    for pattern in (found or get_resolver()).url_patterns:
        route = before + str(pattern.pattern).removeprefix("^" if before else "")
        if route.startswith("cms/"):
            continue
        if isinstance(pattern, URLResolver):
            yield from named_routes(pattern, route)
        elif isinstance(pattern, URLPattern):
            yield pattern.name or route, route


@pytest.fixture
def classroom(db: None) -> Classroom:
    owner, _client = teacher("tessa")
    made = a_class(owner)
    give(made)
    services.teach_too(services.ask_colleague(made), educator("colin"))
    PupilGroup.objects.create(classroom=made, name="Blue")
    return made


@pytest.fixture
def everybody(classroom: Classroom, editor: Client, host: Client) -> dict[str, Client]:
    """Return a browser for everybody in the table."""
    pupil, stranger = Client(), Client()
    sit_down(pupil, classroom)
    sit_down(stranger, a_class(User.objects.create_user("otto"), "Another class"))
    signed = {"teacher": "tessa", "co-teacher": "colin"}
    found = {"nobody": Client(), "pupil": pupil, "stranger": stranger, "editor": editor, "host": host}
    for role, name in signed.items():
        found[role] = Client()
        found[role].force_login(User.objects.get(username=name))
    found["other-teacher"] = teacher("olga")[1]
    return found


@pytest.fixture
def addresses(classroom: Classroom, everybody: dict[str, Client]) -> dict[str, str]:
    """Return an address for each route, about this class and its pupil where it is about one."""
    seat, group = Seat.objects.get(classroom=classroom), classroom.groups.get()
    given = classroom.assignments.get()
    parts = {
        "<slug:public_id>": classroom.public_id, r"(?P<public_id>[-\w]+)": classroom.public_id,
        "<slug:seat>": seat.public_id, "<int:number>": str(group.pk), "<slug:assignment>": given.public_id,
        "<str:target>": "m2l1", "<slug:secret>": "nothing", "<str:secret>": "nothing", "<str:token>": "nothing",
        "<slug:token>": "nothing", "<str:key>": "m2l1", "<slug:key>": "m2l1", "<key>": "m2l1-1", "<country>": "gb",
        "<str:country>": "gb", "<slug:country>": "gb", "(?P<what>[a-z]+)": "totals", r"\.(?P<ending>csv|xlsx|json)$": ".csv",
        r"((?:[\w\-]+/)*)$": "faq/",
    }  # fmt: skip
    found = {}
    for name, route in named_routes():
        path = route
        for part, value in parts.items():
            path = path.replace(part, value)
        found[name] = f"/{path}"
    return found | {"help-country": "/en/help/gb/", "answer": "/en/answer/m2l1-1/"}


def outcome(client: Client, method: str, path: str) -> str:
    """Return what somebody gets at an address, and undo whatever it did."""
    again = Client()
    again.cookies = deepcopy(client.cookies)
    with transaction.atomic():
        reply: Any = again.get(path) if method == "GET" else again.post(path, {}, **OWN)
        transaction.set_rollback(True)
    if reply.status_code == 302 and "/teach/sign-in/" in reply["Location"]:
        return "sign-in"
    if reply.status_code == 404:
        return "none"
    if reply.status_code in {403, 405}:
        return "refused"
    return "in" if reply.status_code in WITHIN else str(reply.status_code)


def test_every_address_has_a_row() -> None:
    assert {name for name, _route in named_routes()} ^ set(TABLE["routes"]) == set()


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_everybody_gets_what_the_table_says(
    everybody: dict[str, Client], addresses: dict[str, str], method: str
) -> None:
    wrong = {}
    for name, row in TABLE["routes"].items():
        for role, expected in TABLE["profiles"][row[method == "POST"]].items():
            got = outcome(everybody[role], method, addresses[name])
            if got != {"any": "in"}.get(expected, expected):
                wrong[name, role] = f"{got}, not {expected}: {addresses[name]}"
    assert wrong == {}


def test_nobody_outside_has_a_group_that_lets_them_in() -> None:
    assert not Group.objects.get(name="Educators").permissions.exists()
