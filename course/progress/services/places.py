"""Opening a place, coming back to it and closing it."""

import secrets
import time
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F, FilteredRelation, Q
from django.utils import timezone
from django.utils.crypto import salted_hmac

from course.progress.models import Browser, Learner, Tally
from course.progress.rules import Try, new_words

IDLE = timedelta(hours=3)
WINDOW = 600  # seconds
# All browsers of the world together, within ten minutes. Above SOFT a wrong key is told to wait; above MOST nobody is
# heard. In 30 days at most 864,000 wrong keys are looked at: with 2,000 learners, a chance of 2 in 10,000 to hit one.
SOFT, MOST = 100, 200
MOST_NEW = 3_000


class TooMany(Exception):  # noqa: N818 - what the reply is, not what went wrong in the program
    """Too many tries at the moment, by whomever."""


@dataclass(frozen=True, slots=True)
class Answering:
    """Somebody who answers: their cohort if they are in one, their tries so far, and what their teacher arranged."""

    learner: int
    cohort: int | None = None
    tries: tuple[Try, ...] = ()
    is_paused: bool = False
    is_held: bool = False


def mark_of(kind: str, secret: str) -> str:
    """Return the fingerprint under which a secret is stored; without the site's key nobody can make or undo it."""
    return salted_hmac(f"course.progress.{kind}", secret, algorithm="sha256").hexdigest()


def join(cohort: int | None = None) -> tuple[str, tuple[str, ...]]:
    """Make a learner, and return the cookie of this browser and the four words, neither of which is stored."""
    if not is_heard("join", MOST_NEW):
        raise TooMany
    with transaction.atomic():
        learner, words = prepare(cohort, timezone.localdate())
        return open_place(learner), words


def prepare(cohort: int | None, seen_on: date | None = None) -> tuple[int, tuple[str, ...]]:
    """Make a learner who was not here yet, for a card with four words; return who, and the words."""
    words = new_words()
    learner = Learner.objects.create(words_mark=mark_of("words", " ".join(words)), seen_on=seen_on, cohort_id=cohort)
    return learner.pk, words


def come_back(words: tuple[str, ...]) -> str | None:
    """Return a cookie for this browser, or None where nobody has these words. Raises TooMany."""
    if not is_heard("words", MOST):
        raise TooMany
    learner = Learner.objects.filter(words_mark=mark_of("words", " ".join(words))).first()
    tally = Tally.objects.filter(name="words", window=window())
    if learner is None:
        if tally.filter(count__gt=SOFT).exists():
            raise TooMany
        return None
    tally.filter(count__gt=0).update(count=F("count") - 1)
    with transaction.atomic():
        _see(learner.pk)
        return open_place(learner.pk)


def renew_words(learner: int) -> tuple[str, ...]:
    """Give a learner other words; the old ones lead nowhere from now on."""
    words = new_words()
    Learner.objects.filter(pk=learner).update(words_mark=mark_of("words", " ".join(words)))
    return words


def learner_of(cookie: str, *, stays: bool) -> int | None:
    """Return whose place is open with this cookie; where the learner `stays`, today's visit is noted, if it is news."""
    now, mark = timezone.now(), mark_of("browser", cookie)
    browser = Browser.objects.select_related("learner").filter(mark=mark, until__gt=now).first()
    if browser is None:
        return None
    if stays:
        _visited(browser.pk, browser.until, browser.learner_id, browser.learner.seen_on)
    return browser.learner_id


def close(cookie: str) -> None:
    """Close a place in this browser; nothing else of it changes."""
    Browser.objects.filter(mark=mark_of("browser", cookie)).delete()


def answering(cookie: str, question: str, version: str, lesson: str) -> Answering | None:
    """Return who answers with this cookie, with all that an answer needs to know of them; one query.

    Today's visit is noted, if it is news. None where nobody's place is open with this cookie.
    """
    now = timezone.now()
    of_theirs = Q(learner__answers__question=question, learner__answers__version=version)
    arranged = Q(learner__cohort__arrangements__lesson=lesson)
    rows = list(
        Browser.objects.filter(mark=mark_of("browser", cookie), until__gt=now)
        .annotate(
            given=FilteredRelation("learner__answers", condition=of_theirs),
            arranged=FilteredRelation("learner__cohort__arrangements", condition=arranged),
        )
        .order_by("given__number")
        .values(
            *("pk", "until", "learner", "learner__seen_on", "learner__cohort"),
            *("given__number", "given__response", "given__outcome", "given__done"),
            *("arranged__is_paused", "arranged__held_until"),
        )
    )
    if not rows:
        return None
    first = rows[0]
    _visited(first["pk"], first["until"], first["learner"], first["learner__seen_on"])
    tries = tuple(
        Try(row["given__number"], tuple(row["given__response"]), row["given__outcome"], row["given__done"])
        for row in rows
        if row["given__number"]
    )
    held = first["arranged__held_until"]
    return Answering(
        learner=first["learner"],
        cohort=first["learner__cohort"],
        tries=tries,
        is_paused=bool(first["arranged__is_paused"]),
        is_held=held is not None and held > now,
    )


def _visited(browser: int, until: datetime, learner: int, seen_on: date | None) -> None:
    later = _until(timezone.now())
    if until < later:
        Browser.objects.filter(pk=browser).update(until=later)
    if seen_on is None or seen_on < timezone.localdate():
        _see(learner)


def open_place(learner: int) -> str:
    """Open a learner's place in a browser, and return its cookie, which is stored as a fingerprint only."""
    cookie = secrets.token_urlsafe(24)
    Browser.objects.create(learner_id=learner, mark=mark_of("browser", cookie), until=_until(timezone.now()))
    return cookie


def _until(now: datetime) -> datetime:
    """Return when a place closes by itself: two to three hours on, at a full hour, which tells less of the last visit."""
    return now.replace(minute=0, second=0, microsecond=0) + IDLE


def _see(learner: int) -> None:
    Learner.objects.filter(pk=learner).update(seen_on=timezone.localdate())


def window() -> int:
    return int(time.time()) // WINDOW


def is_heard(name: str, most: int) -> bool:
    """Count one try; return whether there are few enough of them, whoever made them."""
    Tally.objects.bulk_create([Tally(name=name, window=window())], ignore_conflicts=True)
    tally = Tally.objects.filter(name=name, window=window(), count__lt=most)
    return tally.update(count=F("count") + 1) == 1
