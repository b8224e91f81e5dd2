"""Making, opening, archiving and deleting a class."""

import secrets
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any, Literal

from django.db import transaction
from django.utils import timezone

from course.accounts.models import User
from course.classroom.models import LONGEST_KEPT, USUALLY_KEPT, Asking, Classroom, Teaching
from course.classroom.rules import new_code
from course.progress import services as progress
from course.progress.models import Cohort

DAYS_TO_ANSWER = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class About:
    """What a teacher says of a class."""

    name: str
    band: str
    country: str
    language: str
    ends_on: date
    keep_until: date | None = None


@transaction.atomic
def make(owner: User, about: About) -> Classroom:
    """Make a class that `owner` teaches; it is kept a month longer than it lasts, thirteen at most."""
    classroom = Classroom.objects.create(cohort=Cohort.objects.create(), **_told(about))
    Teaching.objects.create(classroom=classroom, user=owner, is_owner=True)
    return classroom


def change(classroom: Classroom, about: About) -> None:
    """Note what a teacher says of a class now; how long it is kept has the same bounds as when it was made."""
    told = _told(about)
    for name, value in told.items():
        setattr(classroom, name, value)
    classroom.save(update_fields=list(told))


def _told(about: About) -> dict[str, Any]:
    told = asdict(about)
    told["keep_until"] = min(about.keep_until or about.ends_on + USUALLY_KEPT, about.ends_on + LONGEST_KEPT)
    return told


def set_joining(classroom: Classroom, how: Literal["closed", "hours", "open"], hours: int = 0) -> None:
    """Let pupils in for some hours, until somebody closes it, or not at all."""
    classroom.set_joining(how, timezone.now() + timedelta(hours=hours))
    classroom.save(update_fields=["is_open", "open_until"])


def renew_code(classroom: Classroom) -> None:
    """Give a class another code; who is in stays in, and the old code leads nowhere."""
    classroom.code = new_code()
    classroom.save(update_fields=["code"])


def archive(classroom: Classroom, day: date | None) -> None:
    """Put a class away, to be read only, or take it out again with None."""
    classroom.archived_on = day
    classroom.set_joining("closed")
    classroom.save(update_fields=["archived_on", "is_open", "open_until"])


def delete(classroom: Classroom) -> None:
    """Delete a class with its pupils and all they did; nothing of it stays in the files of the database."""
    progress.disband(classroom.cohort_id)


def purge(today: date) -> int:
    """Delete the classes whose day has come, and return how many."""
    old = list(Classroom.objects.filter(keep_until__lt=today))
    for classroom in old:
        delete(classroom)
    Asking.objects.filter(until__lte=timezone.now()).delete()
    return len(old)


def ask_colleague(classroom: Classroom) -> str:
    """Return the secret of a link by which one colleague may come to teach a class as well."""
    secret = secrets.token_urlsafe(24)
    until = timezone.now() + DAYS_TO_ANSWER
    Asking.objects.create(classroom=classroom, mark=progress.mark_of("asking", secret), until=until)
    return secret


@transaction.atomic
def teach_too(secret: str, user: User) -> Classroom | None:
    """Let `user` teach the class that the link is for; None where it was used, or its time is over."""
    mark = progress.mark_of("asking", secret)
    asking = Asking.objects.select_for_update().filter(mark=mark, until__gt=timezone.now()).first()
    if asking is None:
        return None
    Teaching.objects.get_or_create(classroom=asking.classroom, user=user)
    asking.delete()
    return asking.classroom
