"""How far a learner has come, and everything that is kept about one."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils import timezone

from course.progress.models import Answer, Arrangement, Browser, Finished, Learner, Passed
from course.progress.rules import Place, Try

Row = dict[str, Any]
# What a learner is shown of each table; fingerprints and row numbers would tell them nothing.
SHOWN: dict[str, tuple[type[Any], tuple[str, ...]]] = {
    "learner": (Learner, ("seen_on", "cohort")),
    "answers": (
        Answer,
        (
            *("lesson", "question", "version", "number", "response"),
            *("outcome", "fraction", "done", "hint", "sure", "day", "is_open", "first_batch", "last_batch"),
        ),
    ),
    "passed": (Passed, ("lesson", "question")),
    "finished": (Finished, ("key",)),
    "browsers": (Browser, ("until",)),
}


def offer(_request: Any = None) -> dict[str, Any]:
    """Return whether this host keeps places, and how long; for every template, and the same for every visitor."""
    return {"keep_place": settings.KEEP_PLACE, "keep_days": settings.RETENTION_DAYS}


def tries(learner: int, question: str, version: str) -> tuple[Try, ...]:
    """Return the stored tries of a learner at one version of a question, oldest first; one query."""
    found = Answer.objects.filter(learner=learner, question=question, version=version).order_by("number")
    rows = found.values_list("number", "response", "outcome", "done")
    return tuple(Try(number, tuple(response), outcome, done) for number, response, outcome, done in rows)


def settled(learner: int, questions: Iterable[str]) -> set[str]:
    """Return which of these questions are done with, answered or passed over; one query."""
    wanted = list(questions)
    answered = Answer.objects.filter(learner=learner, done=True, question__in=wanted)
    passed = Passed.objects.filter(learner=learner, question__in=wanted)
    return set(answered.values_list("question", flat=True).union(passed.values_list("question", flat=True)))


def place(learner: int) -> Place:
    """Return how far a learner has come; three queries."""
    answers = list(Answer.objects.filter(learner=learner).values_list("lesson", "question", "done").distinct())
    passed = list(Passed.objects.filter(learner=learner).values_list("lesson", "question"))
    finished = Finished.objects.filter(learner=learner).values_list("key", flat=True)
    return Place(
        settled=frozenset([*passed, *((lesson, question) for lesson, question, done in answers if done)]),
        started=frozenset(
            [*(lesson for lesson, _question in passed), *(lesson for lesson, _question, _done in answers)]
        ),
        finished=frozenset(finished),
    )


def held(learner: int) -> set[str]:
    """Return the lessons of a learner's class whose results are held back for now; one query."""
    of_theirs = Arrangement.objects.filter(cohort__learners=learner, held_until__gt=timezone.now())
    return set(of_theirs.values_list("lesson", flat=True))


def everything(learner: int) -> dict[str, list[Row]]:
    """Return every row that is kept about a learner; one query for each table.

    How an answer was marked is left out while their teacher holds it back.
    """
    held_back = held(learner)
    found: dict[str, list[Row]] = {}
    for name, (model, fields) in SHOWN.items():
        whose = {"pk" if model is Learner else "learner": learner}
        found[name] = list(model.objects.filter(**whose).order_by("pk").values(*fields))
    for row in found["answers"]:
        if row["lesson"] in held_back:
            row.update(outcome=Answer.Outcome.RECORDED, fraction=None, done=False, hint=0)
    return found
