"""What stands on a signpost: each entry with its source and the day that was really read."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel
from wagtail.search import index

from course.kit.forms import SnippetForm, around, fields
from course.kit.models import found_by
from course.kit.rules import Problem
from course.reference.models import Source
from course.reference.rules import missing_problems, read_day_problems
from course.safety.models import ReadTwice
from course.safety.rules import wording_problems
from course.signposts import rules
from course.signposts.models.places import READ_FIRST, Country

HINTS = {
    "country": _("Empty: it holds everywhere."),
    "region": _("Only if it holds for a part of the country, such as Scotland."),
    "position": _("1 stands first."),
    "phone": _("As people dial it there."),
    "hours": _("Such as: day and night."),
    "cost": _("Such as: free."),
    "who": _("Such as: you, or someone for you."),
    "unsettled": _("Said to readers: where sources differ, what could not be read."),
    "review_by": _("At most a year away. The dashboard names it a month before."),
    "state": _("Official only where the source is the helpline’s or the state’s own."),
    "reviewer": _("A real person who has read this, with their leave. Empty until then."),
}
READ = ("source", "checked_on", "review_by", "state", "reviewer")


def panels_of(names: tuple[str, ...]) -> list[Panel]:
    return around(READ_FIRST, *fields(names, **HINTS), is_scheduled=False)


class Placed(models.Model):
    """Mixed into what holds in one country, or in a part of it."""

    needs_country = True
    country = models.ForeignKey(
        Country,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="%(class)ss",
        verbose_name=_("country"),
    )
    region = models.CharField(_("part of the country"), max_length=80, blank=True)

    class Meta:
        abstract = True


class Signpost(ReadTwice):
    """What all entries share: what they say, and where and when that was read."""

    class State(models.TextChoices):
        OFFICIAL = "official", _("official source")
        SECOND_HAND = "second-hand", _("second-hand, no lawyer has read it yet")

    # Fields in the words of the course, read by the language guide.
    prose: ClassVar[tuple[str, ...]] = ("says",)
    position = models.PositiveSmallIntegerField(_("position on the page"), default=1)
    name = models.CharField(_("name"), max_length=120)
    says = models.TextField(_("what it does"), help_text=_("At most three short sentences."))
    source = models.ForeignKey(
        Source, null=True, on_delete=models.PROTECT, related_name="%(class)ss", verbose_name=_("source")
    )
    checked_on = models.DateField(_("checked on"), null=True, help_text=_("The day its source was really read."))
    review_by = models.DateField(_("check again by"), null=True)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.SECOND_HAND)
    reviewer = models.CharField(_("read by"), max_length=120, blank=True)

    base_form_class = SnippetForm
    search_fields: ClassVar[list[index.BaseField]] = found_by("name", narrowed_by=["state"])

    class Meta(ReadTwice.Meta):
        abstract = True
        ordering = ("position",)

    def __str__(self) -> str:
        return f"{self.name} ({self.where})" if self.where else self.name

    @property
    def where(self) -> Country | None:
        """Return the country it holds in, or None where it holds everywhere."""
        return getattr(self, "country", None)

    def key_stem(self) -> str:
        return f"{self.where.key if self.where else 'any'}.{slugify(self.name)}"

    @property
    def is_over(self) -> bool:
        """Return whether it should have been read again before today."""
        return rules.is_over(self, timezone.localdate())

    def problems(self) -> list[Problem]:
        found = [*missing_problems({"name": self.name, "says": self.says})]
        needed = ["source", "review_by", *(["country"] if getattr(self, "needs_country", False) else [])]
        found += [
            Problem(where, "is missing. A reader in need must be able to rely on this entry.")
            for where in needed
            if getattr(self, where) is None
        ]
        found += read_day_problems("checked_on", self.checked_on, timezone.localdate())
        if self.state == self.State.OFFICIAL and self.source and self.source.how != Source.How.OFFICIAL:
            found.append(Problem("state", "says official, but its source is not. Choose second-hand."))
        for where in self.prose:
            found += wording_problems(where, getattr(self, where))
        return found


IN_A_COUNTRY = [*Signpost.search_fields, index.FilterField("country")]


class Helpline(Placed, Signpost):
    class Serves(models.TextChoices):
        EMERGENCY = "emergency", _("anyone in danger")
        UNDER_18 = "under-18", _("people under 18")
        ADULT = "adult", _("people of 18 and over")
        EVERYONE = "everyone", _("everyone")
        CRISIS = "crisis", _("anyone in a crisis")

    content_fields = (
        "country", "region", "position", "name", "serves", "phone", "web", "hours", "cost", "says", *READ,
    )  # fmt: skip
    search_fields: ClassVar[list[index.BaseField]] = [*IN_A_COUNTRY, index.FilterField("serves")]
    serves = models.CharField(_("for whom"), max_length=12, choices=Serves, default=Serves.EVERYONE)
    phone = models.CharField(_("number"), max_length=40, blank=True)
    web = models.URLField(_("address"), max_length=400, blank=True)
    hours = models.CharField(_("hours"), max_length=120, blank=True)
    cost = models.CharField(_("cost"), max_length=80, blank=True)

    panels: ClassVar[list[Panel]] = panels_of(content_fields)

    class Meta(Signpost.Meta):
        verbose_name = _("helpline")
        verbose_name_plural = _("helplines")

    @property
    def phone_href(self) -> str:
        return rules.dialled(self.phone)

    def problems(self) -> list[Problem]:
        found = [*super().problems(), *rules.host_problems("web", self.web)]
        if not (self.phone or self.web):
            found.append(Problem("phone", "and address are both empty. A helpline needs a way to reach it."))
        return found
