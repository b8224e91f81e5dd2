"""An entry is trusted until its review date. After it, it stands last and says so, but a lifeline never goes."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Protocol, TypeVar

from course.signposts.rules.readers import Age, is_for


class Freshness(Protocol):
    """Anything that is to be read again by a day."""

    review_by: date | None


class Line(Freshness, Protocol):
    """Somebody to call, and whom they are there for."""

    serves: str


T = TypeVar("T", bound=Freshness)
L = TypeVar("L", bound=Line)


def is_over(entry: Freshness, today: date) -> bool:
    """Return whether an entry should have been read again before today."""
    return entry.review_by is not None and entry.review_by < today


def in_turn(entries: Iterable[T], today: date, is_lifeline: Callable[[T], bool]) -> list[T]:
    """Return the entries with those whose day is over last; the first lifeline keeps its place whatever its day."""
    listed = list(entries)
    kept = next((entry for entry in listed if is_lifeline(entry)), None)
    return sorted(listed, key=lambda entry: entry is not kept and is_over(entry, today))


def calls(lines: Iterable[L], reader: Age, today: date) -> tuple[list[L], list[L]]:
    """Return the emergency numbers, and whom a reader of this age can talk to.

    What should have been read again by now stands last, but for the first line that is for people under 18.
    """
    listed = list(lines)
    emergency = [line for line in listed if line.serves == "emergency"]
    others = [line for line in listed if line.serves != "emergency" and is_for(line.serves, reader)]
    return emergency, in_turn(others, today, lambda line: line.serves == "under-18")
