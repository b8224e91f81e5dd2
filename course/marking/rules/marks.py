"""The mark of one response, kind by kind."""

from collections import Counter
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Literal

from course.marking.rules.questions import CARDS, NOWHERE, Forged, Kind, Question, Response, places

Outcome = Literal["right", "partial", "wrong", "recorded", "missing"]
MEAN_OF_RANDOM_ORDERS = 0.5


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
class Placed:
    """How the cards of a match or a sort lie.

    `in_place` are the cards that lie where they belong; `empty` those not dealt with yet.
    While any is empty nothing is told of the rest.
    """

    in_place: frozenset[str] = frozenset()
    empty: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Mark:
    """The verdict on one response.

    `fraction` goes from 0.0 to 1.0 and is 0.0 for a blank; it is None where nothing is right or
    wrong, so that no average can swallow an attitude.
    """

    outcome: Outcome
    fraction: float | None
    parts: Chosen | Ordered | Placed


def same(a: Response, b: Response, kind: Kind) -> bool:
    """Return whether two responses say the same thing (Moodle, is_same_response)."""
    return a == b if kind == "order" else set(a) == set(b)


def mark(question: Question, response: Response) -> Mark:
    """Return the mark of a response.

    An order with positions left blank is passed as an empty response, and is missing; so are
    cards of which some have no place yet. Raises Forged for unknown or doubled keys, several
    for a single choice, half an order.
    """
    if question.kind in CARDS:
        _refuse_forged_places(question, response)
        return _mark_cards(question, response)
    _refuse_forged(question, response)
    if question.kind == "order":
        return _mark_order(question.options, response)
    if question.kind == "attitude":
        return _record(response)
    return _mark_choice(question, response)


def _refuse_forged(question: Question, response: Response) -> None:
    if not set(response) <= set(question.options):
        raise Forged(f"{question.key}: an option this question does not have")
    if len(set(response)) < len(response):
        raise Forged(f"{question.key}: the same option twice")
    if question.kind in {"single", "attitude"} and len(response) > 1:
        raise Forged(f"{question.key}: several options where one is asked for")
    if question.kind == "order" and 0 < len(response) < len(question.options):
        raise Forged(f"{question.key}: an order with items left out")


def _refuse_forged_places(question: Question, response: Response) -> None:
    placed = places(response)
    if any("=" not in part for part in response) or not set(placed) <= set(question.options):
        raise Forged(f"{question.key}: a card this question does not have")
    if len(placed) < len(response):
        raise Forged(f"{question.key}: the same card twice")
    groups = {*question.groups, NOWHERE} if question.has_decoys else set(question.groups)
    if not set(placed.values()) <= groups:
        raise Forged(f"{question.key}: a group this question does not have")


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


def _mark_cards(question: Question, response: Response) -> Mark:
    """Mark cards in groups: right ones by all that belong somewhere, less the decoys put into a group.

    Half an answer is no answer (Moodle asks for the rest before it marks): to mark it would use
    up a try on an oversight, and tell the learner card by card where everything goes. Leaving a
    decoy out earns nothing, so that doing nothing scores nothing (unlike edX drag and drop).
    """
    placed, homes = places(response), question.homes
    empty = frozenset(homes.keys() - placed.keys())
    if empty or not placed:
        return Mark("missing", 0.0, Placed(empty=empty))
    told = Counter((bool(groups), placed[card] in (groups or {NOWHERE})) for card, groups in homes.items())
    required = told[True, True] + told[True, False]
    fraction = max(0, told[True, True] - told[False, False]) / required if required else 0.0
    in_place = frozenset(card for card, groups in homes.items() if placed[card] in (groups or {NOWHERE}))
    return Mark(_outcome(fraction, above=0.0), fraction, Placed(in_place))


def _record(response: Response) -> Mark:
    """Return that an attitude was told, and nothing more: nothing in it is right or wrong."""
    parts = Chosen(0, 0, 0)
    return Mark("recorded", None, parts) if response else Mark("missing", 0.0, parts)


def _outcome(fraction: float, above: float) -> Outcome:
    if fraction == 1:
        return "right"
    return "partial" if fraction > above else "wrong"


def above_chance(fraction: float) -> float:
    """Return an order's fraction for use with a pass mark: 0.0 at chance or below, 1.0 if right.

    max(0, 2p - 1), because pairs score 0.5 on average when guessed.
    """
    return max(0.0, 2 * fraction - 1)
