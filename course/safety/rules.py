"""The words the course does not use, the scripts its CMS may start, and the log lines it does not write."""

import base64
import hashlib
import json
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


# How Wagtail starts its widgets: one known function, called with nothing but data.
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_STARTS = re.compile(
    r"(?:initDateChooser|initTimeChooser|initDateTimeChooser|createTaskChooser|new \w*Chooser)\((.*)\);"
)
_PANEL = re.compile(r"\(function\(\) \{\s*var panel = new InlinePanel\(JSON\.parse\((.*)\)\);\s*\}\)\(\);")


def widget_scripts(html: str) -> list[str]:
    """Return the hashes, as a policy writes them, of the inline scripts that do nothing but start a widget of Wagtail."""
    found = [script for script in _INLINE.findall(html) if _is_start_of_widget(script)]
    return sorted({f"'sha256-{base64.b64encode(hashlib.sha256(one.encode()).digest()).decode()}'" for one in found})


def _is_start_of_widget(script: str) -> bool:
    call = _STARTS.fullmatch(script.strip()) or _PANEL.fullmatch(script.strip())
    try:
        # Were there more than data between the brackets, it would be a program.
        return call is not None and isinstance(json.loads(f"[{call[1]}]"), list)
    except ValueError:
        return False


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
