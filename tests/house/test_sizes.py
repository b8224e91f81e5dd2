"""Files and functions stay small enough to be read at once."""

import ast
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parents[2]
PYTHON = sorted(
    path for room in ("course", "tests") for path in (ROOT / room).rglob("*.py") if "migrations" not in path.parts
)
FUNCTION_LINES, SMALL_FUNCTIONS = 30, 0.95


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def too_long(paths: list[Path], most: int) -> dict[str, int]:
    return {str(path.relative_to(ROOT)): lines(path) for path in paths if lines(path) > most}


def test_functions_fit_on_a_screen() -> None:
    found = {}
    for path in PYTHON:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                found[f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"] = node.end_lineno - node.lineno + 1
    long = {name: size for name, size in found.items() if size > FUNCTION_LINES}
    assert len(found) > 400
    assert len(long) <= (1 - SMALL_FUNCTIONS) * len(found), long


def test_no_python_file_is_long() -> None:
    assert too_long(PYTHON, 300) == {}


def test_a_test_file_is_short_as_a_rule() -> None:
    assert median(lines(path) for path in PYTHON if path.name.startswith("test_")) <= 100


@pytest.mark.parametrize(
    ("pattern", "most"), [("course/*/templates/**/*.html", 90), ("static/js/*.js", 120), ("static/css/*.css", 300)]
)
def test_templates_scripts_and_styles_are_short(pattern: str, most: int) -> None:
    paths = sorted(ROOT.glob(pattern))
    assert paths
    assert too_long(paths, most) == {}


def test_every_room_has_tests() -> None:
    rooms = {path.parent.name for path in (ROOT / "course").glob("*/__init__.py")}
    tested = {path.parent.name for path in (ROOT / "tests").glob("*/test_*.py")}
    assert len(rooms) >= 10
    assert rooms - tested == set()


def test_no_folder_of_tests_is_a_package() -> None:
    """Helpers are imported by their full name; a package would hide a file of the same name elsewhere."""
    assert list((ROOT / "tests").rglob("__init__.py")) == []
