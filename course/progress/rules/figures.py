"""What a class answered, counted so that no total ever tells of one learner.

A question has two series of figures: what learners said at their first try, and how it ended when it was over for
them. In each, learners are added to what is shown only by five at a time, and stay in it when they leave. So any two
totals that were ever shown differ by the answers of at least five learners (snapshots at 5, 10, 15 …). Where answers
are for totals only, five who all said the same wait for five more: else the total would tell what each of them said.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

LEAST = 5
LEARNERS = "n"
OUTCOMES = ("right", "partial", "wrong", "recorded")
Cells = Mapping[str, int]
Series = Literal["first", "last"]
FIRST: Series = "first"
LAST: Series = "last"


@dataclass(slots=True)
class Counted:
    """One series: what waits to be shown, what is shown, and what of the latter belongs to those who left.

    `closed` is how often something was added to what is shown: the number by which an answer knows its batch.
    """

    waiting: Counter[str] = field(default_factory=Counter)
    shown: Counter[str] = field(default_factory=Counter)
    gone: Counter[str] = field(default_factory=Counter)
    closed: int = 0

    def add(self, cells: Cells, *, mixed: bool) -> int:
        """Count one learner, and return the number of their batch; where `mixed`, a batch may not be of one mind."""
        self.waiting.update(cells)
        batch = self.closed + 1
        if self._is_due() and not (mixed and self._is_of_one_mind()):
            self.shown.update(self.waiting)
            self.waiting.clear()
            self.closed = batch
        return batch

    def remove(self, cells: Cells, batch: int) -> None:
        """Take one learner out of what waits; what is shown stays, and notes that they are gone."""
        if batch > self.closed:
            self.waiting.subtract(cells)
            self.waiting = +self.waiting
        else:
            self.gone.update(cells)

    def recounted(self, rows: Iterable[tuple[Cells, int]]) -> "Counted":
        """Return the same made anew from the rows that are there, each with the number of its batch.

        What is shown is history and stays; what of it no row stands for any more belongs to those who left.
        """
        waiting: Counter[str] = Counter()
        there: Counter[str] = Counter()
        for cells, batch in rows:
            (waiting if batch > self.closed else there).update(cells)
        return Counted(waiting, Counter(self.shown), Counter(self.shown) - there, self.closed)

    def as_stored(self) -> dict[str, object]:
        return {"waiting": self.waiting, "shown": self.shown, "gone": self.gone, "closed": self.closed}

    def _is_due(self) -> bool:
        return self.waiting[LEARNERS] % LEAST == 0

    def _is_of_one_mind(self) -> bool:
        """Return whether some answer was given by all who wait; points are none, nor is that something was noted."""
        said = {cell: number for cell, number in self.waiting.items() if cell not in {LEARNERS, "points", "recorded"}}
        return self.waiting[LEARNERS] in said.values()


def read_figures(stored: Mapping[str, Mapping[str, object]] | None, series: Series) -> Counted:
    """Return a series as it is stored, or an empty one."""
    found = (stored or {}).get(series)
    if found is None:
        return Counted()
    parts: dict[str, Counter[str]] = {}
    for name in ("waiting", "shown", "gone"):
        part = found[name]
        parts[name] = Counter(part if isinstance(part, dict) else {})
    closed = found["closed"]
    return Counted(**parts, closed=closed if isinstance(closed, int) else 0)


def cells(outcome: str, fraction: float | None, response: Iterable[str], sure: bool | None = None) -> Counter[str]:
    """Return what one answer adds: a learner, an outcome, what was chosen, and the fraction in hundredths.

    How sure somebody was is counted with the outcome, for what was wrong and felt sure is worth a lesson.
    """
    found = Counter({LEARNERS: 1, outcome: 1})
    if fraction:
        found["points"] = round(100 * fraction)
    found.update(f"said:{part}" for part in response)
    if sure is not None:
        found[f"{outcome}-{'sure' if sure else 'unsure'}"] = 1
    return found


@dataclass(frozen=True, slots=True)
class Share:
    """How many of those counted said something, as it may be shown: exactly, or as a range at either end."""

    least: int
    most: int
    of: int

    @property
    def is_exact(self) -> bool:
        return self.least == self.most


def share(cell: str, shown: Cells) -> Share:
    """Return how many of those shown said something, as it may be told.

    None and one look the same, and so do all and all but one: else a total would tell what everybody said, or nobody.
    The smallest other number of its kind is a range as well, or the rest could be found by adding up.
    """
    number, of = shown.get(cell, 0), shown.get(LEARNERS, 0)
    if number <= 1:
        return Share(0, 1, of)
    if number >= of - 1:
        return Share(of - 1, of, of)
    same = [other for other in shown if _kind(other) == _kind(cell) and 1 < shown[other] < of - 1]
    blurred = min(same, key=lambda other: (shown[other], other)) == cell
    return Share(number - blurred, number + blurred, of)


def _kind(cell: str) -> str:
    """Return what a cell counts: what was said, how sure of it one was, or how it was marked."""
    if cell in {LEARNERS, "points"}:
        return cell
    return "said" if ":" in cell else "sure" if "-" in cell else "marked"


def facility(shown: Cells) -> float | None:
    """Return the facility index: the mean fraction of those counted, 0 to 1; None where nobody is shown yet."""
    learners = shown.get(LEARNERS, 0)
    return shown.get("points", 0) / 100 / learners if learners >= LEAST else None
