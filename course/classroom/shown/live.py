"""The live view of a class as its template shows it: counts, columns and rows, each state in a word."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from course.classroom.rules import Page, Pupil, State, Watched
from course.pages.rules import Walk


@dataclass(frozen=True, slots=True)
class Question:
    """A column: the number of a question in its lesson, and what it asks."""

    number: int
    key: str
    stem: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson with its columns, and how many have begun it and are done, of how many."""

    key: str
    title: str
    url: str
    questions: tuple[Question, ...]
    hidden: int
    of: int
    begun: int
    done: int
    stuck: int
    is_paused: bool

    @property
    def columns(self) -> int:
        return len(self.questions) + 1


@dataclass(frozen=True, slots=True)
class Cell:
    """How a lesson or a question stands for one pupil."""

    state: State
    word: str
    is_lesson: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    public_id: str
    name: str
    seen_on: date | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """The whole view: a page of the pupils, and counts over the whole class."""

    page: Page
    lessons: list[Lesson] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    resting: Collection[Walk] = ()

    @property
    def numbers(self) -> range:
        return range(1, self.page.pages + 1)

    @property
    def waiting(self) -> int:
        return self.page.seats - self.page.joined


def board(watched: Watched) -> Board:
    """Return the live view of a class."""
    lessons = [_lesson(watched, walk) for walk in watched.walks]
    return Board(watched.page, lessons, [_row(watched, pupil) for pupil in watched.page.pupils], watched.resting)


@dataclass(frozen=True, slots=True)
class Own:
    """A lesson as its teacher sees it of one pupil: how it stands, and each question that is seen by name.

    Of a lesson that is not for that pupil there is nothing to see.
    """

    title: str
    state: Cell
    questions: list[tuple[str, Cell]]
    hidden: int
    is_for: bool


def own(watched: Watched) -> list[Own]:
    """Return the row of the one pupil who is watched, lesson by lesson, for that pupil to read."""
    (pupil,) = watched.page.pupils
    cells, found = iter(_row(watched, pupil).cells), []
    for walk in watched.walks:
        lesson = _lesson(watched, walk)
        state = next(cells)
        questions = [(one.stem, next(cells)) for one in lesson.questions]
        found.append(Own(lesson.title, state, questions, lesson.hidden, watched.is_for(walk, pupil.learner)))
    return found


def words() -> dict[State, str]:
    """Return the word for each state; a blank cell has none."""
    return {"": "", "started": _("begun"), "stuck": _("stuck"), "done": _("done")}


def _asked(watched: Watched, walk: Walk) -> list[str]:
    """Return the questions of a lesson that may be seen by name, in their order."""
    asked = dict.fromkeys(question for part in walk.parts for question in part.questions)
    return [question for question in asked if question in watched.stems]


def _lesson(watched: Watched, walk: Walk) -> Lesson:
    asked = _asked(watched, walk)
    states: tuple[State, ...] = ("started", "stuck", "done")
    begun, stuck, done = (watched.count(walk, state) for state in states)
    return Lesson(
        key=walk.key,
        title=walk.title,
        url=walk.url,
        questions=tuple(Question(number, key, watched.stems[key]) for number, key in enumerate(asked, 1)),
        hidden=len(walk.lesson.questions) - len(asked),
        of=watched.size(walk),
        begun=begun + stuck + done,
        done=done,
        stuck=stuck,
        is_paused=walk.key in watched.paused,
    )


def _row(watched: Watched, pupil: Pupil) -> Row:
    cells = []
    named = words()
    for walk in watched.walks:
        is_for = watched.is_for(walk, pupil.learner)
        state = watched.of_lesson(walk, pupil.learner) if is_for else ""
        cells.append(Cell(state, named[state] if is_for else _("not for them"), is_lesson=True))
        for question in _asked(watched, walk):
            here = watched.of_question(walk, pupil.learner, question) if is_for else ""
            cells.append(Cell(here, named[here]))
    return Row(pupil.public_id, pupil.name, pupil.seen_on, tuple(cells))
