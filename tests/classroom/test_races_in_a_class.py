"""Many of a class at once, on both databases: nothing is counted twice, nobody waits for another for ever."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.classroom.conftest import grown  # noqa: F401 - a fixture
from tests.keeping.copies import Copy
from tests.progress.conftest import server, whole  # noqa: F401 - fixtures
from tests.progress.served import KEYS, Learner, Numbers, Server, stored

pytestmark = pytest.mark.django_db  # the course is copied from the database of the tests

MAKE_A_CLASS = """
import json
from datetime import date, timedelta
from course.accounts.models import User
from course.classroom import services
from course.classroom.services.classes import About
owner = User.objects.get_or_create(username="tessa")[0]
made = services.make(owner, About("Tuesday class", "15", "gb", "en", date.today() + timedelta(days=90)))
cards = services.make_cards(made, 12)
print("MADE", json.dumps([made.pk, [" ".join(words) for _name, words in cards]]))
"""
DELETE_IT = """
from course.classroom import services
from course.classroom.models import Classroom
services.delete(Classroom.objects.get(pk={number}))
"""


@pytest.fixture
def made(server: Server) -> tuple[int, list[str]]:  # noqa: F811
    """Return the number of a new class, and the words on each of its cards."""
    printed = server.copy.manage("shell", "-v0", "-c", MAKE_A_CLASS)
    number, words = json.loads(printed.partition("MADE ")[2].splitlines()[0])
    return number, words


@pytest.fixture
def pupils(server: Server, made: tuple[int, list[str]]) -> Iterator[list[Learner]]:  # noqa: F811
    """Return pupils at their first question; whatever they do, the figures equal what is stored in the end."""
    yield [Learner(server.url).join("/join/card/", words=words) for words in made[1]]
    assert "0 figures were put right" in server.copy.manage("recount")


def figures(copy: Copy) -> list[tuple[str, int, int]]:
    """Return question, first tries that are shown, and those that wait, of every row of figures."""
    with copy.connected() as base:
        rows = base.execute("SELECT question, CAST(counted AS text) FROM progress_figures ORDER BY 1").fetchall()
    counted = [(question, json.loads(text)["first"]) for question, text in rows]
    return [(question, one["shown"].get("n", 0), one["waiting"].get("n", 0)) for question, one in counted]


def test_an_answer_that_is_sent_twice_at_once_is_counted_once(server: Server, pupils: list[Learner]) -> None:  # noqa: F811
    with ThreadPoolExecutor(12) as pool:
        for key in KEYS:
            list(pool.map(lambda pupil, key=key: pupil.answer(key, 0), pupils * 2))
    numbers = Numbers(server.copy)
    mine = {numbers[pupil.cookie] for pupil in pupils}
    assert len([row for row in stored(server.copy) if row[0] in mine]) == len(pupils) * len(KEYS)
    assert [row for row in figures(server.copy) if row[0] in KEYS][-len(KEYS) :] == [(key, 10, 2) for key in KEYS]


def test_pupils_who_delete_everything_while_others_answer_hold_nobody_up(
    server: Server,  # noqa: F811
    pupils: list[Learner],
) -> None:
    def answer_or_delete(number: int) -> None:
        pupil, turn = pupils[number // 6], number % 6
        if turn < len(KEYS):
            pupil.answer(KEYS[turn], 0, is_here=False)
        elif number // 6 % 2:
            assert pupil.delete() == "deleted"

    with ThreadPoolExecutor(24) as pool:
        list(pool.map(answer_or_delete, range(6 * len(pupils))))
    assert "deadlock" not in (server.copy.folder / "serve.log").read_text()


def test_of_a_class_deleted_while_it_answers_nothing_stays(
    server: Server,  # noqa: F811
    made: tuple[int, list[str]],
    pupils: list[Learner],
) -> None:
    numbers = Numbers(server.copy)
    mine = {numbers[pupil.cookie] for pupil in pupils}
    before = len(figures(server.copy))

    def go_through(pupil: Learner) -> None:
        for key in KEYS:
            pupil.answer(key, 0, is_here=False)

    with ThreadPoolExecutor(13) as pool:
        deleting = pool.submit(server.copy.manage, "shell", "-v0", "-c", DELETE_IT.format(number=made[0]))
        while not deleting.done():
            list(pool.map(go_through, pupils))
        deleting.result()
    assert not mine & {row[0] for row in stored(server.copy)}
    assert len(figures(server.copy)) == before
