"""The pictures of the course, drawn by one pen: `make drawings` writes them to static/svg/.

Everything there is plain SVG, whole numbers and one symbol a line, and may be edited by hand as well;
what is drawn is drawn here, because a stroke that swells and thins is easier said than typed.
"""

from pathlib import Path

from tests.drawings import bad_moments, lessons
from tests.drawings.things import BOAT, LEAVES

FOLDER = Path(__file__).resolve().parents[2] / "static" / "svg"


def files() -> dict[str, str]:
    """Return each drawn file by its name: a lesson's picture has one of its own, so that a lesson loads no other."""
    drawn = {name: _file({name: draw()}, "0 0 960 300") for name, draw in lessons.ALL.items()}
    small = {name: draw() for name, draw in bad_moments.ALL.items()}
    return {**drawn, "bad-moments": _file(small, "0 0 480 300")}


def _file(symbols: dict[str, str], box: str) -> str:
    used = "".join(symbols.values())
    things = "".join(thing for name, thing in {"leaves": LEAVES, "boat": BOAT}.items() if f"#{name}" in used)
    lines = [f'<symbol id="{name}" viewBox="{box}">{body}</symbol>' for name, body in symbols.items()]
    return "\n".join([f'<svg xmlns="http://www.w3.org/2000/svg"><defs>{things}</defs>', *lines, "</svg>", ""])


if __name__ == "__main__":
    for name, text in files().items():
        (FOLDER / f"{name}.svg").write_text(text, encoding="utf-8")
