"""With Redis, what one machine changes ends what the others have stored; without an answer nothing stored is shown."""

import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from course.stored import middleware, services
from course.stored.services import OtherMachines


@contextmanager
def redis_on(port: int) -> Iterator[None]:
    command = ["redis-server", "--port", str(port), "--save", "", "--bind", "127.0.0.1"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
        yield
        server.terminate()


def soon(is_so: Callable[[], bool], seconds: float = 5) -> bool:
    last = time.monotonic() + seconds
    while time.monotonic() < last:
        if is_so():
            return True
        time.sleep(0.02)
    return False


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_a_change_on_one_machine_is_known_on_the_other_within_a_second(port: int) -> None:
    with redis_on(port):
        here, there = (OtherMachines(f"redis://127.0.0.1:{port}") for _ in range(2))
        assert soon(lambda: there.now() is not None)
        before = there.now()
        here.tell()
        assert soon(lambda: there.now() not in {before, None}, seconds=1)


def test_while_redis_does_not_answer_nothing_stored_is_shown(port: int, settings: Any) -> None:
    settings.REDIS_URL = f"redis://127.0.0.1:{port}"
    services.other_machines.cache_clear()
    try:
        assert services.state() is None
        with redis_on(port):
            assert soon(lambda: services.state() is not None)
            assert middleware.end_of_day() <= time.time() + middleware.SECONDS_AMONG_MACHINES
        assert soon(lambda: services.state() is None)
        services.tell_other_machines()
        with redis_on(port):
            assert soon(lambda: services.state() is not None)
    finally:
        services.other_machines.cache_clear()
