"""What may be given to a class, and what was."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from course.classroom.models import Assignment, Classroom, Group
from course.classroom.rules import Given, everything, fitting, given, together
from course.pages.models import LessonPage
from course.pages.queries import outline
from course.pages.rules import Module
from course.progress.models import Arrangement


@dataclass(frozen=True, slots=True)
class Planned:
    """What was given: its title today, and the lessons it stands for; none where it is not in the course any more."""

    assignment: Assignment
    title: str
    lessons: tuple[str, ...] = ()


def choices(classroom: Classroom, modules: list[Module] | None = None) -> list[Module]:
    """Return the course as far as it may be given to a class: nothing for pupils older than its youngest."""
    course = outline(classroom.language) if modules is None else modules
    return fitting(course, bands(classroom.language), classroom.band)


def task(classroom: Classroom, target: str) -> Given | None:
    """Return something that may be given to a class, or None where it may not, or is not there."""
    return given(choices(classroom), target)


def bands(language: str) -> dict[str, str]:
    """Return from which age on each lesson is."""
    return dict(LessonPage.objects.live().filter(locale__language_code=language).values_list("key", "band"))


def notes_of(one: Given, language: str) -> list[tuple[str, str]]:
    """Return the content notes of what may be given: title and note of each of its lessons."""
    pages = LessonPage.objects.live().filter(locale__language_code=language, key__in=one.lessons)
    return list(pages.order_by("path").values_list("title", "content_note"))


def plan(classroom: Classroom) -> tuple[list[Planned], list[Module]]:
    """Return what was given to a class, the latest first, with the titles of today; and what may be given to it."""
    modules = outline(classroom.language)
    theirs = Assignment.objects.filter(classroom=classroom).prefetch_related("groups", "seats")
    planned = [_planned(assignment, modules) for assignment in theirs.order_by("-opens_at", "-pk")]
    return planned, choices(classroom, modules)


def _planned(assignment: Assignment, modules: list[Module]) -> Planned:
    one = given(modules, assignment.target)
    return Planned(assignment, one.title, tuple(one.lessons)) if one else Planned(assignment, assignment.target)


def lessons_for(classroom: Classroom) -> dict[str, list[str]]:
    """Return the lessons of everything that may be given to a class, by target."""
    return {one.target: one.lessons for one in everything(choices(classroom))}


def lessons_behind(classroom: Classroom, target: str) -> list[str]:
    """Return the lessons that a target stands for today."""
    one = given(outline(classroom.language), target)
    return one.lessons if one else []


def lessons_of(classroom: Classroom) -> set[str]:
    """Return the lessons that a class was given, and those that rest though they were taken back."""
    modules = outline(classroom.language)
    targets = classroom.assignments.values_list("target", flat=True)
    lessons = {lesson for target in targets if (one := given(modules, target)) for lesson in one.lessons}
    resting = Arrangement.objects.filter(cohort=classroom.cohort_id, is_paused=True)
    return lessons | set(resting.values_list("lesson", flat=True))


def too_old(classroom: Classroom, band: str, language: str) -> list[str]:
    """Return the titles of the lessons a class was given that are for older pupils than `band`, in their order.

    Where the class gets no younger there are none: an editor may have raised the age of a lesson since it was given.
    """
    is_younger = language != classroom.language or band < classroom.band
    if not is_younger or not band or not language:
        return []
    modules, ages = outline(language), bands(language)
    targets = classroom.assignments.values_list("target", flat=True)
    walks = together(modules, [one for target in targets if (one := given(modules, target))])
    return [walk.title for walk in walks if ages.get(walk.key, "") > band]


def groups_of(classroom: Classroom) -> QuerySet[Group]:
    """Return the groups of a class, each with how many are in it."""
    return classroom.groups.annotate(size=Count("seats"))
