"""What marking needs to know of a question, its version, and the order in which readers see its parts."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from typing import Literal

Kind = Literal["single", "multiple", "order", "match", "sort", "attitude"]
Response = tuple[str, ...]
"""Option keys as chosen; for an order, all of them in the sequence given; for cards, one `put` for each.

Empty means blank. The same text is what a signed form or a stored answer holds.
"""
CARDS: tuple[Kind, ...] = ("match", "sort")
NOWHERE = ""
"""The group of a card that the learner says belongs in none of them."""

DEAL = "4"
"""Which of many equal shuffles is used: one in which no place holds the right option too often."""


class Forged(ValueError):  # noqa: N818 - what the reply is, not what went wrong in the program
    """A response that no form of ours could have sent."""


@dataclass(frozen=True, slots=True)
class Question:
    """What marking needs to know of a question: keys only, never its wording.

    `options` are the option keys; for an order, the keys in their right order; for a match or
    a sort, the keys of the cards. `right` are the keys that belong to the answer, where options
    are chosen. `groups` are the groups cards are put into, and `accepted` has, card by card, the
    groups that are right for it; none at all makes it a decoy, which only a sort may have.
    """

    key: str
    edition: int
    kind: Kind
    options: tuple[str, ...]
    right: frozenset[str] = frozenset()
    hints: int = 1
    groups: tuple[str, ...] = ()
    accepted: tuple[frozenset[str], ...] = ()

    @property
    def tries(self) -> int:
        """How many tries there are: one more than hints (Moodle, interactive behaviour)."""
        return self.hints + 1

    @property
    def homes(self) -> dict[str, frozenset[str]]:
        """The groups that are right for each card."""
        return dict(zip(self.options, self.accepted, strict=True))

    @property
    def has_decoys(self) -> bool:
        """Whether some card belongs nowhere, so that the form must let a reader say so."""
        return self.kind == "sort" and not all(self.accepted)


def put(card: str, group: str) -> str:
    """Return the part of a response that says: this card goes into this group."""
    return f"{card}={group}"


def places(response: Response) -> dict[str, str]:
    """Return the group of each card in a response made with `put`."""
    return {card: group for card, _, group in (part.partition("=") for part in response)}


def responded(placed: Mapping[str, str]) -> Response:
    """Return the response that puts each card into its group; the cards' order means nothing."""
    return tuple(put(card, group) for card, group in sorted(placed.items()))


def version(question: Question) -> str:
    """Return the author's edition, a dash and 8 hex digits of what marking uses.

    Wording, hints and the order in which choices, cards and groups were written never move it.
    For an order the sequence is the key, so it does.
    """
    is_order = question.kind == "order"
    options = list(question.options) if is_order else sorted(question.options)
    used: list[object] = [question.kind, options, sorted(question.right)]
    if question.kind in CARDS:
        homes = sorted((card, sorted(groups)) for card, groups in question.homes.items())
        used += [sorted(question.groups), homes]
    text = json.dumps(used, separators=(",", ":"))
    return f"{question.edition}-{sha256(text.encode()).hexdigest()[:8]}"


def shown_order(question: Question) -> tuple[str, ...]:
    """Return the option keys as every reader sees them, shuffled by the question’s key and edition.

    Nothing of what is right goes into the shuffle: whoever knows the seed could find it again.
    An order never comes out solved, nor, with more than three items, exactly reversed:
    then the next shuffle is taken. A single item, or a doubled key, is shown once.
    The points of an attitude are a scale, and stay as written; so do the groups of cards.
    """
    written = tuple(dict.fromkeys(question.options))
    if question.kind == "attitude":
        return written
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
