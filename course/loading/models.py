from django.db import models


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
