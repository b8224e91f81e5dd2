"""What the import contracts cannot see: folders that are no package, and names on no floor."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
CONTRACTS = {
    contract["name"]: contract
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
}
ROOMS = CONTRACTS["Rooms import downhill"]
FLOORS = CONTRACTS["Floors inside a room import downhill"]
MODULES = sorted(path.relative_to(ROOT / "course") for path in (ROOT / "course").rglob("*.py"))


def names(contract: dict[str, list[str]]) -> set[str]:
    return {"__init__", *re.findall(r"\w+", " ".join(contract["layers"])), *contract.get("exhaustive_ignores", [])}


def test_every_module_stands_in_a_declared_room() -> None:
    assert [str(module) for module in MODULES if module.with_suffix("").parts[0] not in names(ROOMS)] == []


def test_every_module_stands_on_a_known_floor() -> None:
    inside = [module for module in MODULES if len(module.parts) > 1]
    assert [str(module) for module in inside if module.with_suffix("").parts[1] not in names(FLOORS)] == []


def test_every_module_stands_in_a_package() -> None:
    assert [str(module) for module in MODULES if not (ROOT / "course" / module.parent / "__init__.py").exists()] == []
