"""What a teacher sees of a class at work: who has begun, who is stuck, who is done. Plain Python."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from course.classroom.rules.opened import Learners
from course.pages.rules import Walk

State = Literal["", "started", "stuck", "done"]
STUCK = 4
"""So many wrong tries in one lesson that is not done yet."""
A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Pupil:
    """A row: a name out of our list, and the last day here; none for a card that nobody has used."""

    learner: int
    public_id: str
    name: str
    seen_on: date | None


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the pupils of a class, and how many there are of them in all."""

    number: int
    pupils: tuple[Pupil, ...] = ()
    seats: int = 0
    joined: int = 0

    @property
    def pages(self) -> int:
        return max(1, -(-self.seats // A_PAGE))


@dataclass(slots=True)
class Work:
    """How far a pupil is in a lesson: questions done with, wrong tries, and whether it was done once before."""

    settled: int = 0
    wrong: int = 0
    is_finished: bool = False

    def state(self, questions: int) -> State:
        """Return how it stands; there is work only of who has begun."""
        if self.is_finished or self.settled >= questions:
            return "done"
        return "stuck" if self.wrong >= STUCK else "started"


@dataclass(slots=True)
class Watched:
    """All that the live view of a class is made from.

    `stems` has only the questions whose answers a teacher may see by name; `learners` of a lesson are None where it is
    for everybody, else they say who was ever here; `tries` has who tried which question in which lesson, and whether
    it is over for them.
    `resting` are lessons that are paused though nothing of them is given any more.
    """

    walks: list[Walk] = field(default_factory=list)
    stems: Mapping[str, str] = field(default_factory=dict)
    learners: Mapping[str, Learners] = field(default_factory=dict)
    works: Mapping[tuple[str, int], Work] = field(default_factory=dict)
    tries: Mapping[tuple[int, str, str], bool] = field(default_factory=dict)
    paused: Collection[str] = ()
    resting: Collection[Walk] = ()
    page: Page = field(default_factory=lambda: Page(1))

    def is_for(self, walk: Walk, learner: int) -> bool:
        whom = self.learners.get(walk.key)
        return whom is None or learner in whom

    def size(self, walk: Walk) -> int:
        """Return for how many pupils a lesson is; a card that nobody has used is not counted."""
        whom = self.learners.get(walk.key)
        return self.page.joined if whom is None else sum(whom.values())

    def of_lesson(self, walk: Walk, learner: int) -> State:
        """Return how a lesson stands for a pupil; what was passed over counts as done, and nothing says so."""
        work = self.works.get((walk.key, learner))
        return work.state(len(walk.lesson.questions)) if work else ""

    def of_question(self, walk: Walk, learner: int, question: str) -> State:
        """Return how a question stands for a pupil; passed over looks like not begun."""
        over = self.tries.get((learner, walk.key, question))
        return "" if over is None else "done" if over else "started"

    def count(self, walk: Walk, state: State) -> int:
        """Return for how many pupils a lesson stands so, wherever in the class they are."""
        of = len(walk.lesson.questions)
        return sum(
            lesson == walk.key and self.is_for(walk, learner) and work.state(of) == state
            for (lesson, learner), work in self.works.items()
        )
