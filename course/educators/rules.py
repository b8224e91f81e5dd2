"""What an educator types: names that count as one, and codes however they are spaced."""

import re
import unicodedata
from base64 import b32encode

SIX_DIGITS = re.compile(r"[0-9]{6}")


def folded(name: str) -> str:
    """Return a name as it counts for guessing: however it is written, its tries are counted together."""
    return unicodedata.normalize("NFKC", name).casefold().strip()


def without_gaps(typed: str) -> str:
    """Return a code without the spaces and hyphens that people and phones put into it."""
    return re.sub(r"[\s\-–]+", "", typed).lower()


def is_from_the_phone(code: str) -> bool:
    """Return whether this is a code of an authenticator; a recovery code is longer."""
    return SIX_DIGITS.fullmatch(code) is not None


def in_fours(text: str) -> str:
    """Return a text in groups of four, to be typed off a screen."""
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def secret_to_type(secret: bytes) -> str:
    """Return the secret of an authenticator as people type it."""
    return in_fours(b32encode(secret).decode().rstrip("="))
