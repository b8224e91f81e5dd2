"""How an answer is marked: every type of question, its tries and its hints, in plain Python."""

import json
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import combinations, count, pairwise
from typing import Literal

Kind = Literal["single", "multiple", "order"]
Outcome = Literal["right", "partial", "wrong", "missing"]
Response = tuple[str, ...]
"""Option keys as chosen; for an order, all of them in the sequence given. Empty means blank."""

MEAN_OF_RANDOM_ORDERS = 0.5
DEAL = "4"
"""Which of many equal shuffles is used: one in which no place holds the right option too often."""


class Forged(ValueError):  # noqa: N818 - what the reply is, not what went wrong in the program
    """A response that no form of ours could have sent."""


@dataclass(frozen=True, slots=True)
class Question:
    """What marking needs to know of a question: keys only, never its wording.

    `options` are the option keys; for an order, the keys in their right order.
    `right` are the keys that belong to the answer; for an order it stays empty.
    """

    key: str
    edition: int
    kind: Kind
    options: tuple[str, ...]
    right: frozenset[str] = frozenset()
    hints: int = 1

    @property
    def tries(self) -> int:
        """How many tries there are: one more than hints (Moodle, interactive behaviour)."""
        return self.hints + 1


@dataclass(frozen=True, slots=True)
class Chosen:
    """How many options of a choice were well and badly chosen, never which ones."""

    right_selected: int
    wrong_selected: int
    right_total: int


@dataclass(frozen=True, slots=True)
class Ordered:
    """How the items of an order stand.

    `in_place` are the keys that stand where they belong; `turned` the displayed neighbours,
    each as (upper, lower), that stand the wrong way round. Both are empty for a blank answer.
    """

    in_place: frozenset[str] = frozenset()
    turned: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """The verdict on one response; `fraction` goes from 0.0 to 1.0 and is 0.0 for a blank."""

    outcome: Outcome
    fraction: float
    parts: Chosen | Ordered


@dataclass(frozen=True, slots=True)
class Try:
    """One response that counted, with its mark."""

    response: Response
    mark: Mark


@dataclass(frozen=True, slots=True)
class Sitting:
    """One learner at one question: the responses that counted, oldest first."""

    question: Question
    tries: tuple[Response, ...] = ()


def version(question: Question) -> str:
    """Return the author's edition, a dash and 8 hex digits of what marking uses.

    Wording, hints and the order in which choices were written never move it. For an order
    the sequence is the key, so it does.
    """
    is_order = question.kind == "order"
    options = list(question.options) if is_order else sorted(question.options)
    used = json.dumps([question.kind, options, sorted(question.right)], separators=(",", ":"))
    return f"{question.edition}-{sha256(used.encode()).hexdigest()[:8]}"


def shown_order(question: Question) -> tuple[str, ...]:
    """Return the option keys as every reader sees them, shuffled by the question’s key and edition.

    Nothing of what is right goes into the shuffle: whoever knows the seed could find it again.
    An order never comes out solved, nor, with more than three items, exactly reversed:
    then the next shuffle is taken. A single item, or a doubled key, is shown once.
    """
    written = tuple(dict.fromkeys(question.options))
    refused = _too_easy(written) if question.kind == "order" else set()
    return next(
        shown for round_number in count() if (shown := _shuffled(question, written, round_number)) not in refused
    )


def _too_easy(items: tuple[str, ...]) -> set[tuple[str, ...]]:
    """Return the sequences an ordering exercise must not start from."""
    if len(items) < 2:
        return set()
    return {items, items[::-1]} if len(items) > 3 else {items}


def _shuffled(question: Question, keys: tuple[str, ...], round_number: int) -> tuple[str, ...]:
    seed = [question.key, question.edition, round_number, DEAL]
    return tuple(sorted(keys, key=lambda key: sha256(json.dumps([*seed, key]).encode()).digest()))


def same(a: Response, b: Response, kind: Kind) -> bool:
    """Return whether two responses say the same thing (Moodle, is_same_response)."""
    return a == b if kind == "order" else set(a) == set(b)


def mark(question: Question, response: Response) -> Mark:
    """Return the mark of a response.

    An order with positions left blank is passed as an empty response, and is missing.
    Raises Forged for unknown or doubled keys, several for a single choice, half an order.
    """
    _refuse_forged(question, response)
    if question.kind == "order":
        return _mark_order(question.options, response)
    return _mark_choice(question, response)


def _refuse_forged(question: Question, response: Response) -> None:
    if not set(response) <= set(question.options):
        raise Forged(f"{question.key}: an option this question does not have")
    if len(set(response)) < len(response):
        raise Forged(f"{question.key}: the same option twice")
    if question.kind == "single" and len(response) > 1:
        raise Forged(f"{question.key}: several options where one is asked for")
    if question.kind == "order" and 0 < len(response) < len(question.options):
        raise Forged(f"{question.key}: an order with items left out")


def _mark_choice(question: Question, response: Response) -> Mark:
    """Mark a single or multiple choice (H5P multi choice: right minus wrong, never below 0).

    A multiple choice where nothing is right is answered by leaving it blank (blankIsCorrect).
    """
    total = len(question.right) if question.kind == "multiple" else 1
    right = len(question.right.intersection(response))
    chosen = Chosen(right, len(response) - right, total)
    if total and not response:
        return Mark("missing", 0.0, chosen)
    fraction = max(0, right - chosen.wrong_selected) / total if total else float(not response)
    return Mark(_outcome(fraction, above=0.0), fraction, chosen)


def _mark_order(solution: tuple[str, ...], response: Response) -> Mark:
    """Mark an order by its pairs in right order (Moodle ordering, all previous and next).

    Lenient on a swap of neighbours, nothing for a full reversal. A random order scores 0.5 on
    average, so only what lies above that shows some grasp of the order and is called partial.
    """
    if not response:
        return Mark("missing", 0.0, Ordered())
    place = {key: index for index, key in enumerate(solution)}
    pairs = [place[upper] < place[lower] for upper, lower in combinations(response, 2)]
    fraction = sum(pairs) / len(pairs) if pairs else 1.0
    parts = Ordered(
        in_place=frozenset(key for key, its in zip(response, solution, strict=True) if key == its),
        turned=tuple((a, b) for a, b in pairwise(response) if place[a] > place[b]),
    )
    return Mark(_outcome(fraction, above=MEAN_OF_RANDOM_ORDERS), fraction, parts)


def _outcome(fraction: float, above: float) -> Outcome:
    if fraction == 1:
        return "right"
    return "partial" if fraction > above else "wrong"


def above_chance(fraction: float) -> float:
    """Return an order's fraction for use with a pass mark: 0.0 at chance or below, 1.0 if right.

    max(0, 2p - 1), because pairs score 0.5 on average when guessed.
    """
    return max(0.0, 2 * fraction - 1)


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
    return replace(sitting, tries=(*tries, response))


def history(sitting: Sitting) -> tuple[Try, ...]:
    """Return every try with its mark, oldest first."""
    return tuple(Try(response, mark(sitting.question, response)) for response in sitting.tries)


def is_right(sitting: Sitting) -> bool:
    """Return whether some try was right; what was right once is not lost."""
    return any(one.mark.outcome == "right" for one in history(sitting))


def tries_left(sitting: Sitting) -> int:
    """Return how many more tries will be taken: none once a try was right."""
    if is_right(sitting):
        return 0
    return max(0, sitting.question.tries - len(sitting.tries))


def is_over(sitting: Sitting) -> bool:
    """Return whether the question is done with: right, or out of tries."""
    return tries_left(sitting) == 0


def reveals(sitting: Sitting) -> bool:
    """Return whether the whole key may be shown: only when no answer can be given any more."""
    return is_over(sitting)


def hint_number(sitting: Sitting) -> int | None:
    """Return which hint to show now, counted from 1: hint n after the n-th try, or none."""
    if not sitting.tries or is_over(sitting):
        return None
    return len(sitting.tries)


def best(sitting: Sitting) -> float | None:
    """Return the highest fraction of all tries (what completion counts), None before any."""
    return max((one.mark.fraction for one in history(sitting)), default=None)


def first(sitting: Sitting) -> float | None:
    """Return the fraction of the first try (what learning gain counts), None before any."""
    return next((one.mark.fraction for one in history(sitting)), None)
