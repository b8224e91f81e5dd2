"""A class as one of its pupils sees it."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from course.classroom.models import Assignment, Seat
from course.classroom.queries.live import watched
from course.classroom.rules import State, Watched
from course.kit.rules import anchor
from course.pages.queries import outline
from course.pages.rules import Module, Walk, found, page_of


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


def in_class(seat: Seat) -> tuple[list[Task], Watched]:
    """Return what a pupil is to do now, in the order it was given, and what their teacher sees of them.

    How far they are with it is what the teacher sees, so that one rule says which work counts. The same few queries
    however much it is.
    """
    modules = outline(seat.classroom.language)
    seen = watched(seat.classroom, only=seat, modules=modules)
    targets = dict.fromkeys(given_to(seat).values_list("target", flat=True))
    return list(dict.fromkeys(task for target in targets for task in _tasks(target, modules, seen, seat))), seen


def _tasks(target: str, modules: list[Module], seen: Watched, seat: Seat) -> list[Task]:
    """Return a module's lessons one by one, else the lesson or set of questions; none where it is not live any more."""
    page = page_of(modules, target)
    if isinstance(page, Module):
        return [_task(walk, walk.url, seen, seat) for walk in page.walks]
    if isinstance(page, Walk):
        return [_task(page, page.url, seen, seat)]
    part = found(modules, target)
    return [_task(part[0], f"{part[0].url}#{anchor(target)}", seen, seat)] if part else []


def _task(walk: Walk, url: str, seen: Watched, seat: Seat) -> Task:
    given = next((one for one in seen.walks if one.key == walk.key), walk)
    state = seen.of_lesson(given, seat.learner_id)
    work = seen.works.get((walk.key, seat.learner_id))
    word = _word(state, work.settled if work else 0, len(given.lesson.questions))
    return Task(walk.title, url, "started" if state == "stuck" else state, word, walk.key in seen.paused)


def _word(state: State, done: int, of: int) -> str:
    if state == "done":
        return _("done")
    if not state:
        return _("not begun")
    word = ngettext("%(done)d of %(of)d question done", "%(done)d of %(of)d questions done", of)
    return word % {"done": done, "of": of}
