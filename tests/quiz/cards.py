"""Questions with cards and an attitude, ready but for the fields given."""

from typing import Any


def groups(*names: str) -> list[tuple[str, dict[str, str]]]:
    return [("group", {"key": name.lower(), "text": name}) for name in names]


def cards(**belongs: str) -> list[tuple[str, dict[str, str]]]:
    """Return a card for each name, with the groups it belongs to."""
    return [("item", {"text": name, "belongs": where, "feedback": f"Why {name}."}) for name, where in belongs.items()]


def match(**fields: Any) -> dict[str, Any]:
    made = {"kind": "match", "options": [], "groups": groups("North", "South", "West")}
    return {**made, "items": cards(snow="north", palms="south", waves="south west"), **fields}


def sort(**fields: Any) -> dict[str, Any]:
    made = {"kind": "sort", "options": [], "groups": groups("Sea", "Land")}
    return {**made, "items": cards(fish="sea", goat="land", moon="", crab="sea land"), **fields}


def attitude(**fields: Any) -> dict[str, Any]:
    points = [("option", {"text": text}) for text in ("Yes", "Rather yes", "Rather no", "No")]
    made = {"kind": "attitude", "options": points, "hints": [], "privacy": "aggregate"}
    return {**made, "explanation": "People see it in many ways.", **fields}
