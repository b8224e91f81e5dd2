"""The questions as the content files have them, with what belongs to each answer."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

LESSON = "/en/spread-mechanics/five-stages/"
CONTENT = Path(__file__).resolve().parents[2] / "content" / "en"


@dataclass(frozen=True)
class Task:
    """A question as the content files have it: what belongs to its answer, and what does not.

    For cards each is “card → group”; an attitude has no right, and its points are the others.
    """

    key: str
    kind: str
    right: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def wrong(self) -> tuple[str, ...]:
        """An answer in which nothing is right."""
        return self.others[:1] if self.kind in {"single", "attitude"} else self.others

    @property
    def anchor(self) -> str:
        return "q-" + self.key.replace(".", "-")

    @property
    def path(self) -> str:
        """Where it is asked: its lesson's address and its own place there."""
        return f"{lessons()[re.split('[.-]', self.key)[0]]}#{self.anchor}"


TO = " → "
NONE = "None of these"


@cache
def lessons() -> dict[str, str]:
    """Return the address of every lesson by its key."""
    files = CONTENT.glob("*/*.md")
    keys = {path: re.search(r"^key: (\S+)$", path.read_text(), re.MULTILINE) for path in files}
    return {found[1]: f"/en/{path.parent.name}/{path.stem}/" for path, found in keys.items() if found}


@cache
def tasks() -> dict[str, Task]:
    """Return every authored question by its key."""
    files = [yaml.safe_load(path.read_text()) for path in sorted(CONTENT.rglob("*.yaml"))]
    stages = [stage for file in files for stage in file.get("stages", [])]
    stages.sort(key=lambda stage: int(stage["position"]))
    return {entry["key"]: _task(entry, stages) for file in files for entry in file.get("questions", [])}


def _task(entry: dict[str, Any], stages: list[dict[str, Any]]) -> Task:
    if entry["kind"] in {"match", "sort"}:
        right, others = _cards(entry, stages)
    elif entry["kind"] != "order":
        right = tuple(option["text"] for option in entry["options"] if option.get("right"))
        others = tuple(option["text"] for option in entry["options"] if not option.get("right"))
    else:
        ours = [stage["name"] for stage in stages if stage["timeline"] == entry.get("timeline")]
        right = tuple(ours or [item["text"] for item in entry["items"]])
        others = right[::-1]
    return Task(entry["key"], entry["kind"], right, others)


def _cards(entry: dict[str, Any], stages: list[dict[str, Any]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return every card in its place, and every card out of it."""
    groups = {group["key"]: group["text"] for group in entry.get("groups", [])}
    groups |= {stage["key"]: stage["name"] for stage in stages if stage["timeline"] == entry.get("timeline")}
    right, wrong = [], []
    for item in entry["items"]:
        homes = item.get("belongs", "").split()
        right.append(f"{item['text']}{TO}{groups[homes[0]] if homes else NONE}")
        wrong.append(f"{item['text']}{TO}{next(name for key, name in groups.items() if key not in homes)}")
    return tuple(right), tuple(wrong)
