"""What a learner reads on a page, its questions and facts included, as sentences."""

import re
import warnings
from collections.abc import Iterator
from typing import Any

from course.loading import queries
from course.pages.models import CoursePage
from course.reference.models import Term

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import textstat

# Fields that hold names of things, dates and choices: nobody reads them as sentences.
NO_PROSE = {
    "key", "kind", "type", "slug", "claims", "timeline", "drawing", "level", "objective", "taught_in", "privacy",
    "source", "url", "web", "phone", "read_on", "checked_on", "review_by", "state", "how", "band", "serves", "made",
    "country", "questions", "lessons", "modules", "fact", "edition", "position", "thought", "right",
    "belongs", "confidence",
}  # fmt: skip
ENDS = (".", "!", "?", "”", ":")


def grade(sentences: list[str]) -> float:
    """Return the Flesch-Kincaid grade of sentences taken as one text."""
    return float(textstat.flesch_kincaid_grade(" ".join(sentences).replace("’", "'")))


def sentences(data: Any, field: str = "") -> Iterator[str]:
    """Yield what stands in file data as sentences; options of three words or fewer are none."""
    if field in NO_PROSE:
        return
    if isinstance(data, dict):
        for name, value in data.items():
            yield from sentences(value, name)
    elif isinstance(data, list):
        for value in data:
            yield from sentences(value, field)
    elif isinstance(data, str) and not (field == "text" and "\n" not in data and len(data.split()) < 4):
        yield from map(_closed, filter(None, map(_plain, data.splitlines())))


def of_page(page: CoursePage) -> list[str]:
    """Return the sentences of a page with what it shows: questions, facts, stages, words."""
    shown = [queries.read(page, page.kind).data]
    for value in page.parts():
        shown += [queries.read(question, "questions").data for question in value.get("questions") or []]
        if fact := value.get("fact"):
            shown.append(queries.read(fact, "facts").data)
        if timeline := value.get("timeline"):
            shown += [queries.read(stage, "stages").data for stage in timeline.live_stages()]
    if page.kind == "glossary":
        shown += [queries.read(term, "terms").data for term in Term.objects.filter(live=True)]
    return list(sentences(shown))


def _plain(line: str) -> str:
    line = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", line)
    return re.sub(r"^(- |\d+\. |#+ )|[*_]", "", line).strip()


def _closed(line: str) -> str:
    return line if line.endswith(ENDS) else f"{line}."
