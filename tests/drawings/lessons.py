"""One picture for each lesson of how things spread, 960 wide and 300 high; what matters stands in the middle half."""

from itertools import pairwise

from tests.drawings.pen import Point, arc, brush, dash, inked, path, ring, shape
from tests.drawings.things import boat, lamp, note, sea, shore

Spot = tuple[float, float, float]  # where, and how large


def rings() -> str:
    """A note has landed; five rings run out from it."""
    widths = {48: 6, 94: 5.6, 145: 5, 198: 4.4, 250: 3.8}
    return (
        sea(0, -1, 2, -1, 1, -2, 1, 0)
        + _glints((70, 150), (166, 240), (20, 270), (790, 140), (842, 228))
        + inked(*(ring((480, 204), radius, width, 31 + n) for n, (radius, width) in enumerate(widths.items())))
        + note(472, 202, 1.5)
    )


def branches() -> str:
    """One note; from it a few, from these many; one thread ends where it is not passed on."""
    one = (306, 208, 1.45)
    near, _ends_here, far = few = [(440, 268, 1.05), (452, 204, 0.86), (424, 150, 0.74)]
    from_near = [(566, 240, 0.8), (582, 280, 0.88), (664, 262, 0.78)]
    from_far = [(536, 130, 0.5), (574, 158, 0.56), (650, 136, 0.48)]
    last = {
        from_near[2]: [(742, 240, 0.66), (760, 276, 0.7)],
        from_far[1]: [(676, 182, 0.54)],
        from_far[2]: [(752, 132, 0.42)],
    }
    ties = [(one, spot) for spot in few] + [(near, spot) for spot in from_near] + [(far, spot) for spot in from_far]
    ties += [(start, end) for start, ends in last.items() for end in ends]
    spots = sorted({spot for tie in ties for spot in tie}, key=lambda spot: spot[1])
    return (
        sea(0, -2, 1, -1, 2, -2, 1, 0)
        + _glints((60, 148), (120, 262), (30, 212), (866, 190), (620, 208))
        + inked(*(_thread(*tie) for tie in ties), opacity=0.6)
        + inked(
            *(ring((x + 4 * size, y + 1), 46 * size, 4.8 * size**0.6, 50 + n) for n, (x, y, size) in enumerate(spots))
        )
        + "".join(note(*spot, flip=n % 3 == 1) for n, spot in enumerate(spots))
    )


def _thread(start: Spot, end: Spot) -> str:
    (ax, ay, size), (bx, by, small) = start, end
    ax, bx = ax + 46 * size, bx - 34 * small
    bow = 7 + (bx - ax) * 0.12
    return brush([(ax, ay - 4), (ax * 0.6 + bx * 0.4, ay * 0.6 + by * 0.4 - bow), (bx, by - 5)], 4.6 * size, 0.3)


def wake() -> str:
    """A wave that begins with one note, far out, and is still a wave where it reaches the other shore."""
    crests = [
        (62, 5.8, (-190, 40)),
        (118, 5.6, (-104, 34)),
        (184, 5.4, (-84, 26)),
        (256, 5.2, (-74, 17)),
        (334, 5, (-66, 6)),
        (414, 5, (-60, -6)),
    ]
    hills = [(548, 104), (588, 94), (634, 76), (676, 80), (726, 58), (784, 72), (842, 90), (910, 104)]
    roofs = [
        shape("note", f"M{x} {y}l{s}-{s}l{s} {s + 1}Z", 2.6)
        for x, y, s in ((614, 86, 15), (650, 84, 11), (738, 66, 14))
    ]
    lapping = [
        brush([(x, y), (x + w / 2, y - 5), (x + w, y + 1)], 3.4)
        for x, y, w in ((590, 116, 46), (658, 121, 60), (742, 115, 44), (812, 122, 50))
    ]
    return (
        sea(0, 1, -1, 1, 0, 0, 0, 0, 0, extra=shore(hills) + "".join(roofs))
        + _glints((40, 142), (120, 196), (30, 262), (880, 176), (800, 250))
        + inked(
            *(arc((318, 244), radius, turn, width, 71 + n, 0.4) for n, (radius, width, turn) in enumerate(crests)),
            *lapping,
        )
        + note(312, 242, 1.35)
    )


def breakwater() -> str:
    """Boats lie moored in a row; the wave breaks on them, and behind them the water is still."""
    row: list[Spot] = [(372, 130, 0.56), (412, 164, 0.8), (464, 206, 1.08), (530, 262, 1.45)]
    swells = [_swell(x - 58 * size, y - 8 * size, size) for x, y, size in row]
    ropes = [_rope(*pair) for pair in pairwise(row)]
    return (
        sea(0, 6, -8, 6, 2, 0, 1, 0, 0)
        + inked(*swells, *(_breaking(*spot) for spot in row))
        + _glints((520, 128), (664, 124), (590, 168), (760, 150), (640, 276), (836, 236))
        + inked(*(dash(x - 34 * size, y + 4 * size, 84 * size, 4.4) for x, y, size in row), *ropes)
        + "".join(boat(*spot) for spot in row)
        + inked(ring((680, 222), 60, 4.6, 88))
        + note(675, 220, 1.05)
    )


def _swell(x: float, y: float, size: float) -> str:
    """Return a wave that comes in from the left and rises."""
    shares = ((1, 12), (0.82, -6), (0.64, 9), (0.44, -13), (0.24, 10), (0, -16))
    return brush([(x * (1 - share) + 30 * share, y + rise * size + 8) for share, rise in shares], 3.2 + 2 * size)


def _breaking(x: float, y: float, size: float) -> str:
    """Return the crest that curls over before a boat, and its spray."""
    x, y = x - 62 * size, y - 12 * size
    curl = [(-34, 22), (-18, 2), (-2, -22), (14, -32), (24, -22), (16, -14)]
    spray = [(8, -44), (18, -50), (30, -46)]
    strokes = (brush([(x + dx * size, y + dy * size) for dx, dy in points], 5 * size**0.5) for points in (curl, spray))
    return "".join(strokes)


def _rope(start: Spot, end: Spot) -> str:
    (ax, ay, a), (bx, by, b) = start, end
    return brush(
        [(ax + 24 * a, ay - 10 * a), ((ax + bx) / 2 + 8, (ay + by) / 2 - 2), (bx - 24 * b, by - 18 * b)], 2.4, 0.8
    )


def weir() -> str:
    """A weir with two gates: one is up and the water swells through, one is down and holds it."""
    open_gate, shut_gate = (348, 456), (560, 664)
    stone = [_stone(*part) for part in ((190, open_gate[0]), (open_gate[1], shut_gate[0]), (shut_gate[1], 796))]
    swell = [
        [(368, 184), (384, 174), (404, 170), (424, 175), (438, 185)],
        [(336, 212), (364, 204), (404, 188), (442, 203), (474, 213)],
        [(286, 246), (340, 238), (406, 210), (470, 237), (522, 247)],
        [(236, 280), (310, 274), (408, 240), (500, 273), (572, 281)],
    ]
    falling = [[(x, 150), (x + lean, 168)] for x, lean in ((370, -3), (392, -1), (414, 1), (436, 3))]
    carried = note(404, 200, 0.74) + note(484, 234, 0.95, flip=True) + note(344, 246, 1.1)
    return (
        sea(0, -1, 1, 0, -1, 1, 0, 0)
        + _glints((60, 132), (236, 126), (490, 128), (830, 140), (600, 216), (690, 254), (90, 220), (820, 230))
        + "".join(stone)
        + note(592, 136, 0.56)
        + note(632, 144, 0.5, flip=True)
        + _gate(*open_gate, 90)
        + _gate(*shut_gate, 152)
        + inked(*(brush(points, 5.2) for points in swell), *(brush(points, 3.4) for points in falling))
        + carried
    )


def _stone(left: float, right: float) -> str:
    """Return a length of the wall, seen a little from above."""
    top = f"M{left + 6:g} 146L{right - 6:g} 145L{right:g} 158L{left:g} 157Z"
    face = f"M{left:g} 157L{right:g} 158Q{right - 2:g} 172 {right:g} 187Q{(left + right) / 2:g} 190 {left:g} 185Z"
    return shape("note", top, 2.6) + shape("note-2", face, 2.6)


def _gate(left: float, right: float, top: float) -> str:
    """Return two posts, the beam over them, and the board between, drawn up or let down."""
    board = f"M{left + 6:g} {top:g}L{right - 6:g} {top + 1:g}L{right - 7:g} {top + 35:g}L{left + 6:g} {top + 33:g}Z"
    posts = [f"M{x - 7:g} 80Q{x:g} 76 {x + 7:g} 80Q{x + 6:g} 136 {x + 8:g} 193L{x - 8:g} 192Z" for x in (left, right)]
    bar = f"M{left - 17:g} 68Q{(left + right) / 2:g} 63 {right + 16:g} 67L{right + 15:g} 80L{left - 15:g} 81Z"
    planks = inked(*(brush([(left + 12, top + dy), (right - 12, top + dy + 2)], 2.2, 0.6) for dy in (11, 22)))
    return (
        shape("note-3", board, 2.6)
        + planks
        + "".join(shape("note", post, 2.6) for post in posts)
        + shape("note-2", bar, 2.6)
    )


def beam() -> str:
    """The harbour lamp lights the way over the water; the note lies outside its light."""
    light = '<path fill="var(--amber)" opacity=".4" d="M412 127Q640 124 884 134Q944 190 884 244Q640 194 412 148Z"/>'
    outer = [(128, 132), (230, 160), (330, 190), (426, 214)]
    inner = [(404, 232), (310, 206), (206, 172), (108, 140)]
    side = [(112, 146), (206, 180), (310, 214), (402, 240), (428, 222)]
    joints = [[(x, y), (x - 20, y + 13)] for x, y in ((176, 147), (240, 164), (302, 183), (362, 199))]
    in_light = (
        (500, 150, 70),
        (520, 172, 50),
        (570, 136, 54),
        (598, 197, 98),
        (730, 172, 80),
        (800, 214, 70),
        (796, 146, 60),
    )
    return (
        sea(0, 1, 0, -1, 0, 1, 0)
        + light
        + inked(brush(side, 10, 0.4))
        + shape("note-2", f"{path(outer)}L{path(inner)[1:]}Z")
        + inked(*(brush(joint, 2.6, 0.6) for joint in joints), *(dash(*place, 4) for place in in_light))
        + lamp(404, 220, 84)
        + _glints((40, 210), (120, 270), (480, 262), (600, 244), (850, 284))
        + boat(636, 192, 1.05, flip=True)
        + inked(ring((292, 262), 58, 4.4, 12))
        + note(288, 260, 1.15)
    )


def still() -> str:
    """A folded boat on open water: for lessons that have no picture of their own yet."""
    hills = [(690, 104), (728, 92), (772, 84), (812, 90), (856, 80), (898, 104)]
    return (
        sea(0, -1, 1, -1, 0, 0, 0, 0, 0, extra=shore(hills))
        + _glints(
            (60, 146), (150, 236), (300, 138), (322, 274), (600, 136), (640, 226), (560, 284), (800, 170), (860, 262)
        )
        + inked(
            brush([(404, 226), (440, 222), (486, 228), (530, 221), (572, 225)], 5),
            brush([(356, 246), (410, 240), (466, 248)], 4),
        )
        + boat(482, 220, 1.5)
    )


def _glints(*places: Point) -> str:
    return inked(*(dash(x, y, 56 + (x * 7 + y) % 29) for x, y in places), opacity=0.5)


ALL = {
    "rings": rings,
    "branches": branches,
    "wake": wake,
    "breakwater": breakwater,
    "weir": weir,
    "beam": beam,
    "still": still,
}
