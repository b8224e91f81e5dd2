"""The code that lets pupils into a class, and how long it does."""

from datetime import datetime
from random import SystemRandom
from typing import Literal

# Twenty signs that nobody mixes up when they are read out or written on a board, and that make no words. Ten of them
# are 43 bits: with 2,000 classes and a guess a second, 30 days of guessing hit one with a chance of 5 in 10,000.
SIGNS = "BCDFGHJKMNPQRTVWX479"
CODE_LENGTH = 10
ID_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
Joining = Literal["closed", "hours", "open"]


def new_code() -> str:
    """Return a code that nobody could guess."""
    return "".join(SystemRandom().choices(SIGNS, k=CODE_LENGTH))


def new_id() -> str:
    """Return what names a class or an assignment in an address: 59 bits, and nothing of what it is."""
    return "".join(SystemRandom().choices(ID_SIGNS, k=12))


def read_code(typed: str) -> str:
    """Return what somebody typed as a code; hyphens, gaps and small letters do not matter, nor do wrong signs here."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())[:40]


def spelled(code: str) -> str:
    """Return a code as it is shown, in two halves: BCDFG-HJKMN."""
    half = CODE_LENGTH // 2
    return f"{code[:half]}-{code[half:]}"


def joining(is_open: bool, until: datetime | None, now: datetime) -> Joining:
    """Return whether a class may be joined: not, for some hours yet, or until somebody closes it."""
    if not is_open or (until is not None and until <= now):
        return "closed"
    return "open" if until is None else "hours"
