"""The web server: a process with workers of its own, which ends when we end."""

import ctypes
import errno
import multiprocessing
import os
import signal
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from multiprocessing.process import BaseProcess
from pathlib import Path

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels

# More threads only wait for one another; a single one would let one slow visitor hold up a whole worker.
THREADS = 2
SECONDS_TO_START = 60
SECONDS_TO_STOP = 10
PR_SET_PDEATHSIG = 1  # Linux: <sys/prctl.h>


class Unservable(Exception):  # noqa: N818 - it carries what to tell the host
    pass


def ensure_free(host: str, port: int) -> None:
    """Raise Unservable when nobody could listen on this address, with what to do about it."""
    try:
        family, _kind, _protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            says = f"Port {port} on {host} is taken. Stop what uses it, or choose another: PORT={port + 1}"
        elif error.errno == errno.EACCES:
            says = f"Port {port} needs special rights. Choose one above 1023, such as PORT=8000."
        else:
            says = f"HOST={host!r} is no address of this machine. Use 127.0.0.1, or the address of a network card."
        raise Unservable(says) from None


@contextmanager
def running(host: str, port: int, workers: int) -> Iterator[BaseProcess]:
    """Start the server, yield it once it answers, and end it with its workers however the block is left.

    It is a fork of this process: what is imported here is shared by all workers, and they start at once.
    """
    fork = multiprocessing.get_context("fork")
    server = fork.Process(target=_serve, args=(os.getpid(), host, port, workers))
    try:
        server.start()
        _wait_until_up(server, host, port)
        yield server
    finally:
        _end(server)


def was_left(parent: int) -> bool:
    """Return whether the `make` that started us is gone, or was told to stop without our hearing of it.

    A terminal's Ctrl-C reaches us all. A SIGINT to make alone does not: make blocks that signal and waits for us.
    Others block it too, for the moment in which they start a process, so that only make's own blocking says anything.
    """
    if "MAKELEVEL" not in os.environ:
        return False
    if os.getppid() != parent:
        return True
    with suppress(OSError):
        status = dict(line.split(":\t", 1) for line in Path(f"/proc/{parent}/status").read_text().splitlines())
        return "make" in status["Name"] and bool(int(status["SigBlk"], 16) & 1 << (signal.SIGINT - 1))
    return False


def _serve(parent: int, host: str, port: int, workers: int) -> None:
    os.setpgid(0, 0)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        return
    Granian(
        "course.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        websockets=False,
        workers=workers,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=SECONDS_TO_STOP,
        log_level=LogLevels.error,
        log_access=False,
    ).serve()


def _wait_until_up(server: BaseProcess, host: str, port: int) -> None:
    near = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - compared with, not bound to
    last = time.monotonic() + SECONDS_TO_START
    while server.is_alive() and time.monotonic() < last:
        visit = HTTPConnection(near, port, timeout=5)
        with suppress(OSError, HTTPException), closing(visit):
            visit.request("GET", "/healthz", headers={"Host": "127.0.0.1"})
            if visit.getresponse().status == HTTPStatus.OK:
                return
        time.sleep(0.05)
    raise Unservable("The web server did not start. What it said stands above; memory may be short.")


def _end(server: BaseProcess) -> None:
    for signum in (signal.SIGINT, signal.SIGTERM):
        signal.signal(signum, signal.SIG_IGN)
    if server.pid is None:
        return
    server.terminate()
    server.join(SECONDS_TO_STOP + 5)
    # Workers that outlived it are in its group.
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(server.pid, signal.SIGKILL)
    server.join()
