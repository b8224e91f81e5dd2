"""An answer as it arrives: which fields there may be, and what they say."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict


class Unreadable(ValueError):  # noqa: N818 - what the reply is, not what went wrong in the program
    """A request that no form of ours could have sent."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Where it was asked, the signed tries, and what was chosen, as opaque values."""

    origin: str
    state: str
    chosen: tuple[str, ...]


def read_answer(data: QueryDict, kind: str, values: Sequence[str]) -> Answer:
    """Return the answer in `data` to a question with these option values.

    An order with a place left blank or taken twice reads as blank, as does a choice of nothing.
    Raises Unreadable for a missing, doubled or unknown field.
    """
    once = {"in", "state", *(f"at-{value}" for value in values if kind == "order")}
    unknown = set(data) - once - ({"choice"} if kind != "order" else set())
    if unknown or any(len(data.getlist(name)) != 1 for name in once):
        raise Unreadable
    chosen = _sequence(data, values) if kind == "order" else tuple(filter(None, data.getlist("choice")))
    return Answer(str(data["in"]), str(data["state"]), chosen)


def _sequence(data: QueryDict, values: Sequence[str]) -> tuple[str, ...]:
    """Return the values in the order of their numbers, or nothing where the numbers are no order."""
    places = {str(data[f"at-{value}"]).strip(): value for value in values}
    wanted = [str(place) for place in range(1, len(values) + 1)]
    return tuple(places[place] for place in wanted) if set(places) == set(wanted) else ()
