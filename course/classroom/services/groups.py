"""Groups of pupils, to give them something else to do."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction

from course.classroom.models import Classroom, Group, Seat


class SameName(Exception):  # noqa: N818 - what the reply is, not what went wrong in the program
    """Another group of the class has this name."""


def save_group(group: Group, name: str, seats: Iterable[Seat]) -> Group:
    """Store a group, new or known, with its name and exactly these pupils. Raises SameName."""
    group.name = name
    try:
        with transaction.atomic():
            group.save()
            group.seats.set(seats)
    except IntegrityError:
        raise SameName from None
    return group


def new_group(classroom: Classroom) -> Group:
    """Return a group that is not stored yet."""
    return Group(classroom=classroom)


def delete_group(group: Group) -> None:
    """Delete a group; its pupils stay, and what was given to it alone is for nobody any more."""
    group.delete()
