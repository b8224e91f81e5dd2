"""What a step of a plan is made of, and what it may never tell anyone to do."""

import re
from collections.abc import Iterable, Iterator

from course.kit.rules import Problem

ROLES = ("self", "helper", "received", "shared", "teacher")
SITUATIONS = ("threat", "shared", "ai", "recorded", "search")
GOALS = ("safe", "down", "stop", "tell")
STAGES = ("hour", "day", "week", "month")

_COPYING = re.compile(
    r"\b(?:save|screenshots?|download|forward|(?<!\ba )(?<!the )(?<!your )(?<!free )(?<!that )(?<!each )(?<!any )copy)\b",
    re.IGNORECASE,
)
_REFUSED = re.compile(r"\b(?:not|never|no|nothing|nobody|neither|nor|without|need not|stop)\b|n’t\b", re.IGNORECASE)
_ENDS = re.compile(r"(?<=[.!?])\s+")


def word_problems(where: str, words: str, known: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for each of some words that is not one of the known ones."""
    known = tuple(known)
    for word in words.split():
        if word not in known:
            yield Problem(where, f"“{word}” is not understood. Write words out of: {', '.join(known)}.")


def copying_problems(where: str, text: str) -> Iterator[Problem]:
    """Yield a problem for each sentence that tells somebody to make or pass on a copy.

    To do so with a picture of somebody under 18 is a crime nearly everywhere, as evidence too.
    """
    for sentence in _ENDS.split(text):
        if (found := _COPYING.search(sentence)) and not _REFUSED.search(sentence):
            says = (
                f"“{found[0]}” may be taken for “make a copy of the picture”. Nobody may do that under 18: reword it."
            )
            yield Problem(where, says)
