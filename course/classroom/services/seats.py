"""Pupils come in by a code and a name from our list, or by a card, and are let out again."""

from collections.abc import Sequence

from django.core.signing import BadSignature, Signer
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from course.classroom.models import Classroom, Seat
from course.classroom.rules import is_name, new_names
from course.progress import services as progress
from course.progress.models import Learner, Tally

# Wrong codes within ten minutes, by everybody together: above SOFT one is told to wait, above MOST nobody is heard. In
# 30 days at most 13 million are looked at: with 2,000 classes that are open day and night, a chance of 3 in 1,000.
SOFT, MOST = 100, 3_000
NAMES = Signer(salt="course.classroom.names")


class Taken(Exception):  # noqa: N818 - what the reply is, not what went wrong in the program
    """Somebody else in the class has taken this name meanwhile."""


def find(code: str) -> Classroom | None:
    """Return the class that may be joined with this code now; the same None for every code that opens nothing.

    Only wrong codes count, so that a whole school can come in from one address. Raises progress.TooMany.
    """
    if not progress.is_heard("code", MOST):
        raise progress.TooMany
    found = Classroom.objects.filter(code=code).first()
    tally = Tally.objects.filter(name="code", window=progress.window())
    if found is not None and found.joining != "closed":
        tally.filter(count__gt=0).update(count=F("count") - 1)
        return found
    if tally.filter(count__gt=SOFT).exists():
        raise progress.TooMany
    return None


def names_for(classroom: Classroom) -> list[str]:
    """Return some names to choose from that nobody in the class has."""
    return new_names(set(classroom.seats.values_list("name", flat=True)))


def sealed(names: Sequence[str], code: str) -> list[str]:
    """Return names as a form carries them: nobody can send one that was not offered for this class."""
    return [NAMES.sign(f"{code}:{name}") for name in names]


def unsealed(text: str, code: str) -> str:
    """Return the name in a sealed text, or "" where it was not offered for this class."""
    try:
        offered, _colon, name = NAMES.unsign(text).partition(":")
    except BadSignature:
        return ""
    return name if offered == code and is_name(name) else ""


def take(classroom: Classroom, name: str) -> tuple[str, tuple[str, ...]]:
    """Seat a new pupil; return the cookie of this browser and the four words. Raises Taken, progress.TooMany."""
    try:
        with transaction.atomic():
            cookie, words = progress.join(classroom.cohort_id)
            mark = progress.mark_of("words", " ".join(words))
            _seat(classroom, Learner.objects.get(words_mark=mark).pk, name)
    except IntegrityError:
        raise Taken from None
    return cookie, words


def bring(classroom: Classroom, name: str, learner: int) -> None:
    """Seat somebody who kept a place before; what they did comes along. Raises Taken."""
    try:
        with transaction.atomic():
            _seat(classroom, learner, name)
            progress.enter(learner, classroom.cohort_id)
    except IntegrityError:
        raise Taken from None


def come_back(words: tuple[str, ...]) -> str | None:
    """Return a cookie for the place of these words, or None; a card is used from now on. Raises progress.TooMany."""
    cookie = progress.come_back(words)
    if cookie is not None:
        mark = progress.mark_of("words", " ".join(words))
        Seat.objects.filter(learner__words_mark=mark, joined_on=None).update(joined_on=timezone.localdate())
    return cookie


def make_cards(classroom: Classroom, count: int) -> list[tuple[str, tuple[str, ...]]]:
    """Make seats for pupils to come, and return the name and the four words for each card; the words are not kept."""
    taken = set(classroom.seats.values_list("name", flat=True))
    cards = []
    with transaction.atomic():
        for name in _many_names(taken, count):
            learner, words = progress.prepare(classroom.cohort_id)
            Seat.objects.create(classroom=classroom, learner_id=learner, name=name)
            cards.append((name, words))
    return cards


def renew_words(seat: Seat) -> tuple[str, ...]:
    """Give a pupil other words, because the old ones were lost; return them."""
    return progress.renew_words(seat.learner_id)


def remove(seat: Seat) -> None:
    """Take a pupil out of the class; a card that was never used goes altogether."""
    if seat.learner.seen_on is None:
        progress.forget(seat.learner_id)
        return
    with transaction.atomic():
        progress.leave(seat.learner_id)
        seat.delete()


def _seat(classroom: Classroom, learner: int, name: str) -> None:
    Seat.objects.create(classroom=classroom, learner_id=learner, name=name, joined_on=timezone.localdate())


def _many_names(taken: set[str], count: int) -> list[str]:
    found: list[str] = []
    while len(found) < count:
        found += new_names(taken | set(found), min(40, count - len(found)))
    return found
