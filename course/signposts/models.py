"""Countries, helplines, routes, and whom to tell here: each with its source and the day it was read."""

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, Panel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.search import index

from course.kit.forms import SnippetForm, around, fields
from course.kit.models import found_by
from course.kit.rules import Problem
from course.reference.models import Source
from course.reference.rules import missing_problems, read_day_problems
from course.safety.models import ReadTwice
from course.safety.rules import wording_problems
from course.signposts.rules import dialled

HINTS = {
    "position": _("1 stands first."),
    "phone": _("As people dial it there."),
    "hours": _("Such as: day and night."),
    "cost": _("Such as: free."),
    "review_by": _("At most a year away. The dashboard names it a month before."),
    "state": _("Official only where the source is the helpline’s or the state’s own."),
}
READ_FIRST = HelpPanel(
    _(
        "Readers in need rely on this. Your change is kept as a draft; submit it, and it goes live once somebody else "
        "has compared it with its source. If something shown now is wrong, take it down at once."
    )
)


class Country(ReadTwice):
    content_fields = ("name", "position", "note")
    name = models.CharField(_("name"), max_length=80)
    position = models.PositiveSmallIntegerField(_("position in lists"), default=1)
    note = models.TextField(_("what these pages cover"), blank=True)

    base_form_class = SnippetForm
    panels: ClassVar[list[Panel]] = around(READ_FIRST, *fields(content_fields, **HINTS), is_scheduled=False)
    search_fields: ClassVar[list[index.BaseField]] = found_by("name")

    class Meta(ReadTwice.Meta):
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ("position",)

    def __str__(self) -> str:
        return self.name

    def problems(self) -> list[Problem]:
        return [*missing_problems({"name": self.name}), *wording_problems("note", self.note)]


class Signpost(ReadTwice):
    """What helplines and routes share: a country, an address, and where and when it was read."""

    class State(models.TextChoices):
        OFFICIAL = "official", _("official source")
        SECOND_HAND = "second-hand", _("second-hand, no lawyer has read it yet")

    country = models.ForeignKey(
        Country, null=True, on_delete=models.PROTECT, related_name="%(class)ss", verbose_name=_("country")
    )
    position = models.PositiveSmallIntegerField(_("position on the page"), default=1)
    name = models.CharField(_("name"), max_length=120)
    web = models.URLField(_("address"), max_length=400, blank=True)
    says = models.TextField(_("what it does"), help_text=_("At most three short sentences."))
    source = models.ForeignKey(
        Source, null=True, on_delete=models.PROTECT, related_name="%(class)ss", verbose_name=_("source")
    )
    checked_on = models.DateField(_("checked on"), null=True, help_text=_("The day its source was really read."))
    review_by = models.DateField(_("check again by"), null=True)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.SECOND_HAND)

    base_form_class = SnippetForm
    search_fields: ClassVar[list[index.BaseField]] = found_by("name", narrowed_by=["country", "state"])

    class Meta(ReadTwice.Meta):
        abstract = True
        ordering = ("position",)

    def __str__(self) -> str:
        return f"{self.name} ({self.country})"

    def key_stem(self) -> str:
        return f"{self.country.key if self.country else 'any'}.{slugify(self.name)}"

    def problems(self) -> list[Problem]:
        found = [*missing_problems({"name": self.name, "says": self.says})]
        missing = [where for where in ("country", "source", "review_by") if getattr(self, where) is None]
        found += [
            Problem(where, "is missing. A reader in need must be able to rely on this entry.") for where in missing
        ]
        found += read_day_problems("checked_on", self.checked_on, timezone.localdate())
        if self.state == self.State.OFFICIAL and self.source and self.source.how != Source.How.OFFICIAL:
            found.append(Problem("state", "says official, but its source is not. Choose second-hand."))
        found += wording_problems("says", self.says)
        return found


class Helpline(Signpost):
    class Serves(models.TextChoices):
        EMERGENCY = "emergency", _("anyone in danger")
        UNDER_18 = "under-18", _("people under 18")
        ADULT = "adult", _("people of 18 and over")
        EVERYONE = "everyone", _("everyone")
        CRISIS = "crisis", _("anyone in a crisis")

    content_fields = (
        "country", "position", "name", "serves", "phone", "web", "hours", "cost", "says",
        "source", "checked_on", "review_by", "state",
    )  # fmt: skip
    search_fields: ClassVar[list[index.BaseField]] = [*Signpost.search_fields, index.FilterField("serves")]
    serves = models.CharField(_("for whom"), max_length=12, choices=Serves, default=Serves.EVERYONE)
    phone = models.CharField(_("number"), max_length=40, blank=True)
    hours = models.CharField(_("hours"), max_length=120, blank=True)
    cost = models.CharField(_("cost"), max_length=80, blank=True)

    panels: ClassVar[list[Panel]] = around(READ_FIRST, *fields(content_fields, **HINTS), is_scheduled=False)

    class Meta(Signpost.Meta):
        verbose_name = _("helpline")
        verbose_name_plural = _("helplines")

    @property
    def phone_href(self) -> str:
        return dialled(self.phone)

    def problems(self) -> list[Problem]:
        found = super().problems()
        if not (self.phone or self.web):
            found.append(Problem("phone", "and address are both empty. A helpline needs a way to reach it."))
        return found


class Route(Signpost):
    class Made(models.TextChoices):
        UNDER_18 = "under-18", _("made when the person was under 18")
        ADULT = "18-plus", _("made when the person was 18 or over")
        ANY = "any", _("made at any age")

    content_fields = (
        "country", "position", "name", "made", "web", "says", "takes", "costs", "ready", "cannot",
        "source", "checked_on", "review_by", "state",
    )  # fmt: skip
    search_fields: ClassVar[list[index.BaseField]] = [*Signpost.search_fields, index.FilterField("made")]
    made = models.CharField(_("for pictures"), max_length=12, choices=Made, default=Made.ANY)
    takes = models.CharField(_("how long it takes"), max_length=250, blank=True)
    costs = models.CharField(_("what it costs"), max_length=120, blank=True)
    ready = models.TextField(_("what to have ready"), blank=True)
    cannot = models.TextField(_("what it cannot do"), blank=True)

    panels: ClassVar[list[Panel]] = around(READ_FIRST, *fields(content_fields, **HINTS), is_scheduled=False)

    class Meta(Signpost.Meta):
        verbose_name = _("route")
        verbose_name_plural = _("routes")

    def problems(self) -> list[Problem]:
        found = super().problems()
        for where in ("takes", "ready", "cannot"):
            found += wording_problems(where, getattr(self, where))
        return found


# A country too: its name stands over every number, and its note may hold one.
READ_TWICE: tuple[type[ReadTwice], ...] = (Country, Helpline, Route)


@register_setting(icon="user")
class Here(BaseGenericSetting):
    """Whom to tell at the place that runs this copy; shown on help and at the end of every lesson."""

    place = models.CharField(_("school or place"), max_length=120, blank=True)
    name = models.CharField(_("whom to tell"), max_length=120, blank=True, help_text=_("Name or role."))
    where = models.CharField(_("where to find them"), max_length=120, blank=True)
    when = models.CharField(_("when"), max_length=120, blank=True)
    then = models.TextField(_("what happens next"), blank=True, help_text=_("Two or three plain sentences."))

    panels: ClassVar[list[Panel]] = [FieldPanel(name) for name in ("place", "name", "where", "when", "then")]

    class Meta:
        verbose_name = _("whom to tell here")

    def is_set(self) -> bool:
        return bool(self.name)

    def as_shown(self) -> dict[str, Any] | None:
        fields = ("place", "name", "where", "when", "then")
        return {field: getattr(self, field) for field in fields} if self.is_set() else None
