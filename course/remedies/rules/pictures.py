"""Two neutral drawings and the fingerprints that a program makes of them: plain Python.

The fingerprints are perceptual hashes of 64 bits (`phash` of the library ImageHash), row by row, written as hex.
They are stored, since the course itself hashes nothing; a test draws the pictures and makes all of them anew.
"""

from dataclasses import dataclass
from math import cos, pi, sin

Point = tuple[float, float]

WIDTH, HEIGHT, SIDE = 240, 180, 8
# From light to dark; the style sheet names them too.
TONES = {"sheet": "#ffffff", "pale": "#e6f1ee", "mid": "#a3c9c2", "dark": "#0b4a50"}


@dataclass(frozen=True, slots=True)
class Shape:
    """A polygon in one tone; what stands later in a list lies on top."""

    tone: str
    points: tuple[Point, ...]

    @property
    def drawn(self) -> str:
        return " ".join(f"{x},{y}" for x, y in self.points)


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as it is met somewhere, and the fingerprint made from it."""

    kind: str
    shapes: tuple[Shape, ...]
    fingerprint: str

    @property
    def squares(self) -> str:
        """Return the dark squares as one path, in a drawing that is SIDE wide and high."""
        bits = f"{int(self.fingerprint, 16):0{SIDE * SIDE}b}"
        return "".join(f"M{place % SIDE} {place // SIDE}h1v1h-1z" for place, bit in enumerate(bits) if bit == "1")

    @property
    def is_match(self) -> bool:
        return self.fingerprint == ORIGINAL.fingerprint


def _poly(tone: str, *points: Point) -> Shape:
    return Shape(tone, points)


def _oval(tone: str, centre: Point, across: int, down: int) -> Shape:
    turns = [pi * step / 16 for step in range(32)]
    x, y = centre
    return Shape(tone, tuple((round(x + across * cos(turn), 1), round(y + down * sin(turn), 1)) for turn in turns))


KITE = (
    _poly("sheet", (0, 0), (240, 0), (240, 180), (0, 180)),
    _oval("pale", (64, 42), 30, 11),
    _oval("pale", (86, 50), 34, 10),
    _oval("pale", (214, 80), 32, 9),
    _poly("mid", (0, 136), (40, 120), (84, 104), (128, 112), (176, 130), (240, 142), (240, 180), (0, 180)),
    _poly("dark", (0, 166), (60, 158), (120, 146), (180, 138), (240, 134), (240, 180), (0, 180)),
    _poly("dark", (139, 76), (141, 78), (90, 156), (87, 156)),
    _poly("dark", (164, 14), (192, 44), (140, 78), (132, 34)),
    _poly("mid", (164, 14), (192, 44), (158, 44)),
    _poly("mid", (158, 44), (140, 78), (132, 34)),
    _poly("dark", (124, 101), (111, 97), (114, 109)),
    _poly("dark", (124, 101), (134, 93), (137, 105)),
    _poly("dark", (107, 127), (95, 123), (98, 134)),
    _poly("dark", (107, 127), (117, 119), (119, 131)),
)
TREE = (
    _poly("sheet", (0, 0), (240, 0), (240, 180), (0, 180)),
    _oval("mid", (196, 34), 16, 16),
    _poly("pale", (0, 84), (70, 96), (150, 78), (240, 90), (240, 180), (0, 180)),
    _oval("mid", (162, 140), 60, 22),
    _oval("sheet", (150, 135), 30, 5),
    _oval("sheet", (178, 148), 18, 3),
    _poly("dark", (60, 80), (74, 80), (77, 144), (90, 153), (44, 153), (57, 144)),
    _oval("dark", (46, 72), 30, 25),
    _oval("dark", (90, 68), 32, 28),
    _oval("dark", (66, 46), 34, 28),
    _oval("mid", (56, 36), 17, 9),
    _oval("mid", (98, 54), 13, 8),
    _poly("dark", (212, 152), (215, 100), (218, 152)),
    _poly("dark", (219, 154), (225, 112), (225, 154)),
    _poly("dark", (204, 156), (204, 122), (210, 156)),
)

ORIGINAL = Picture("original", KITE, "ed8c49b292d2b969")
COPIES = (
    Picture("saved", KITE, "ed8c49b292d2b969"),
    Picture("smaller", KITE, "ed8c49b292d2b969"),
    Picture("other", TREE, "bebbc0c4853787c4"),
)
