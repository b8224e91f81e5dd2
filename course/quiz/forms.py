"""An answer as it arrives: which fields there may be, and what they say."""

from dataclasses import dataclass

from django.http import QueryDict

FIELDS = {"in", "state", "choice"}


class Unreadable(ValueError):  # noqa: N818 - what the reply is, not what went wrong in the program
    """A request that no form of ours could have sent."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Where it was asked, the signed tries, and what was chosen, as opaque values."""

    origin: str
    state: str
    chosen: tuple[str, ...]


def read_answer(data: QueryDict, kind: str, count: int) -> Answer:
    """Return the answer in `data`; an order with a place left blank or taken twice reads as blank.

    Raises Unreadable for a missing, doubled or unknown field.
    """
    places = {name: str(data[name]) for name in data if name.startswith("at-")} if kind == "order" else {}
    unknown = set(data) - FIELDS - set(places)
    if unknown or any(len(data.getlist(name)) != 1 for name in ("in", "state")):
        raise Unreadable
    origin, state = str(data["in"]), str(data["state"])
    if kind == "order":
        return Answer(origin, state, _sequence(places, count))
    return Answer(origin, state, tuple(value for value in data.getlist("choice") if value))


def _sequence(places: dict[str, str], count: int) -> tuple[str, ...]:
    """Return the values in the order of their numbers, or nothing where the numbers are no order."""
    numbers = {name.removeprefix("at-"): place.strip() for name, place in places.items()}
    if sorted(numbers.values()) != sorted(str(n) for n in range(1, count + 1)):
        return ()
    return tuple(sorted(numbers, key=lambda value: int(numbers[value])))
