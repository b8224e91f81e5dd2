"""Every plan there can be, and one as plain text."""

from collections.abc import Iterator
from itertools import product
from typing import Any

from course.remedies.queries import Plan
from course.remedies.rules import Case, address_of
from course.signposts.rules import AGES, GOALS, ROLES, SITUATIONS

DEEP = ("in", "us", "gb", "eu", "au", "ca")
# What stands at a step, in the order in which it is read.
TOLD = ("name", "says", "who", "takes", "costs", "ready", "cannot", "unsettled")


def cases(country: str) -> Iterator[Case]:
    """Yield every choice a reader of a country can make."""
    for role, reader, age, happened, wants in product(ROLES, AGES, AGES, SITUATIONS, GOALS):
        yield Case(country, role, happened, wants, reader, age)


def steps(plan: Plan) -> list[Any]:
    return [step for turn in plan.turns for step in (*turn.first, *turn.also)]


def first_keys(plan: Plan) -> tuple[str, ...]:
    return tuple(step.key for turn in plan.turns for step in turn.first)


def told(entry: Any) -> list[str]:
    """Return everything an entry tells a reader, as texts."""
    return [text for name in TOLD if (text := getattr(entry, name, ""))]


def as_text(case: Case, plan: Plan) -> str:
    """Return a plan as a reader meets it, for a file that people can read and compare."""
    lines = [f"# {plan.country.name} ?{address_of(case)}", f"# {case.role}, {case.happened}, wants: {case.wants}"]
    lines += [f"# reader {case.reader}, picture made {case.made}", ""]
    lines += [f"Call: {line.name} {line.phone or line.web} {line.hours}".rstrip() for line in plan.emergency]
    lines += [f"Call: {line.name} {line.phone or line.web} {line.hours}".rstrip() for line in plan.lines]
    for turn in plan.turns:
        lines += ["", f"== {turn.stage} =="]
        for number, step in enumerate(turn.first, 1):
            lines += [f"{number}. {step.name} [{step.key}]", f"   {step.says}"]
            lines += [f"   {name}: {getattr(step, name)}" for name in ("who", "takes", "costs", "ready", "cannot")]
        lines += [f"also: {step.name} [{step.key}]" for step in turn.also]
    lines += ["", "== law =="]
    lines += [f"{duty.name}: {duty.limit}, {duty.clock} ({duty.get_in_force_display()})" for duty in plan.duties]
    lines += [f"{law.name} {law.section}: {law.says}" for law in plan.laws]
    return "\n".join(lines) + "\n"
