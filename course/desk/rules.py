"""How hard a text is to read, and when something is to be read again."""

import math
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from html import unescape

from pyphen import Pyphen

# A fact and a source name only the day they were read; a year later somebody reads them again.
READ_AGAIN_AFTER = timedelta(days=365)
SOON = timedelta(days=30)
HARDEST = {"privacy": 6.0}
HARD = 7.0
ENDS = (".", "!", "?", "”", ":")
_SYLLABLES = Pyphen(lang="en_US")
_SENTENCE = re.compile(r"\b[^.!?]+[.!?]*")
_NO_LETTER = re.compile(r"[^\w\s]")
_LINE_END = re.compile(r"</(?:p|li|h\d)>|<br/?>")
_TAG = re.compile(r"<[^>]+>")


def grade(sentences: Iterable[str]) -> float:
    """Return the Flesch-Kincaid grade of sentences taken as one text; 0 where there is nothing to read."""
    text = " ".join(sentences)
    words = _words(text)
    if not words:
        return 0.0
    count = sum(len(_words(sentence)) > 2 for sentence in _SENTENCE.findall(text))
    syllables = sum(len(_SYLLABLES.positions(word)) + 1 for word in words)
    return _rounded(0.39 * _rounded(len(words) / max(1, count)) + 11.8 * _rounded(syllables / len(words)) - 15.59)


def hardest(key: str) -> float:
    """Return the grade that a page, named by its key, must not be above."""
    return HARDEST.get(key, HARD)


def sentences(text: str) -> Iterator[str]:
    """Yield the lines of a text or of HTML, each closed by a mark, so that a heading counts as a sentence."""
    for line in _TAG.sub("", _LINE_END.sub("\n", text)).splitlines():
        if plain := unescape(line).strip():
            yield plain if plain.endswith(ENDS) else f"{plain}."


def read_again_by(read_on: date) -> date:
    """Return the day by which what was read on a day should be read again."""
    return read_on + READ_AGAIN_AFTER


def _words(text: str) -> list[str]:
    return _NO_LETTER.sub("", text.lower()).split()


def _rounded(number: float) -> float:
    """Return `number` with one decimal, halves away from zero, as the readability packages do."""
    return math.floor(number * 10 + math.copysign(0.5, number)) / 10
