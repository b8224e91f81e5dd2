"""A class as one of its pupils sees it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from course.classroom.models import Assignment, Seat
from course.kit.rules import anchor
from course.pages.queries import outline
from course.pages.rules import Module, Walk, found, page_of
from course.progress.models import Arrangement
from course.progress.queries import place
from course.progress.rules import Place, Standing


@dataclass(frozen=True, slots=True)
class Task:
    """What a pupil is to do: where it is, and how far they are with it."""

    title: str
    url: str
    state: str
    word: str
    is_paused: bool


def seat_of(learner: int) -> Seat | None:
    """Return where a learner sits, with the class; one query."""
    return Seat.objects.select_related("classroom", "learner").filter(learner=learner).first()


def given_to(seat: Seat) -> QuerySet[Assignment]:
    """Return what is open for a pupil now: given to the whole class, to a group of theirs, or to them."""
    now = timezone.now()
    whole = Q(is_for_all=True)
    given = Assignment.objects.filter(classroom=seat.classroom_id, opens_at__lte=now)
    to_them = given.filter(whole | Q(groups__seats=seat) | Q(seats=seat))
    return to_them.filter(Q(closes_at=None) | Q(closes_at__gt=now)).distinct()


def tasks_of(seat: Seat) -> list[Task]:
    """Return what a pupil is to do now, in the order it was given; the same few queries however much it is."""
    modules = outline(seat.classroom.language)
    theirs = place(seat.learner_id)
    paused = Arrangement.objects.filter(cohort=seat.classroom.cohort_id, is_paused=True)
    resting = set(paused.values_list("lesson", flat=True))
    targets = dict.fromkeys(given_to(seat).values_list("target", flat=True))
    return list(dict.fromkeys(task for target in targets for task in _tasks(target, modules, theirs, resting)))


def _tasks(target: str, modules: list[Module], theirs: Place, resting: Iterable[str]) -> list[Task]:
    """Return a module's lessons one by one, else the lesson or set of questions; none where it is not live any more."""
    page = page_of(modules, target)
    if isinstance(page, Module):
        return [_task(walk, walk.url, theirs, resting) for walk in page.walks]
    if isinstance(page, Walk):
        return [_task(page, page.url, theirs, resting)]
    part = found(modules, target)
    return [_task(part[0], f"{part[0].url}#{anchor(target)}", theirs, resting)] if part else []


def _task(walk: Walk, url: str, theirs: Place, resting: Iterable[str]) -> Task:
    standing = walk.standing(theirs)
    return Task(walk.title, url, standing.state, _word(standing), walk.key in resting)


def _word(standing: Standing) -> str:
    if standing.state == "done":
        return _("done")
    if not standing.state:
        return _("not begun")
    word = ngettext("%(done)d of %(of)d question done", "%(done)d of %(of)d questions done", standing.of)
    return word % {"done": standing.done, "of": standing.of}
