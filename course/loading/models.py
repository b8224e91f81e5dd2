from datetime import UTC, datetime, timedelta

from django.db import models
from django.utils import timezone

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


class Loaded(models.Model):
    """What was last loaded for a key: an editor changed whatever is neither that revision nor that content now."""

    key = models.CharField(max_length=80)
    language = models.CharField(max_length=12)
    file = models.CharField(max_length=250)
    digest = models.CharField(max_length=64)
    revision = models.PositiveBigIntegerField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["key", "language"], name="one_digest_for_each_key"),)

    def __str__(self) -> str:
        return f"{self.key} ({self.language})"


class Done(models.Model):
    """What must not be done twice, however many processes share the database: when it was done last, and of what."""

    name = models.CharField(max_length=40, primary_key=True)
    at = models.DateTimeField()
    of = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.name} at {self.at:%Y-%m-%d %H:%M}"

    @staticmethod
    def claim(name: str, every: timedelta) -> bool:
        """Return True to the one caller who is to do `name` now: nobody did it for as long as `every`."""
        now = timezone.now()
        last = Done.objects.filter(name=name)
        if last.filter(at__gt=now - every).exists():
            return False
        Done.objects.bulk_create([Done(name=name, at=LONG_AGO)], ignore_conflicts=True)
        return last.filter(at__lte=now - every).update(at=now) == 1
