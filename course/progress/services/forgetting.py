"""Deleting learners, so that nothing of them stays in the files of the database."""

from datetime import timedelta

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from course.progress.models import Answer, Browser, Cohort, Figures, Finished, Learner, Passed, Tally
from course.progress.services.figures import locked, uncount_all
from course.progress.services.places import window


def forget(learner: int) -> None:
    """Delete a learner and every row about them."""
    with transaction.atomic():
        # This locks them too: no answer slips in between the deleting of answers and that of the learner.
        uncount_all(learner)
        Learner.objects.filter(pk=learner).delete()
    transaction.on_commit(_empty_log)


def disband(cohort: int) -> None:
    """Delete a cohort with its learners and everything they did; nothing of it stays in the files of the database."""
    with transaction.atomic():
        locked(cohort)
        Learner.objects.filter(cohort=cohort).delete()
        Cohort.objects.filter(pk=cohort).delete()
    transaction.on_commit(_empty_log)
    transaction.on_commit(_vacuum)


def purge() -> int:
    """Delete whoever was not here for RETENTION_DAYS, and what is no longer needed; return how many learners went."""
    now = timezone.now()
    last = timezone.localdate() - timedelta(days=settings.RETENTION_DAYS)
    with transaction.atomic():
        # A class has a date of its own.
        alone = Learner.objects.select_for_update().filter(cohort=None, seen_on__lt=last)
        old = list(alone.values_list("pk", flat=True))
        Learner.objects.filter(pk__in=old).delete()
        Browser.objects.filter(until__lte=now).delete()
        Tally.objects.filter(window__lt=window() - 1).delete()
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
        tables = [model._meta.db_table for model in (Learner, Browser, Answer, Passed, Finished, Figures)]  # noqa: SLF001
        with connection.cursor() as cursor:
            cursor.execute(f"VACUUM {', '.join(map(connection.ops.quote_name, tables))}")
