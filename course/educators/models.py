"""One-time links, and how often something was tried. Educators themselves are accounts like those of editors."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from course.accounts.models import User


class Link(models.Model):
    """A link that works once, stored as a fingerprint that nobody can turn back into the link."""

    class Kind(models.TextChoices):
        INVITATION = "invitation", _("invitation")
        RESET = "reset", _("reset")

    kind = models.CharField(max_length=10, choices=Kind)
    mark = models.CharField(max_length=64, unique=True)
    until = models.DateTimeField()
    user = models.ForeignKey(User, null=True, on_delete=models.CASCADE, related_name="links")
    email = models.EmailField(blank=True, default="")

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def is_over(self) -> bool:
        return self.until <= timezone.now()


class Tally(models.Model):
    """How often something was tried within ten minutes or a day; nobody's address is looked at.

    The name is a word of the program's own, and where it counts for one account, that account's fingerprint.
    """

    name = models.CharField(max_length=80)
    window = models.PositiveBigIntegerField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["name", "window"], name="one_count_for_each_window"),)

    def __str__(self) -> str:
        return f"{self.name}: {self.count}"
