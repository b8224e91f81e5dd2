"""The order of a plan: safe first, then what serves the reader's own goal, then what else there is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from course.remedies.rules.case import Case
from course.signposts.rules import STAGES, Age

# What a frightened person can take in at once; the rest of a stage stands folded below it.
MOST = {"hour": 4, "day": 6, "week": 4, "month": 4}


class Step(Protocol):
    """What a plan needs to know of an entry; words of a list stand with spaces between."""

    key: str
    position: int
    roles: str
    made: str
    reader: str
    happened: str
    wants: str
    stage: str

    @property
    def is_over(self) -> bool: ...


class Law(Protocol):
    """What a plan needs to know of a rule of law."""

    protects: str
    in_force: str
    threats: str
    recording: str
    made_by_ai: str
    forwarders: str


S = TypeVar("S", bound=Step)


@dataclass(frozen=True, slots=True)
class Turn(Generic[S]):
    """One stage of a plan: what to do first, in this order, and what else there is."""

    stage: str
    first: list[S] = field(default_factory=list)
    also: list[S] = field(default_factory=list)


def fits(step: Step, case: Case) -> bool:
    """Return whether a step is for this reader: every list it has names them, an empty one names everybody."""
    return (
        _names(step.roles, case.role)
        and _names(step.happened, case.happened)
        and _is_of_age(step.made, case.made)
        and _is_of_age(step.reader, case.reader)
    )


def plan(steps: Iterable[S], case: Case) -> list[Turn[S]]:
    """Return the stages of a plan, each with its steps.

    Advice comes before routes, both as their authors ordered them. What serves the reader's goal comes first; an entry
    whose review date has passed never does.
    """
    mine = _own_before_common([step for step in steps if fits(step, case)])
    return [_turn(stage, [step for step in mine if step.stage == stage], case) for stage in STAGES]


def _turn(stage: str, steps: Sequence[S], case: Case) -> Turn[S]:
    ordered = sorted(steps, key=lambda step: (step.is_over, not _serves(step, case), _is_route(step), step.position))
    first = [step for step in ordered if _serves(step, case) and not step.is_over][: MOST[stage]]
    if not first:
        first = [step for step in ordered if not step.is_over][:1]
    return Turn(stage, first, [step for step in ordered if step not in first])


def _own_before_common(steps: Sequence[S]) -> list[S]:
    """Leave out what holds everywhere where the country has an entry of the same name: `in.platform`, `any.platform`."""
    own = {step.key.partition(".")[2] for step in steps if not step.key.startswith("any.")}
    return [step for step in steps if not (step.key.startswith("any.") and step.key.partition(".")[2] in own)]


def concerns(law: Law, case: Case) -> bool:
    """Return whether a rule of law is in force and reaches what has happened."""
    reaches = {
        "threat": law.threats,
        "ai": law.made_by_ai,
        "recorded": law.recording,
        "shared": law.forwarders,
        "search": law.forwarders,
    }
    return law.in_force != "not-yet" and reaches.get(case.happened) in {"yes", "partly"}


def is_for(law: Law, case: Case) -> bool:
    """Return whether a rule of law protects a person of that age; those for women only are shown, and say so."""
    return law.protects in {"anyone", "women"} or _is_of_age(law.protects, case.made)


def _names(words: str, choice: str) -> bool:
    return not words or choice in words.split()


def _is_of_age(asked: str, age: Age) -> bool:
    return asked in {"any", "18-plus" if age == "18" else "under-18"}


def _serves(step: Step, case: Case) -> bool:
    return case.wants in step.wants.split() or (case.happened == "threat" and "safe" in step.wants.split())


def _is_route(step: Step) -> bool:
    return hasattr(step, "kind")
