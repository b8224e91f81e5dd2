"""What a template is given: a QR code as one path."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

import segno

QUIET = 4  # modules of nothing around a QR code; readers need them


@dataclass(frozen=True, slots=True)
class Qr:
    """A QR code for an inline SVG: how wide it is in modules, and the path of the dark ones."""

    size: int
    path: str


def qr(text: str) -> Qr:
    """Return a text as a QR code. It takes its colours from the page, and needs no style or script of its own."""
    code = segno.make(text, micro=False, error="m")
    size = int(code.symbol_size(scale=1, border=QUIET)[0])
    rows = enumerate(code.matrix_iter(scale=1, border=QUIET))
    return Qr(size, "".join(stroke for y, row in rows for stroke in _strokes(y, row)))


def _strokes(y: int, row: Iterable[int]) -> Iterator[str]:
    """Yield one stroke for each run of dark modules in a row."""
    x = 0
    for is_dark, run in groupby(row):
        width = len(list(run))
        if is_dark:
            yield f"M{x} {y}h{width}v1h-{width}z"
        x += width
