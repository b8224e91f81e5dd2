"""However often the server is killed, every answer it has acknowledged is there, once."""

import random
import threading
import time
from contextlib import suppress

import pytest

from tests.keeping.copies import Copy
from tests.progress.served import KEYS, Learner, Numbers, Server, served, stored

pytestmark = pytest.mark.django_db  # the course is copied from the database of the tests

Acknowledged = list[tuple[str, str]]


def answer_on(server: Server, stop: threading.Event, acknowledged: Acknowledged) -> None:
    """Join and answer again and again; write down what was acknowledged, and send again what was not."""
    while not stop.is_set():
        with suppress(OSError):
            learner = Learner(server.url).join()
            for key in KEYS:
                for _again in range(50):
                    with suppress(OSError):
                        learner.answer(key, 0)
                        acknowledged.append((learner.cookie, key))
                        break
                    if stop.wait(0.1):
                        return


@pytest.mark.parametrize("kills", [3, pytest.param(40, marks=pytest.mark.every)])
def test_no_acknowledged_answer_is_lost_or_doubled(whole: Copy, kills: int) -> None:
    stop, acknowledged = threading.Event(), Acknowledged()
    with served(whole) as server:
        clients = [threading.Thread(target=answer_on, args=(server, stop, acknowledged)) for _client in range(6)]
        for client in clients:
            client.start()
        for _kill in range(kills):
            time.sleep(random.uniform(1, 3))
            server.kill()
            server.start()
        time.sleep(2)
        stop.set()
        for client in clients:
            client.join()
    rows, numbers = stored(whole), Numbers(whole)
    print(f"{kills} kills, {len(acknowledged)} acknowledged, {len(rows)} stored")  # noqa: T201 - a figure
    assert len(acknowledged) > 5
    assert len(rows) == len({row[:3] for row in rows})
    there = {row[:2] for row in rows}
    assert [answer for answer in acknowledged if (numbers[answer[0]], answer[1]) not in there] == []
