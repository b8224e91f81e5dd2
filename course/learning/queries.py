"""What is kept about a learner, in plain words."""

from typing import Any

from django.utils.translation import gettext as _

from course.pages.queries import outline
from course.progress.models import Answer
from course.progress.queries import everything
from course.quiz.queries import Wording, wordings


def kept(learner: int, language: str) -> dict[str, Any]:
    """Return every row about a learner, with the words a reader knows questions and lessons by."""
    rows = everything(learner)
    course = outline(language)
    titles = {walk.key: walk.title for module in course for walk in module.walks}
    titles |= {module.key: module.title for module in course}
    said = wordings([row["question"] for row in (*rows["answers"], *rows["passed"])], language)
    for row in (*rows["answers"], *rows["passed"]):
        wording = said.get(row["question"], Wording())
        row["stem"], row["title"] = wording.stem or row["question"], titles.get(row["lesson"], row["lesson"])
        row["said"] = [_in_words(part, wording.texts) for part in row.get("response", [])]
    for row in rows["answers"]:
        row["outcome_word"] = Answer.Outcome(row["outcome"]).label
        if row["outcome"] == Answer.Outcome.PARTIAL:
            row["part"] = _("%(share)d %% of it") % {"share": round(100 * row["fraction"])}
    for row in rows["finished"]:
        row["title"] = titles.get(row["key"], row["key"])
    return rows


def _in_words(part: str, texts: dict[str, str]) -> str:
    """Return an option's text, or that of a card and its group."""
    return " → ".join(texts.get(key, key) for key in part.split("=") if key)
