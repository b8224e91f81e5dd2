"""What a source, a fact and a glossary term must have before a reader may see them."""

from collections.abc import Iterable, Iterator
from datetime import date

from course.kit.rules import Problem

TODAY_OR_BEFORE = "must be the day the source was really read, so today or before. Write the day you read it."


def read_day_problems(where: str, day: date | None, today: date) -> Iterator[Problem]:
    """Yield what is wrong with the day a source was read: absent, or still to come."""
    if day is None:
        yield Problem(where, "is missing. Write the day on which the source was really read, such as 2026-11-22.")
    elif day > today:
        yield Problem(where, f"{day} {TODAY_OR_BEFORE}")


def claim_problems(where: str, claims: str, known: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for each word of `claims` that is no claim of the course."""
    known = set(known)
    for claim in claims.split():
        if claim not in known:
            yield Problem(where, f"there is no claim “{claim}”. Write numbers from claims.yaml, such as F7 F55.")


def missing_problems(fields: dict[str, str]) -> Iterator[Problem]:
    """Yield a problem for each field that is empty."""
    for where, value in fields.items():
        if not value.strip():
            yield Problem(where, "is empty. Write it, or leave the whole thing a draft.")
