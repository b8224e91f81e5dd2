"""Opening a place, keeping answers in it, closing it, and forgetting it."""

import secrets
import time
from collections.abc import Iterable
from contextlib import nullcontext, suppress
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from course.progress import queries
from course.progress.models import Answer, Browser, Finished, Learner, Passed, Tally
from course.progress.rules import Given, Lesson, Try, is_all, new_words

IDLE = timedelta(hours=3)
WINDOW = 600  # seconds
# All browsers of the world together, within ten minutes. Above SOFT a wrong key is told to wait; above MOST nobody is
# heard. In 30 days at most 864,000 wrong keys are looked at: with 2,000 learners, a chance of 2 in 10,000 to hit one.
SOFT, MOST = 100, 200
MOST_NEW = 3_000


class TooMany(Exception):  # noqa: N818 - what the reply is, not what went wrong in the program
    """Too many tries at the moment, by whomever."""


class Nobody(Exception):  # noqa: N818 - what the reply is, not what went wrong in the program
    """The learner has deleted everything meanwhile."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of an answer: all tries as they are stored now, and whether the lesson is done with this one."""

    tries: tuple[Try, ...] = ()
    is_mine: bool = True
    finished: bool = False


def mark_of(kind: str, secret: str) -> str:
    """Return the fingerprint under which a secret is stored; without the site's key nobody can make or undo it."""
    return salted_hmac(f"course.progress.{kind}", secret, algorithm="sha256").hexdigest()


def join() -> tuple[str, tuple[str, ...]]:
    """Make a learner, and return the cookie of this browser and the four words, neither of which is stored."""
    if not _is_heard("join", MOST_NEW):
        raise TooMany
    words = new_words()
    with transaction.atomic():
        learner = Learner.objects.create(words_mark=mark_of("words", " ".join(words)), seen_on=timezone.localdate())
        return _open(learner), words


def come_back(words: tuple[str, ...]) -> str | None:
    """Return a cookie for this browser, or None where nobody has these words. Raises TooMany."""
    if not _is_heard("words", MOST):
        raise TooMany
    learner = Learner.objects.filter(words_mark=mark_of("words", " ".join(words))).first()
    tally = Tally.objects.filter(name="words", window=_window())
    if learner is None:
        if tally.filter(count__gt=SOFT).exists():
            raise TooMany
        return None
    tally.filter(count__gt=0).update(count=F("count") - 1)
    with transaction.atomic():
        _see(learner.pk)
        return _open(learner)


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
    if stays and browser.until < _until(now):
        Browser.objects.filter(pk=browser.pk).update(until=_until(now))
    if stays and browser.learner.seen_on < timezone.localdate():
        _see(browser.learner_id)
    return browser.learner_id


def close(cookie: str) -> None:
    """Close a place in this browser; nothing else of it changes."""
    Browser.objects.filter(mark=mark_of("browser", cookie)).delete()


def record(learner: int, given: Given, lesson: Lesson) -> Kept:
    """Store one try, once: who comes second with the same number is told what stands there. Raises Nobody.

    It is one statement that commits by itself. Whether the lesson is done with it is looked up afterwards, so that of
    two answers that come in at once at least the later one sees both.
    """
    try:
        # Inside somebody's transaction a conflict must not spoil the rest of it.
        with transaction.atomic() if connection.in_atomic_block else nullcontext():
            _store(learner, given, lesson.key)
    except IntegrityError:
        stored = queries.tries(learner, given.question, given.version)
        if 1 <= given.number <= len(stored):
            return Kept(stored, is_mine=stored[given.number - 1].response == given.response)
        if not Learner.objects.filter(pk=learner).exists():
            raise Nobody from None
        raise
    return Kept(finished=given.done and _finish_lesson(learner, lesson))


def pass_over(learner: int, lesson: Lesson, questions: Iterable[str]) -> bool:
    """Count questions as done with no answer kept; return whether the lesson is done with them. Raises Nobody."""
    rows = [Passed(learner_id=learner, lesson=lesson.key, question=question) for question in sorted(set(questions))]
    try:
        Passed.objects.bulk_create(rows, ignore_conflicts=True)
        return _finish_lesson(learner, lesson)
    except IntegrityError:
        raise Nobody from None


def finish(learner: int, keys: Iterable[str]) -> None:
    """Note that lessons or modules are done, for good: what was shown as done once is never taken back."""
    rows = [Finished(learner_id=learner, key=key) for key in sorted(set(keys))]
    with suppress(IntegrityError):  # whoever has deleted everything meanwhile needs no note
        Finished.objects.bulk_create(rows, ignore_conflicts=True)


def forget(learner: int) -> None:
    """Delete a learner and every row about them."""
    with transaction.atomic():
        # Locked first, so that no answer slips in between the deleting of answers and that of the learner.
        Learner.objects.select_for_update().filter(pk=learner).first()
        Learner.objects.filter(pk=learner).delete()
    transaction.on_commit(_empty_log)


def purge() -> int:
    """Delete whoever was not here for RETENTION_DAYS, and what is no longer needed; return how many learners went."""
    now = timezone.now()
    last = timezone.localdate() - timedelta(days=settings.RETENTION_DAYS)
    with transaction.atomic():
        old = list(Learner.objects.select_for_update().filter(seen_on__lt=last).values_list("pk", flat=True))
        Learner.objects.filter(pk__in=old).delete()
        Browser.objects.filter(until__lte=now).delete()
        Tally.objects.filter(window__lt=_window() - 1).delete()
    transaction.on_commit(_empty_log)
    transaction.on_commit(_vacuum)
    return len(old)


def _empty_log() -> None:
    """Empty SQLite's log beside the database: secure_delete has overwritten the rows, but not their old pages there."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _vacuum() -> None:
    """Let PostgreSQL use the space of deleted rows again, which is when they are really gone there."""
    if connection.vendor == "postgresql" and not connection.in_atomic_block:
        tables = [model._meta.db_table for model in (Learner, Browser, Answer, Passed, Finished)]  # noqa: SLF001
        with connection.cursor() as cursor:
            cursor.execute(f"VACUUM {', '.join(map(connection.ops.quote_name, tables))}")


def _open(learner: Learner) -> str:
    cookie = secrets.token_urlsafe(24)
    Browser.objects.create(learner=learner, mark=mark_of("browser", cookie), until=_until(timezone.now()))
    return cookie


def _until(now: datetime) -> datetime:
    """Return when a place closes by itself: two to three hours on, at a full hour, which tells less of the last visit."""
    return now.replace(minute=0, second=0, microsecond=0) + IDLE


def _see(learner: int) -> None:
    Learner.objects.filter(pk=learner).update(seen_on=timezone.localdate())


def _store(learner: int, given: Given, lesson: str) -> None:
    values = asdict(given) | {"response": list(given.response), "lesson": lesson, "day": timezone.localdate()}
    replaces = values.pop("replaces")
    answer = Answer(learner_id=learner, **values)
    if replaces:
        Answer.objects.bulk_create(
            [answer],
            update_conflicts=True,
            unique_fields=["learner", "question", "version", "number"],
            update_fields=["response", "day"],
        )
    else:
        answer.save(force_insert=True)


def _finish_lesson(learner: int, lesson: Lesson) -> bool:
    if not is_all(lesson.questions, queries.settled(learner, lesson.questions)):
        return False
    finish(learner, [lesson.key])
    return True


def _window() -> int:
    return int(time.time()) // WINDOW


def _is_heard(name: str, most: int) -> bool:
    """Count one try; return whether there are few enough of them, whoever made them."""
    Tally.objects.bulk_create([Tally(name=name, window=_window())], ignore_conflicts=True)
    tally = Tally.objects.filter(name=name, window=_window(), count__lt=most)
    return tally.update(count=F("count") + 1) == 1
