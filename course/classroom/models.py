"""Classes: who teaches them, who sits in them under which made-up name, and what they were given to do.

Of a pupil there is a name from a list and nothing else. Who is who, a teacher writes on paper.
"""

from datetime import datetime, timedelta
from typing import Literal

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from course.classroom.rules import Joining, joining, new_code, new_id
from course.progress.models import Cohort, Learner

USUALLY_KEPT = timedelta(days=30)
LONGEST_KEPT = timedelta(days=396)
"""How long after its end a class is kept if nobody says, and at most: a month, and thirteen."""


class Classroom(models.Model):
    """A class; with its cohort go all of its pupils and whatever they did."""

    class Band(models.TextChoices):
        A = "13", _("13 and up")
        B = "15", _("15 and up")
        C = "17", _("17 and up")

    cohort = models.OneToOneField(Cohort, on_delete=models.CASCADE, related_name="classroom")
    public_id = models.CharField(max_length=12, unique=True, default=new_id)
    name = models.CharField(_("name of the class"), max_length=60)
    band = models.CharField(_("age of the youngest"), max_length=2, choices=Band, default=Band.A)
    country = models.CharField(_("country"), max_length=8, blank=True)
    language = models.CharField(_("language"), max_length=12)
    ends_on = models.DateField(_("last day of teaching"))
    keep_until = models.DateField(_("kept until"))
    code = models.CharField(max_length=10, unique=True, default=new_code)
    is_open = models.BooleanField(default=False)
    open_until = models.DateTimeField(null=True)
    archived_on = models.DateField(null=True)
    made_on = models.DateField(default=timezone.localdate)
    teachers = models.ManyToManyField(settings.AUTH_USER_MODEL, through="Teaching", related_name="classrooms")

    class Meta:
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name

    @property
    def joining(self) -> Joining:
        """Return whether the code lets anybody in now: closed, open for some hours, or open."""
        return joining(self.is_open and self.archived_on is None, self.open_until, timezone.now())

    def set_joining(self, how: Literal["closed", "hours", "open"], until: datetime | None = None) -> None:
        self.is_open, self.open_until = how != "closed", until if how == "hours" else None


class Teaching(models.Model):
    """Somebody who teaches a class; whoever made it can hand it on and delete it."""

    classroom = models.ForeignKey(Classroom, on_delete=models.CASCADE, related_name="teachings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="teachings")
    is_owner = models.BooleanField(default=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["classroom", "user"], name="one_teaches_a_class_once"),)

    def __str__(self) -> str:
        return f"{self.user}, {self.classroom}"


class Asking(models.Model):
    """A link by which one colleague may come to teach a class as well, once; stored as a fingerprint."""

    classroom = models.ForeignKey(Classroom, on_delete=models.CASCADE, related_name="askings")
    mark = models.CharField(max_length=64, unique=True)
    until = models.DateTimeField()

    def __str__(self) -> str:
        return f"a colleague for {self.classroom}"


class Group(models.Model):
    """Some pupils of a class, to give them something else to do; no total is ever made of it."""

    classroom = models.ForeignKey(Classroom, on_delete=models.CASCADE, related_name="groups")
    name = models.CharField(_("name of the group"), max_length=40)

    class Meta:
        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=["classroom", "name"], name="one_group_of_a_name"),)

    def __str__(self) -> str:
        return self.name


class Seat(models.Model):
    """A pupil in a class, by a name out of our list. A card that nobody has used yet is a seat without a day."""

    classroom = models.ForeignKey(Classroom, on_delete=models.CASCADE, related_name="seats")
    learner = models.OneToOneField(Learner, on_delete=models.CASCADE, related_name="seat")
    public_id = models.CharField(max_length=12, unique=True, default=new_id)
    name = models.CharField(max_length=40)
    joined_on = models.DateField(null=True)
    groups = models.ManyToManyField(Group, related_name="seats", blank=True)

    class Meta:
        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=["classroom", "name"], name="one_seat_of_a_name"),)

    def __str__(self) -> str:
        return self.name


class Assignment(models.Model):
    """A module, lesson or set of questions that a class, a group or single pupils are to do."""

    class Results(models.TextChoices):
        AT_ONCE = "at-once", _("at once")
        WHEN_CLOSED = "when-closed", _("when it is closed")

    classroom = models.ForeignKey(Classroom, on_delete=models.CASCADE, related_name="assignments")
    public_id = models.CharField(max_length=12, unique=True, default=new_id)
    target = models.CharField(max_length=80)
    # Said, not seen from there being no group and no seat: the last pupil it was for may have left.
    is_for_all = models.BooleanField(default=True)
    groups = models.ManyToManyField(Group, related_name="assignments", blank=True)
    seats = models.ManyToManyField(Seat, related_name="assignments", blank=True)
    opens_at = models.DateTimeField(_("opens"))
    closes_at = models.DateTimeField(_("closes"), null=True, blank=True)
    results = models.CharField(_("results are shown"), max_length=12, choices=Results, default=Results.AT_ONCE)
    counts_earlier = models.BooleanField(_("what was done before counts"), default=True)
    is_paused = models.BooleanField(default=False)
    made_on = models.DateField(default=timezone.localdate)

    class Meta:
        ordering = ("opens_at", "pk")

    def __str__(self) -> str:
        return f"{self.target}, {self.classroom}"
