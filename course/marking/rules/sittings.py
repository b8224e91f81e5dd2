"""One learner at one question: tries, hints, and when it is over."""

from dataclasses import dataclass, replace

from course.marking.rules.marks import Mark, mark, same
from course.marking.rules.questions import Question, Response


@dataclass(frozen=True, slots=True)
class Try:
    """One response that counted, with its mark."""

    response: Response
    mark: Mark


@dataclass(frozen=True, slots=True)
class Sitting:
    """One learner at one question: the responses that counted, oldest first.

    Of an attitude only the last one is kept: it may be changed as often as the learner likes.
    """

    question: Question
    tries: tuple[Response, ...] = ()


def answer(sitting: Sitting, response: Response) -> Sitting:
    """Return the sitting with one more try, or the very same sitting if nothing counts.

    A blank, a repeat of the last response and anything once it is over are not tries.
    Raises Forged as `mark` does, over or not.
    """
    question, tries = sitting.question, sitting.tries
    is_blank = mark(question, response).outcome == "missing"
    is_repeat = bool(tries) and same(tries[-1], response, question.kind)
    if is_blank or is_repeat or is_over(sitting):
        return sitting
    return replace(sitting, tries=(*(() if question.kind == "attitude" else tries), response))


def history(sitting: Sitting) -> tuple[Try, ...]:
    """Return every try with its mark, oldest first."""
    return tuple(Try(response, mark(sitting.question, response)) for response in sitting.tries)


def is_right(sitting: Sitting) -> bool:
    """Return whether some try was right; what was right once is not lost."""
    return any(one.mark.outcome == "right" for one in history(sitting))


def tries_left(sitting: Sitting) -> int:
    """Return how many more tries will be taken: none once a try was right.

    An attitude is never used up: there is one more, however often it was told.
    """
    if sitting.question.kind == "attitude":
        return 1
    if is_right(sitting):
        return 0
    return max(0, sitting.question.tries - len(sitting.tries))


def is_over(sitting: Sitting) -> bool:
    """Return whether no answer counts any more: right, or out of tries."""
    return tries_left(sitting) == 0


def is_done(sitting: Sitting) -> bool:
    """Return whether the learner is done with the question: it is over, or an attitude was told."""
    return is_over(sitting) or (sitting.question.kind == "attitude" and bool(sitting.tries))


def reveals(sitting: Sitting) -> bool:
    """Return whether the whole key may be shown: only when no answer can be given any more."""
    return is_over(sitting)


def hint_number(sitting: Sitting) -> int | None:
    """Return which hint to show now, counted from 1: hint n after the n-th try, or none."""
    if not sitting.tries or is_over(sitting) or sitting.question.kind == "attitude":
        return None
    return len(sitting.tries)


def best(sitting: Sitting) -> float | None:
    """Return the highest fraction of all tries (what completion counts), None before any."""
    return max(_fractions(sitting), default=None)


def first(sitting: Sitting) -> float | None:
    """Return the fraction of the first try (what learning gain counts), None before any."""
    return next(iter(_fractions(sitting)), None)


def _fractions(sitting: Sitting) -> list[float]:
    return [one.mark.fraction for one in history(sitting) if one.mark.fraction is not None]
