"""What is drawn again and again: the note, the folded boat, the water with its horizon."""

from collections.abc import Sequence

from tests.drawings.pen import Point, brush, inked, path, shape

HORIZON = 104  # at both edges of every picture, so that any two join into one sea

LEAVES = (
    '<g id="leaves" stroke="var(--note-line)" stroke-width="2.2" stroke-linejoin="round" stroke-linecap="round">'
    '<path fill="var(--note-2)" d="M-36 0Q-30-14-22-24Q-10-31 3-36L-14-13Q-25-7-36 0Z"/>'
    '<path fill="var(--note)" d="M-22-24Q-10-31 3-36Q10-21 20-9Q8-3-3 6Q-14-8-22-24Z"/>'
    '<path fill="var(--note-3)" d="M-3 6Q8-3 20-9Q34-11 50-9Q39-2 29 7Q13 5-3 6Z"/>'
    '<path fill="none" stroke-width="1.2" d="M-10-30Q-2-15 8-2Q24-4 39-1"/></g>'
)
BOAT = (
    '<g id="boat" stroke="var(--note-line)" stroke-width="3" stroke-linejoin="round" stroke-linecap="round">'
    '<path fill="var(--note-2)" d="M-19-20Q-11-38 0-58Q11-40 19-20Q0-16-19-20Z"/>'
    '<path fill="var(--note)" d="M-38-24Q-18-18 0-18Q19-18 38-25Q32-12 22-1Q0 2-20-1Q-31-11-38-24Z"/>'
    '<path fill="none" stroke-width="1.6" d="M0-58Q-1-38 0-18Q8-9 22-1M-20-1Q-8-10 0-18"/></g>'
)


def place(name: str, at: Point, scale: float, flip: bool = False) -> str:
    """Return a note or boat by reference; `at` is where it touches the water."""
    across = f"-{scale:g} {scale:g}" if flip else f"{scale:g}"
    return f'<use href="#{name}" transform="translate({at[0]:g} {at[1]:g})scale({across})"/>'.replace("0.", ".")


def note(x: float, y: float, scale: float, flip: bool = False) -> str:
    return place("leaves", (x, y), scale, flip)


def boat(x: float, y: float, scale: float, flip: bool = False) -> str:
    return place("boat", (x, y), scale, flip)


def sea(*offsets: float, width: int = 960, extra: str = "") -> str:
    """Return sky and horizon; the sky is painted, so that the water can be the page itself."""
    points = [(width * n / (len(offsets) - 1), HORIZON + offset) for n, offset in enumerate(offsets)]
    line = path(points)
    sky = f'<path fill="var(--sky)" d="{line}H{width + 10}V-9H-9V{HORIZON}Z"/>'
    return f'{sky}{extra}<path fill="none" stroke="currentColor" stroke-width="3.2" d="{line}"/>'


def shore(points: Sequence[Point], base: float = HORIZON) -> str:
    """Return land on the horizon, of the same paper as everything."""
    outline = f"{path(points)}V{base}H{points[0][0]:g}Z"
    return shape("note-3", outline)


def lamp(x: float, y: float, height: float) -> str:
    """Return the harbour lamp: the one thing here that may be amber besides your move."""
    post = brush([(x + 1, y), (x, y - height / 2), (x, y - height + 10)], 7, 0.8)
    light = (
        f'<circle fill="var(--amber)" cx="{x:g}" cy="{y - height:g}" r="12" stroke="currentColor" stroke-width="3"/>'
    )
    return inked(post) + light
