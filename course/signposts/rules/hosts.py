"""Where a link may lead: only to hosts that somebody has looked at."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from course.kit.rules import Problem

LIST = Path(__file__).parents[1] / "hosts.txt"


@cache
def hosts() -> frozenset[str]:
    """Return the names in hosts.txt, without `www.`."""
    lines = LIST.read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def host_problems(where: str, address: str) -> Iterator[Problem]:
    """Yield a problem if an address leads to a host that is not on the list."""
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    if address and host not in hosts():
        says = f"leads to {host or address}, which is not on the list. Look at it, then add it to {LIST.name}."
        yield Problem(where, says)
