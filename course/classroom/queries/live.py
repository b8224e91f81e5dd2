"""A class at work, as its teacher watches it: the same few queries however many pupils there are."""

from collections.abc import Iterable, Mapping

from django.db.models import Count, Window
from django.utils import timezone

from course.classroom.models import Assignment, Classroom, Seat
from course.classroom.queries.works import Wanted, done
from course.classroom.rules import A_PAGE, Opened, Page, Pupil, Watched, for_whom, given, since, together
from course.pages.queries import outline
from course.pages.rules import Module, Walk
from course.quiz.models import Question


def watched(
    classroom: Classroom, number: int = 1, *, only: Seat | None = None, modules: list[Module] | None = None
) -> Watched:
    """Return what a class is doing now, with one page of its pupils, or with one of them `only`.

    Four queries beside those of the outline, which may be given.
    """
    course = outline(classroom.language) if modules is None else modules
    opened = opened_in(classroom, course)
    walks = together(course, [one.task for one in opened])
    stems = _open_stems(walks, classroom.language)
    page = roll(classroom, number) if only is None else _alone(only)
    listed = [pupil.learner for pupil in page.pupils]
    found = done(Wanted(classroom.cohort_id, walks, stems, listed, since(opened), alone=only is not None))
    return Watched(
        walks=walks,
        stems=stems,
        learners=for_whom(opened),
        works=found.works,
        tries=found.tries,
        paused=found.paused,
        resting=_resting(course, found.paused - {walk.key for walk in walks}),
        page=page,
    )


def whole(
    classroom: Classroom, opened: list[Opened], walks: list[Walk], stems: Mapping[str, str]
) -> tuple[Watched, list[str]]:
    """Return how far a class is with nobody listed, and the names of those who were ever here; one query."""
    found = done(Wanted(classroom.cohort_id, walks, stems, [], since(opened), with_names=True))
    page = Page(1, (), len(found.names), len(found.names))
    return Watched(walks, stems, for_whom(opened), found.works, page=page), sorted(found.names)


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


def opened_in(classroom: Classroom, modules: list[Module]) -> list[Opened]:
    """Return what was given to a class, has opened and is in the course today; one query."""
    theirs = Assignment.objects.filter(classroom=classroom, opens_at__lte=timezone.now())
    whom = ("groups__seats__learner", "groups__seats__learner__seen_on", "seats__learner", "seats__learner__seen_on")
    found: dict[int, Opened] = {}
    rows = theirs.values_list("pk", "target", "opens_at", "counts_earlier", "is_for_all", *whom)
    for number, target, opens_at, counts_earlier, is_for_all, *named in rows.order_by("opens_at", "pk"):
        if number not in found and (task := given(modules, target)):
            first = None if counts_earlier else timezone.localdate(opens_at)
            found[number] = Opened(task, None if is_for_all else {}, first)
        if number in found and (learners := found[number].learners) is not None:
            pairs = zip(named[::2], named[1::2], strict=True)
            learners.update({learner: seen_on is not None for learner, seen_on in pairs if learner})
    return list(found.values())


def _open_stems(walks: Iterable[Walk], language: str) -> dict[str, str]:
    keys = {question for walk in walks for question in walk.lesson.questions}
    theirs = Question.objects.filter(key__in=keys, live=True, locale__language_code=language)
    return dict(theirs.filter(privacy=Question.Privacy.OPEN).values_list("key", "stem"))
