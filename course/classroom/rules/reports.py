"""What a class may be told of its answers, question by question: plain Python, made of shown figures only."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import ceil, floor

from course.progress.rules import LEAST, Share, facility, share
from course.progress.rules.figures import LEARNERS

MASTERED = 0.8
"""From this mean on, a question needs no teaching again."""
MOST_FIRST = 3
Cells = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be said to a question: the cell that counts it, its words, and the thought it stands for."""

    cell: str
    text: str
    right: bool = False
    thought: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the course asks it today."""

    key: str
    stem: str
    kind: str
    privacy: str
    version: str
    choices: tuple[Choice, ...] = ()
    taught_in: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    right: tuple[str, ...] = ()

    @property
    def has_answer(self) -> bool:
        """Whether something in it is right or wrong."""
        return self.kind != "attitude"


@dataclass(frozen=True, slots=True)
class Index:
    """A facility index as it may be shown: exactly, or as a range at either end, in whole hundredths."""

    least: int
    most: int

    @property
    def is_exact(self) -> bool:
        return self.least == self.most


@dataclass(frozen=True, slots=True)
class Result:
    """One version of a question, with what is shown of its first tries and of how they ended."""

    question: str
    version: str
    first: Cells
    last: Cells
    asked: Asked | None = None

    @property
    def is_today(self) -> bool:
        return self.asked is not None and self.asked.version == self.version

    @property
    def is_shown(self) -> bool:
        return learners(self.first) > 0 or learners(self.last) > 0

    @property
    def need(self) -> float:
        """How much it needs teaching again: 0 where nothing is known or nothing is wrong, 1 where all of it is."""
        mean = facility(self.first) if self.asked and self.asked.has_answer else None
        return 0.0 if mean is None else 1 - mean

    @property
    def is_needed(self) -> bool:
        return self.need > 1 - MASTERED

    def share(self, cell: str) -> Share:
        """Return how many said something at their first try."""
        return share(cell, self.first)

    def commonest_wrong(self) -> Choice | None:
        """Return what was wrong and said most often at first; None where it was said by one at most."""
        choices = self.asked.choices if self.asked and self.asked.has_answer else ()
        wrong = [one for one in choices if not one.right and self.share(one.cell).most > 1]
        return max(wrong, key=lambda one: self.first.get(one.cell, 0), default=None)

    def choices(self) -> list[Choice]:
        """Return what the report lists: of cards, only what is right and what more than one has said."""
        if self.asked is None:
            return []
        if self.asked.kind not in {"match", "sort"}:
            return list(self.asked.choices)
        return [one for one in self.asked.choices if one.right or self.share(one.cell).most > 1]


def learners(shown: Cells) -> int:
    """Return how many learners a total is made of; 0 where there are too few to show any."""
    number = shown.get(LEARNERS, 0)
    return number if number >= LEAST else 0


def index(shown: Cells) -> Index | None:
    """Return the facility index as it may be shown; None where nobody is, or nothing is right or wrong.

    At either end it is a range as wide as one learner, for the reason for which a share is one.
    """
    mean, number = facility(shown), learners(shown)
    if mean is None or shown.get("recorded"):
        return None
    one = 100 / number
    if 100 * mean <= one:
        return Index(0, ceil(one))
    if 100 * mean >= 100 - one:
        return Index(floor(100 - one), 100)
    return Index(round(100 * mean), round(100 * mean))


def by_need(results: Iterable[Result]) -> list[Result]:
    """Return results with what most needs teaching first; what has no figures yet, and attitudes, last."""
    return sorted(results, key=lambda one: (not one.is_shown, not (one.asked and one.asked.has_answer), -one.need))


def begin_here(results: Iterable[Result]) -> list[Result]:
    """Return the few that most need teaching again."""
    return [one for one in by_need(results) if one.is_today and one.is_needed][:MOST_FIRST]
