"""Many at once: the same answer twice, two answers for one try, and many learners together, on both databases."""

import itertools
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.progress.served import KEYS, Learner, Numbers, Server, stored

pytestmark = pytest.mark.django_db  # the course is copied from the database of the tests


def at_once(learner: Learner, options: list[int], key: str) -> Counter[str]:
    """Send all these answers to one question at the same time, and return what they were told."""
    with ThreadPoolExecutor(len(options)) as pool:
        return Counter(pool.map(lambda option: learner.answer(key, option), options))


def tries(server: Server, *learners: Learner) -> list[tuple[str, int, str]]:
    """Return question, number of the try and response of everything stored for these learners."""
    numbers = Numbers(server.copy)
    whose = {numbers[learner.cookie] for learner in learners}
    return [row[1:] for row in stored(server.copy) if row[0] in whose]


def test_the_same_answer_sent_many_times_is_stored_once_and_told_the_same(server: Server) -> None:
    learner = Learner(server.url).join()
    for key in KEYS:
        assert len(at_once(learner, [0] * 6, key)) == 1
    assert [(key, number) for key, number, _response in tries(server, learner)] == [(key, 1) for key in KEYS]


def test_different_answers_sent_at_once_are_tries_one_after_another(server: Server) -> None:
    learner = Learner(server.url).join()
    for key in KEYS:
        at_once(learner, [0, 1, 2, 0, 1, 2], key)
    for key in KEYS:
        mine = [row for row in tries(server, learner) if row[0] == key]
        assert [number for _key, number, _response in mine] == list(range(1, len(mine) + 1))
        responses = [response for _key, _number, response in mine]
        assert all(one != other for one, other in itertools.pairwise(responses))


def test_many_learners_at_once_lose_nothing(server: Server) -> None:
    def go_through(_pupil: int) -> Learner:
        learner = Learner(server.url).join()
        for key in KEYS:
            learner.answer(key, 0)
        return learner

    with ThreadPoolExecutor(12) as pool:
        learners = list(pool.map(go_through, range(24)))
    assert len(tries(server, *learners)) == len(learners) * len(KEYS)


def test_whoever_deletes_while_answers_come_in_leaves_nothing(server: Server) -> None:
    learner = Learner(server.url).join()
    number = Numbers(server.copy)[learner.cookie]

    def press(turn: int) -> str:
        if turn == 3:
            return learner.delete()
        try:
            return learner.answer(KEYS[turn % len(KEYS)], turn % 2)
        except AssertionError:
            return "not kept"

    with ThreadPoolExecutor(8) as pool:
        assert "deleted" in list(pool.map(press, range(24)))
    assert [row for row in stored(server.copy) if row[0] == number] == []


def test_what_is_deleted_is_gone_from_the_files_too(server: Server) -> None:
    if server.copy.address:
        pytest.skip("PostgreSQL clears the space at the next purge")
    learner = Learner(server.url).join()
    learner.answer(KEYS[0], 0)
    numbers = Numbers(server.copy)
    (mark,) = [mark for mark, number in numbers.marks.items() if number == numbers[learner.cookie]]
    assert any(mark.encode() in file.read_bytes() for file in server.copy.folder.glob("course.sqlite3*"))
    assert learner.delete() == "deleted"
    assert [file for file in server.copy.folder.glob("course.sqlite3*") if mark.encode() in file.read_bytes()] == []
