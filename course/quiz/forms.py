"""An answer as it arrives: which fields there may be, and what they say."""

from dataclasses import dataclass

from django.http import QueryDict

from course.marking import rules as marking
from course.quiz.shown import Asked

SURE = {"sure", "unsure"}


class Unreadable(ValueError):  # noqa: N818 - what the reply is, not what went wrong in the program
    """A request that no form of ours could have sent."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Where it was asked, the signed tries, what was chosen, as opaque values, and how sure somebody was."""

    origin: str
    state: str
    chosen: tuple[str, ...]
    sure: str = ""


def read_answer(data: QueryDict, asked: Asked) -> Answer:
    """Return the answer in `data` to the question asked.

    An order with a place left blank or taken twice reads as blank, as does a choice of nothing;
    a card without a place is left out. Raises Unreadable for a missing, doubled or unknown field.
    """
    places = [f"at-{option.value}" for option in asked.options]
    always, once, often = ["in", "state"], [], []
    if asked.kind in {"order", "match"}:
        always += places
    elif asked.kind == "sort":
        # A browser does not send radios of which none is chosen.
        once = places
    else:
        often = ["choice"]
    once += ["sure"] if asked.asks_how_sure else []
    if set(data) - {*always, *once, *often} or any(len(data.getlist(name)) != 1 for name in always):
        raise Unreadable
    sure = str(data.get("sure", ""))
    if any(len(data.getlist(name)) > 1 for name in once) or (sure and sure not in SURE):
        raise Unreadable
    return Answer(str(data["in"]), str(data["state"]), _chosen(data, asked), sure)


def _chosen(data: QueryDict, asked: Asked) -> tuple[str, ...]:
    values = [option.value for option in asked.options]
    if asked.kind == "order":
        return _sequence(data, values)
    if asked.kind in marking.CARDS:
        return tuple(marking.put(value, str(at)) for value in values if (at := data.get(f"at-{value}")))
    return tuple(filter(None, data.getlist("choice")))


def _sequence(data: QueryDict, values: list[str]) -> tuple[str, ...]:
    """Return the values in the order of their numbers, or nothing where the numbers are no order."""
    places = {str(data[f"at-{value}"]).strip(): value for value in values}
    wanted = [str(place) for place in range(1, len(values) + 1)]
    return tuple(places[place] for place in wanted) if set(places) == set(wanted) else ()
