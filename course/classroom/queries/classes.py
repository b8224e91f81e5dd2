"""The classes somebody teaches; of a class that is not theirs, nothing."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.shortcuts import get_object_or_404

from course.accounts.models import User
from course.classroom.models import Classroom
from course.classroom.rules import given
from course.pages.queries import outline
from course.pages.rules import Module


@dataclass(frozen=True, slots=True)
class Line:
    """A class in the list of them: how many have joined, and what it was given."""

    classroom: Classroom
    joined: int
    titles: tuple[str, ...]


def classes_of(user: User) -> QuerySet[Classroom]:
    """Return the classes somebody teaches; to everybody else they do not exist, the host included."""
    return Classroom.objects.filter(teachings__user=user)


def class_of(user: User, public_id: str) -> Classroom:
    """Return a class somebody teaches; raises Http404 for any other."""
    return get_object_or_404(classes_of(user), public_id=public_id)


def listed(user: User) -> list[Line]:
    """Return the classes somebody teaches, by name; the same few queries for each language they are taught in."""
    theirs = classes_of(user).prefetch_related("assignments")
    seen = dict(classes_of(user).values_list("pk").annotate(Count("seats__learner__seen_on")).order_by())
    courses = {language: outline(language) for language in {one.language for one in theirs}}
    return [Line(one, seen[one.pk], _titles(one, courses[one.language])) for one in theirs]


def _titles(classroom: Classroom, modules: list[Module]) -> tuple[str, ...]:
    found = (given(modules, one.target) for one in classroom.assignments.all())
    return tuple(dict.fromkeys(one.title for one in found if one))
