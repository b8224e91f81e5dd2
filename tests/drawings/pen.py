"""One pen: strokes that begin thin, fill and end thin, a little uneven, always the same for the same seed."""

import math
from collections.abc import Sequence
from random import Random

Point = tuple[float, float]
TILT = 0.34  # water is seen at one angle: a ring is so much lower than it is wide


def path(points: Sequence[Point], closed: bool = False) -> str:
    """Return a curve through the points, in whole numbers, each relative to the last."""
    round_about = [points[0], *points, points[-1]]
    x, y = (round(value) for value in points[0])
    curves = []
    for before, start, end, after in zip(round_about, points, points[1:], round_about[3:], strict=False):
        first = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
        second = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
        steps = [round(value - (x, y)[place % 2]) for place, value in enumerate((*first, *second, *end))]
        curves.append(" ".join(map(str, steps)))
        x, y = x + steps[4], y + steps[5]
    start_x, start_y = (round(value) for value in points[0])
    return f"M{start_x} {start_y}c{' '.join(curves)}".replace(" -", "-") + ("z" if closed else "")


def brush(points: Sequence[Point], width: float, blunt: float = 0) -> str:
    """Return a stroke of the pen along the points: thin, full, thin; a blunt pen never gets thinner than that."""
    left, right, last = [], [], len(points) - 1
    for place, (x, y) in enumerate(points):
        (ax, ay), (bx, by) = points[max(place - 1, 0)], points[min(place + 1, last)]
        length = math.hypot(bx - ax, by - ay) or 1
        half = width / 2 * max(blunt, math.sin(math.pi * place / last) ** 0.6)
        across, along = (by - ay) / length * half, (bx - ax) / length * half
        left.append((x - across, y + along))
        right.append((x + across, y - along))
    return path([*left, *reversed(right)], closed=True)


def arc(at: Point, radius: float, turn: tuple[float, float], width: float, seed: int, tilt: float = TILT) -> str:
    """Return a stroke along part of a ring, from one degree to another, wavering by about one in a hundred."""
    random = Random(seed)
    phases = [random.uniform(0, 6.28) for _ in range(3)]
    count = max(5, int(abs(turn[1] - turn[0]) / 34) + 2)
    points = []
    for place in range(count):
        angle = math.radians(turn[0] + (turn[1] - turn[0]) * place / (count - 1))
        waver = 1 + 0.012 * (math.sin(2 * angle + phases[0]) + 0.7 * math.sin(3 * angle + phases[1]))
        points.append((at[0] + radius * waver * math.cos(angle), at[1] + radius * tilt * waver * math.sin(angle)))
    return brush(points, width)


def ring(at: Point, radius: float, width: float, seed: int) -> str:
    """Return a ripple: a heavy stroke near, a light one far, and two breaths between, so that it never looks back."""
    turned = Random(seed * 7 + 1).uniform(-26, 26)
    near, far = (2 + turned, 172 + turned), (196 + turned, 342 + turned)
    return arc(at, radius, near, width, seed) + arc(at, radius, far, width * 0.62, seed)


def dash(x: float, y: float, length: float, width: float = 2.8) -> str:
    """Return the glint of flat water."""
    return brush([(x, y), (x + length * 0.45, y - 1.6), (x + length, y + 1)], width)


def inked(*strokes: str, opacity: float = 1) -> str:
    """Return strokes as one path in the colour of the page's pen."""
    faint = f' opacity="{opacity:g}"'.replace("0.", ".") if opacity < 1 else ""
    return f'<path fill="currentColor"{faint} d="{"".join(strokes)}"/>'


def shape(fill: str, points: str, width: float = 3.2) -> str:
    """Return an outlined surface: paper or stone."""
    return f'<path fill="var(--{fill})" stroke="currentColor" stroke-width="{width:g}" stroke-linejoin="round" d="{points}"/>'
