"""A class at work, as its teacher watches it: the same few queries however many pupils there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Window
from django.utils import timezone

from course.classroom.models import Assignment, Classroom, Seat
from course.classroom.queries.works import Wanted, done
from course.classroom.rules import A_PAGE, Given, Page, Pupil, Watched, given, together
from course.pages.queries import outline
from course.pages.rules import Module, Walk
from course.quiz.models import Question

Learners = set[int] | None


@dataclass(frozen=True, slots=True)
class Opened:
    """What was given: for whom, None for all, and from which day on work counts, None where earlier work does too."""

    task: Given
    learners: Learners
    since: date | None


def watched(classroom: Classroom, number: int = 1, *, only: Seat | None = None) -> Watched:
    """Return what a class is doing now, with one page of its pupils, or with one of them `only`.

    Four queries beside those of the outline.
    """
    modules = outline(classroom.language)
    opened = _opened(classroom, modules)
    walks = together(modules, [one.task for one in opened])
    stems = _open_stems(walks, classroom.language)
    page = roll(classroom, number) if only is None else _alone(only)
    listed = [pupil.learner for pupil in page.pupils]
    found = done(Wanted(classroom.cohort_id, walks, stems, listed, _since(opened)))
    return Watched(
        walks=walks,
        stems=stems,
        learners=_for_whom(opened),
        works=found.works,
        tries=found.tries,
        paused=found.paused,
        resting=_resting(modules, found.paused - {walk.key for walk in walks}),
        page=page,
    )


def _resting(modules: Iterable[Module], keys: set[str]) -> list[Walk]:
    return [walk for module in modules for walk in module.walks if walk.key in keys]


def roll(classroom: Classroom, number: int = 1) -> Page:
    """Return one page of the pupils by name, with how many there are in all; one query, two for a page there is not."""
    seats = Seat.objects.filter(classroom=classroom).annotate(
        all=Window(Count("pk")), here=Window(Count("learner__seen_on"))
    )
    rows = seats.values_list("learner", "public_id", "name", "learner__seen_on", "all", "here").order_by("name")
    found = list(rows[(number - 1) * A_PAGE : number * A_PAGE])
    if not found:
        return roll(classroom) if number > 1 else Page(1)
    return Page(number, tuple(Pupil(*row[:4]) for row in found), *found[0][4:])


def _alone(seat: Seat) -> Page:
    return Page(1, (Pupil(seat.learner_id, seat.public_id, seat.name, seat.learner.seen_on),), 1, 1)


def _opened(classroom: Classroom, modules: list[Module]) -> list[Opened]:
    """Return what was given, has opened and is in the course today; one query."""
    theirs = Assignment.objects.filter(classroom=classroom, opens_at__lte=timezone.now())
    whom = ("is_for_all", "groups__seats__learner", "seats__learner")
    found: dict[int, Opened] = {}
    rows = theirs.values_list("pk", "target", "opens_at", "counts_earlier", *whom).order_by("opens_at", "pk")
    for number, target, opens_at, counts_earlier, is_for_all, in_group, alone in rows:
        if number not in found and (task := given(modules, target)):
            since = None if counts_earlier else timezone.localdate(opens_at)
            found[number] = Opened(task, None if is_for_all else set(), since)
        if number in found and (learners := found[number].learners) is not None:
            learners.update(filter(None, (in_group, alone)))
    return list(found.values())


def _for_whom(opened: Iterable[Opened]) -> dict[str, Learners]:
    found: dict[str, Learners] = {}
    for one in opened:
        for lesson in one.task.lessons:
            known = found.get(lesson, set())
            found[lesson] = None if one.learners is None or known is None else known | one.learners
    return found


def _since(opened: Iterable[Opened]) -> dict[str, date]:
    """Return the day from which on work in a lesson counts; a lesson is not in it where all work does."""
    found: dict[str, date] = {}
    for one in opened:
        for lesson in one.task.lessons:
            found[lesson] = min(found.get(lesson, date.max), one.since or date.min)
    return {lesson: day for lesson, day in found.items() if day != date.min}


def _open_stems(walks: Iterable[Walk], language: str) -> dict[str, str]:
    keys = {question for walk in walks for question in walk.lesson.questions}
    theirs = Question.objects.filter(key__in=keys, live=True, locale__language_code=language)
    return dict(theirs.filter(privacy=Question.Privacy.OPEN).values_list("key", "stem"))
