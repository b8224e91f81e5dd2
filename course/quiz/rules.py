"""What a question must be before a learner may meet it; the same words in the editor and the loader."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from course.kit.rules import Problem
from course.safety.rules import wording_problems

MOST_DISTRACTORS = {"single": 3, "multiple": 5}
FEWEST_ITEMS = 3
LONG_OPTION = 15
LENGTH_SLACK = 12
LENGTH_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class Option:
    """One option, or one item of an order, as an author wrote it."""

    key: str
    text: str
    feedback: str
    right: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """What a reply says of one option or item; `fits` stays None while that would give the key away."""

    option: str
    text: str
    fits: bool | None = None


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
    for number, item in enumerate(items):
        if not item.feedback.strip():
            yield Problem(f"items.{number}.feedback", "is empty. Say why this item stands where it stands.")
        yield from wording_problems(f"items.{number}.text", item.text)
        yield from wording_problems(f"items.{number}.feedback", item.feedback)


def key_problems(where: str, keys: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem for each key used twice in one question."""
    for number, key in enumerate(keys):
        if key and key in keys[:number]:
            yield Problem(f"{where}.{number}.key", f"“{key}” is used twice. Give each option a letter of its own.")
