"""What a question must be before a learner may meet it; the same words in the editor and the loader."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from course.kit.rules import Problem, is_key
from course.marking import rules as marking
from course.safety.rules import wording_problems

MOST_DISTRACTORS = {"single": 3, "multiple": 5}
FEWEST_ITEMS = 3
CARDS = range(3, 11)
GROUPS = range(2, 7)
POINTS = range(4, 6)
LONGEST_GROUP = 60
LONG_OPTION = 15
LENGTH_SLACK = 12
LENGTH_SHARE = 0.3
# Which fields each kind of question is made of.
MADE_OF = {
    "single": ("options", "confidence"),
    "multiple": ("options", "confidence"),
    "order": ("timeline", "items"),
    "match": ("timeline", "groups", "items"),
    "sort": ("timeline", "groups", "items"),
    "attitude": ("options",),
}


@dataclass(frozen=True, slots=True)
class Option:
    """One option, item of an order or card, as an author wrote it; `belongs` are the groups right for a card."""

    key: str
    text: str
    feedback: str
    right: bool = False
    belongs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """One group that cards are put into."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Said:
    """What a reply says of one option or item; `fits` stays None while that would give the key away.

    `turned` says of an item that it and the next one stand the wrong way round.
    """

    option: str
    text: str
    fits: bool | None = None
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """What a learner reads after an answer."""

    outcome: str
    heading: str
    over: bool
    tries_left: int
    said: tuple[Said, ...] = ()
    items: tuple[Said, ...] = ()
    parts: str = ""
    hint: str = ""
    answer: tuple[str, ...] = ()
    explanation: str = ""
    sure: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer, marked: all that a reply is made of, and all that could be stored of it."""

    question: marking.Question
    version: str
    sitting: marking.Sitting
    response: marking.Response
    mark: marking.Mark
    sure: str = ""


def stray_problems(kind: str, filled: Mapping[str, bool]) -> Iterator[Problem]:
    """Yield a problem for each part of a question that its kind has no use for."""
    for where, is_filled in filled.items():
        if is_filled and where not in MADE_OF[kind]:
            kinds = ", ".join(kind for kind, fields in MADE_OF.items() if where in fields)
            yield Problem(where, f"has no use in this kind of question ({kind}), only in: {kinds}. Take it out.")


def option_problems(kind: str, options: Sequence[Option]) -> Iterator[Problem]:
    """Yield what is wrong with the options of a single choice or a multiple response."""
    right = sum(option.right for option in options)
    if len(options) < 2:
        yield Problem("options", "are fewer than two. Write at least one right option and one that tempts.")
    elif right == 0:
        yield Problem("options", "have no right answer. Mark the option that is right.")
    if kind == "single" and right > 1:
        yield Problem("options", "have more than one right answer. Mark one, or make it a multiple response.")
    if len(options) - right > MOST_DISTRACTORS[kind]:
        yield Problem(
            "options", f"have more than {MOST_DISTRACTORS[kind]} wrong ones. Reading lures plants them: drop some."
        )
    for number, option in enumerate(options):
        if not option.text.strip():
            yield Problem(f"options.{number}.text", "is empty. Write the option, or take it out.")
        if not option.feedback.strip():
            yield Problem(
                f"options.{number}.feedback", "is empty. Say what the thought behind this option misses or gets right."
            )
        yield from wording_problems(f"options.{number}.text", option.text)
        yield from wording_problems(f"options.{number}.feedback", option.feedback)
    yield from _length_problems([len(option.text) for option in options])


def _length_problems(lengths: list[int]) -> Iterator[Problem]:
    longest, shortest = max(lengths, default=0), min(lengths, default=0)
    allowed = max(LENGTH_SLACK, LENGTH_SHARE * longest)
    if longest > LONG_OPTION and longest - shortest > allowed:
        yield Problem(
            "options",
            f"run from {shortest} to {longest} characters. Keep them within 30 % or 12 characters, so that length gives nothing away.",
        )


def attitude_problems(options: Sequence[Option], explanation: str, privacy: str, hints: int) -> Iterator[Problem]:
    """Yield what is wrong with an attitude: a scale on which no point is right, and which no name stands beside."""
    if len(options) not in POINTS:
        yield Problem("options", "are not four or five. Write the points of the scale, from one end to the other.")
    for number, option in enumerate(options):
        yield from _point_problems(number, option)
    if not explanation.strip():
        yield Problem("explanation", "is empty. Say what is known, to everybody alike, whatever they chose.")
    if hints:
        yield Problem("hints", "lead to an answer, and an attitude has none. Take them out.")
    if privacy not in {"aggregate", "private"}:
        yield Problem("privacy", "would show who thinks what. Choose aggregate or private.")


def _point_problems(number: int, option: Option) -> Iterator[Problem]:
    if not option.text.strip():
        yield Problem(f"options.{number}.text", "is empty. Every point of the scale has its words.")
    if option.right:
        yield Problem(f"options.{number}.right", "is marked. Nothing in an attitude is right or wrong: take it out.")
    if option.feedback.strip():
        yield Problem(
            f"options.{number}.feedback", "is no part of an attitude. Say it to everybody, in the explanation."
        )
    yield from wording_problems(f"options.{number}.text", option.text)


def item_problems(items: Sequence[Option], stages: int | None) -> Iterator[Problem]:
    """Yield what is wrong with the items of an order: they stand here, or are the live stages of a timeline."""
    if stages is not None:
        if items:
            yield Problem("items", "and a timeline are both given. Keep one of them.")
        if stages < FEWEST_ITEMS:
            yield Problem("timeline", "has fewer than three published stages. Publish them first.")
        return
    if len(items) < FEWEST_ITEMS:
        yield Problem("items", "are fewer than three. Write them in their right order, or choose a timeline.")
    yield from _listed_problems(items, "Say why this item stands where it stands.")
    for number, item in enumerate(items):
        if item.belongs:
            yield Problem(f"items.{number}.belongs", "is for cards. Here the place in the list says it: take it out.")


def card_problems(kind: str, cards: Sequence[Option], groups: Sequence[str]) -> Iterator[Problem]:
    """Yield what is wrong with the cards of a match or a sort, given the keys of their groups."""
    if len(cards) not in CARDS:
        yield Problem("items", f"are {len(cards)}. Write three to ten cards.")
    yield from _listed_problems(cards, "Say why this card belongs where it belongs.")
    for number, card in enumerate(cards):
        where = f"items.{number}.belongs"
        for group in card.belongs:
            if group not in groups:
                yield Problem(where, f"names “{group}”, which is no group here. Name one of: {', '.join(groups)}.")
        if kind == "match" and not card.belongs:
            yield Problem(where, "is empty. Each card of a match belongs somewhere; a decoy needs a sort.")
    if cards and not any(card.belongs for card in cards):
        yield Problem("items", "belong nowhere, all of them. Say of at least one where it belongs.")


def group_problems(groups: Sequence[Group], stages: int | None) -> Iterator[Problem]:
    """Yield what is wrong with the groups of cards: they stand here, or are the live stages of a timeline."""
    if stages is not None:
        if groups:
            yield Problem("groups", "and a timeline are both given. Keep one of them.")
        if stages not in GROUPS:
            yield Problem("timeline", f"has {stages} published stages. Cards can be put into two to six.")
        return
    if len(groups) not in GROUPS:
        yield Problem("groups", f"are {len(groups)}. Write two to six, or choose a timeline.")
    for number, group in enumerate(groups):
        if not is_key(group.key):
            yield Problem(
                f"groups.{number}.key", f"“{group.key}” is no short name. Write small letters, such as helps."
            )
        if not 0 < len(group.text.strip()) <= LONGEST_GROUP:
            yield Problem(f"groups.{number}.text", f"must be 1 to {LONGEST_GROUP} characters. Name the group in a few.")
        yield from wording_problems(f"groups.{number}.text", group.text)
    yield from key_problems("groups", [group.key for group in groups])


def _listed_problems(items: Sequence[Option], why: str) -> Iterator[Problem]:
    for number, item in enumerate(items):
        if not item.text.strip():
            yield Problem(f"items.{number}.text", "is empty. Write it, or take it out.")
        if not item.feedback.strip():
            yield Problem(f"items.{number}.feedback", f"is empty. {why}")
        yield from wording_problems(f"items.{number}.text", item.text)
        yield from wording_problems(f"items.{number}.feedback", item.feedback)


def key_problems(where: str, keys: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem for each key used twice in one question."""
    for number, key in enumerate(keys):
        if key and key in keys[:number]:
            yield Problem(f"{where}.{number}.key", f"“{key}” is used twice. Give each one of its own.")
