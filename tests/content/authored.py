"""Lessons and questions as they stand in the files, in the order in which a learner meets them."""

import re
from collections.abc import Iterator
from typing import Any

from course.kit.rules import natural
from course.loading import files
from tests.loading.course import AUTHORED, texts

Data = dict[str, Any]


def _entries(kind: str) -> dict[str, Data]:
    found = {
        entry.key: entry.data
        for file, text in texts(AUTHORED).items()
        for entry in files.read_text(file, text)
        if entry.kind == kind
    }
    return {key: found[key] for key in sorted(found, key=natural)}


LESSONS = _entries("lesson")
QUESTIONS = _entries("questions")
MODULE_TWO = [key for key in LESSONS if key.startswith("m2")]


def asked(lesson: Data) -> list[Data]:
    """Return the questions of a lesson, in order."""
    return [QUESTIONS[key] for block in lesson["body"] for key in block.get("questions", [])]


def is_looking_back(question: Data) -> bool:
    """Return whether a question asks what the lesson before has taught."""
    return bool(re.search(r"-r\d+$", question["key"]))


def own(lesson: Data) -> list[Data]:
    """Return the questions that ask what this very lesson teaches, and that have an answer."""
    return [one for one in asked(lesson) if one["kind"] != "attitude" and not is_looking_back(one)]


def of_kind(*kinds: str) -> list[Data]:
    return [question for question in QUESTIONS.values() if question["kind"] in kinds]


def parts(question: Data) -> list[Data]:
    """Return the options, items or cards of a question."""
    return [*question.get("options", []), *question.get("items", [])]


def feedback() -> Iterator[tuple[str, str]]:
    """Yield every feedback there is, with the question and option it belongs to."""
    for question in QUESTIONS.values():
        for part in parts(question):
            if says := part.get("feedback"):
                yield f"{question['key']} {part['key']}", says
