"""The words the course does not use, and the log lines it does not write."""

import logging
import re
from collections.abc import Iterator

from course.kit.rules import Problem

# Each word or phrase, and what to write instead. Allowed inside curly quotes: “…” is somebody's words, not ours.
AVOIDED = {
    r"revenge[ -]porn\w*": "sharing private pictures without consent",
    r"child porn\w*": "child sexual abuse material",
    r"porn\w*": "intimate pictures, or say what was done",
    r"leak(?:s|ed|ing|y)?": "shared without consent",
    r"viral\w*": "passed on by many people",
    r"scandal\w*": "what happened, named plainly",
    r"mms": "private picture",
    r"sexting": "sharing nudes and semi-nudes",
    r"nudif\w+": "an AI tool that fakes an undressed picture",
    r"footage": "picture",
    r"juicy": "nothing: leave it out",
    r"shocking": "nothing: leave it out",
    r"victims?": "the person shown, or the person affected",
    r"perpetrators?": "the person who shared",
    r"ruined": "what changed, and what can still help",
    r"gone forever|lost forever": "hard to remove everywhere",
    r"nothing can be done": "what can still be done",
    r"risky behaviou?r": "what the other person chose to do",
    r"just delete it|just ignore it": "tell someone you trust, report, do not pass it on",
    r"slut\w*": "nothing: leave it out",
    r"exposed": "shown without consent",
    r"got (?:her|him|them)self into": "what the other person chose to do",
}
_PATTERNS = {re.compile(rf"\b(?:{words})\b", re.IGNORECASE): instead for words, instead in AVOIDED.items()}
_QUOTED = re.compile(r"“[^”]*”")
_TAG = re.compile(r"<[^>]+>")


def avoided_words(text: str) -> Iterator[tuple[str, str]]:
    """Yield each word of `text` that the course avoids, with what to write instead; quoted words pass."""
    plain = _QUOTED.sub(" ", _TAG.sub(" ", text))
    for pattern, instead in _PATTERNS.items():
        for found in pattern.finditer(plain):
            yield found[0], instead


def wording_problems(where: str, text: str) -> Iterator[Problem]:
    """Yield a problem for each avoided word in `text`."""
    for word, instead in avoided_words(text):
        yield Problem(where, f"“{word}” is a word this course avoids. Write instead: {instead}.")


class NoPaths(logging.Filter):
    """Empties log lines of what a reader asked for: Django's request loggers put the path into each."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Return False for a mere 4xx; for the rest take path and request out and keep the traceback."""
        if record.name.startswith(("django.request", "django.security", "django.server", "granian", "gunicorn")):
            status = getattr(record, "status_code", None)
            if status is not None and status < 500:
                return False
            record.msg, record.args = f"a request failed ({status or record.levelname})", ()
            record.request = None
        return True
