"""Time limits side by side: each bar begins where its own clock starts."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

# As wide as a drawing is, and how many hours that is: what takes longer goes on over its edge.
WIDTH, LONGEST = 400, 72


class Duty(Protocol):
    """What is drawn of a platform's duty."""

    hours: int | None
    in_force: str


@dataclass(frozen=True, slots=True)
class Clock:
    """A duty as a bar in a drawing that is WIDTH wide; without a width where no hours are set."""

    duty: Duty
    width: float
    goes_on: bool


def drawn(duties: Iterable[Duty]) -> list[Clock]:
    """Return the duties as bars, those with the shortest limit first and those without one last."""
    ordered = sorted(duties, key=lambda duty: (duty.hours is None, duty.hours or 0))
    return [_bar(duty, duty.hours or 0) for duty in ordered]


def _bar(duty: Duty, hours: int) -> Clock:
    return Clock(duty, round(WIDTH * min(hours / LONGEST, 1), 1), hours > LONGEST)
