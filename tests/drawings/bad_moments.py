"""Small pictures for when there is nothing to show: a boat that drifted off, and one that waits."""

from tests.drawings.pen import Point, arc, brush, dash, inked, ring
from tests.drawings.things import boat, sea


def adrift() -> str:
    """A folded boat has drifted off; where it should be, only the rings are left."""
    waves: list[list[Point]] = [
        [(232, 176), (268, 166), (304, 178), (340, 164), (388, 172), (436, 160)],
        [(200, 250), (252, 238), (304, 252), (352, 236), (408, 248), (460, 240)],
    ]
    return (
        sea(0, 3, -4, 5, -6, 4, 0, width=480)
        + inked(
            ring((112, 216), 50, 4.8, 3), arc((112, 216), 94, (24, 128), 4, 8), arc((112, 216), 94, (206, 262), 2.6, 8)
        )
        + inked(*(brush(points, 5) for points in waves))
        + inked(dash(40, 140, 60), dash(52, 280, 66), dash(240, 128, 50), opacity=0.5)
        + f'<g transform="rotate(-7 348 214)">{boat(348, 218, 1.6)}</g>'
        + inked(brush([(288, 224), (318, 218), (350, 226), (384, 216), (410, 222)], 4.6))
    )


def moored() -> str:
    """A folded boat lies moored at a post, on still water."""
    post = brush([(150, 246), (150, 210), (149, 176)], 9, 0.8)
    rope = brush([(152, 190), (180, 214), (214, 213), (246, 198)], 2.6, 0.8)
    return (
        sea(0, -1, 1, 0, -1, 1, 0, width=480)
        + inked(
            dash(50, 150, 60),
            dash(372, 134, 66),
            dash(60, 270, 70),
            dash(372, 268, 62),
            dash(210, 140, 56),
            opacity=0.5,
        )
        + inked(post, dash(124, 248, 54, 4), dash(238, 240, 118, 5))
        + boat(292, 234, 1.7)
        + inked(rope)
    )


ALL = {"adrift": adrift, "moored": moored}
