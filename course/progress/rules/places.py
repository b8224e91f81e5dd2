"""Four words to come back with, and how far somebody has come: plain Python."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from random import SystemRandom
from typing import Literal

WORDS = tuple((Path(__file__).parents[1] / "words.txt").read_text(encoding="utf-8").split())
HOW_MANY_WORDS = 4
State = Literal["", "started", "done"]


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed as their words: as it reads to us, and each unknown word with what may be meant."""

    words: tuple[str, ...]
    unknown: tuple[tuple[str, str], ...] = ()

    @property
    def may_be_a_key(self) -> bool:
        return len(self.words) == HOW_MANY_WORDS and not self.unknown


@dataclass(frozen=True, slots=True)
class Try:
    """One stored try at a question, in the words of whoever marked it."""

    number: int
    response: tuple[str, ...]
    outcome: str
    done: bool


@dataclass(frozen=True, slots=True)
class Given:
    """One try as it is to be stored: keys and numbers only. An attitude has no fraction, and replaces the last one.

    Where answers are for totals only, figures of them are `mixed`: never shown while all said the same.
    """

    question: str
    version: str
    number: int
    response: tuple[str, ...]
    outcome: str
    fraction: float | None
    done: bool
    hint: int = 0
    sure: bool | None = None
    replaces: bool = False
    mixed: bool = False


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson as progress knows it: its key, and the keys of the questions it asks today."""

    key: str
    questions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Place:
    """How far one learner has come; whether a question was answered or passed over cannot be told from it."""

    settled: frozenset[tuple[str, str]] = frozenset()
    started: frozenset[str] = frozenset()
    finished: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Standing:
    """One lesson or module: not begun, started or done, and how much of how many."""

    state: State
    done: int
    of: int


def new_words() -> tuple[str, ...]:
    """Return four different words that nobody could guess."""
    return tuple(SystemRandom().sample(WORDS, HOW_MANY_WORDS))


def read_words(text: str) -> Typed:
    """Return the words in `text`; capitals, hyphens, commas and line breaks between them do not matter."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    words = tuple(re.findall(r"[^\W\d_]+", plain))
    unknown = dict.fromkeys(word for word in words if word not in WORDS)
    return Typed(words, tuple((word, _meant(word)) for word in unknown))


def _meant(word: str) -> str:
    return next(iter(get_close_matches(word, WORDS, n=1, cutoff=0.7)), "")


def lesson_standing(place: Place, lesson: Lesson) -> Standing:
    """Return how a lesson stands; what was noted as done stays done, whatever its questions have become since.

    A question done with in another lesson helps to make this one done, but does not begin it.
    """
    settled = {question for _lesson, question in place.settled}
    here = {question for key, question in place.settled if key == lesson.key}
    asked = here | lesson.questions
    if lesson.key in place.finished or is_all(lesson.questions, settled):
        return Standing("done", len(asked), len(asked))
    return Standing("started" if lesson.key in place.started or here else "", len(here), len(asked))


def module_standing(place: Place, module: str, lessons: Sequence[Lesson]) -> Standing:
    """Return how a module stands: lessons that ask nothing do not count, and an empty module is never done."""
    standings = [
        lesson_standing(place, lesson) for lesson in lessons if lesson.questions or lesson.key in place.finished
    ]
    done = sum(one.state == "done" for one in standings)
    if module in place.finished or (standings and done == len(standings)):
        return Standing("done", done, len(standings))
    return Standing("started" if any(one.state for one in standings) else "", done, len(standings))


def is_all(wanted: Iterable[str], found: Iterable[str]) -> bool:
    """Return whether everything wanted was found; of nothing, nothing is all."""
    needed = set(wanted)
    return bool(needed) and needed <= set(found)
