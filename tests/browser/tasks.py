"""The questions as the content files have them, with what belongs to each answer."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

LESSON = "/en/spread-mechanics/five-stages/"
CONTENT = Path(__file__).resolve().parents[2] / "content" / "en"


@dataclass(frozen=True)
class Task:
    """A question as the content files have it: what belongs to its answer, and what does not."""

    key: str
    kind: str
    right: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def wrong(self) -> tuple[str, ...]:
        """An answer in which nothing is right."""
        return self.others[:1] if self.kind == "single" else self.others

    @property
    def anchor(self) -> str:
        return "q-" + self.key.replace(".", "-")


@cache
def tasks() -> dict[str, Task]:
    """Return every authored question by its key."""
    files = [yaml.safe_load(path.read_text()) for path in sorted(CONTENT.rglob("*.yaml"))]
    stages = [stage for file in files for stage in file.get("stages", [])]
    stages.sort(key=lambda stage: int(stage["position"]))
    return {entry["key"]: _task(entry, stages) for file in files for entry in file.get("questions", [])}


def _task(entry: dict[str, Any], stages: list[dict[str, Any]]) -> Task:
    if entry["kind"] != "order":
        right = tuple(option["text"] for option in entry["options"] if option.get("right"))
        others = tuple(option["text"] for option in entry["options"] if not option.get("right"))
    else:
        ours = [stage["name"] for stage in stages if stage["timeline"] == entry.get("timeline")]
        right = tuple(ours or [item["text"] for item in entry["items"]])
        others = right[::-1]
    return Task(entry["key"], entry["kind"], right, others)
