"""Fill a site with classes at work, by the course's own services; say in a file how to come in as each of them."""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import cycle
from pathlib import Path
from typing import Any

import django

django.setup()

from django.db import transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from course.accounts.models import User  # noqa: E402
from course.classroom import services  # noqa: E402
from course.classroom.models import Classroom  # noqa: E402
from course.classroom.services.classes import About  # noqa: E402
from course.marking import rules as marking  # noqa: E402
from course.progress import services as progress  # noqa: E402
from course.progress.models import Answer, Figures, Learner  # noqa: E402
from course.progress.rules import FIRST, LAST, Counted, cells  # noqa: E402
from course.quiz.models import Question  # noqa: E402
from tests.educators.people import educator  # noqa: E402

SIZES = range(25, 31)
REPORTED = (30, 3_000)
REPORTED_LESSONS = "^m2l[12]-"


@transaction.atomic
def fill(pupils: int) -> dict[str, Any]:
    """Return the places of pupils, one of each class in turn, the cookie of a teacher, and the reports of two classes."""
    owner, visit = educator("tess"), Client()
    visit.force_login(owner)
    staff = "; ".join(f"{name}={morsel.value}" for name, morsel in visit.cookies.items())
    classes = [seated(a_class(owner, f"Class {number}"), size) for number, size in enumerate(sizes(pupils), 1)]
    reports = {size: report_of(owner, size) for size in REPORTED}
    return {
        "places": [progress.open_place(learner) for learner in in_turn(classes)],
        "staff": staff,
        "reports": reports,
    }


def sizes(pupils: int) -> Iterator[int]:
    """Yield how large each class is, until there are places for as many pupils."""
    for size in cycle(SIZES):
        if pupils <= 0:
            return
        yield min(size, pupils)
        pupils -= size


def in_turn(classes: Sequence[Sequence[int]]) -> list[int]:
    """Return the pupils of all classes, the first of each, then the second of each: so all classes are at work."""
    return [pupils[number] for number in range(max(SIZES)) for pupils in classes if number < len(pupils)]


def a_class(owner: User, name: str) -> Classroom:
    return services.make(owner, About(name, "13", "gb", "en", timezone.localdate() + timedelta(days=90)))


def seated(classroom: Classroom, size: int) -> list[int]:
    """Return new pupils of a class, who have used their cards."""
    services.make_cards(classroom, size)
    today = timezone.localdate()
    classroom.seats.update(joined_on=today)
    Learner.objects.filter(cohort=classroom.cohort_id).update(seen_on=today)
    return list(classroom.seats.values_list("learner", flat=True))


def report_of(owner: User, size: int) -> str:
    """Let a class answer two lessons, each option as often in a class of any size; return where its report is."""
    classroom = a_class(owner, f"Reported {size}")
    learners = seated(classroom, size)
    theirs = Question.objects.filter(kind="single", privacy="open", live=True, locale__language_code="en")
    for question in theirs.filter(key__regex=REPORTED_LESSONS):
        answer_at_once(classroom.cohort_id, learners, question)
    return f"/teach/classes/{classroom.public_id}/report/"


def answer_at_once(cohort: int, learners: Sequence[int], question: Question) -> None:
    """Store what one answer after the other would have stored; one by one it would take minutes."""
    first, last = Counted(), Counted()
    answers = [
        Answer(
            learner_id=learner,
            **about,
            first_batch=first.add(added, mixed=False),
            last_batch=last.add(added, mixed=False) if about["done"] else None,
        )
        for learner, (about, added) in zip(learners, cycle(tries(question)), strict=False)
    ]
    Answer.objects.bulk_create(answers, batch_size=500)
    about = {"question": question.key, "version": answers[0].version}
    Figures.objects.create(cohort_id=cohort, **about, counted={FIRST: first.as_stored(), LAST: last.as_stored()})


def tries(question: Question) -> list[tuple[dict[str, Any], Counter[str]]]:
    """Return a first try with each of the options, as it is stored and as it is counted."""
    marked = question.marked()
    same = {"question": question.key, "version": marking.version(marked), "lesson": question.key.partition("-")[0]}
    same |= {"number": 1, "hint": 0, "is_open": True, "day": timezone.localdate()}
    found = []
    for key in marked.options:
        mark = marking.mark(marked, (key,))
        said = {"response": [key], "outcome": mark.outcome, "fraction": mark.fraction, "done": mark.outcome == "right"}
        found.append((same | said, cells(mark.outcome, mark.fraction, (key,))))
    return found


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(json.dumps(fill(int(sys.argv[2]))))
