"""What the law says, what it asks of platforms, and what happens after telling somebody."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel
from wagtail.search import index

from course.kit.rules import Problem
from course.reference.rules import missing_problems
from course.signposts.models.entries import IN_A_COUNTRY, READ, Placed, Signpost, panels_of


class Law(Placed, Signpost):
    """A rule of law: what it covers as far as its text was read, and what it cannot do."""

    class Protects(models.TextChoices):
        ANYONE = "anyone", _("anyone")
        WOMEN = "women", _("women only")
        UNDER_18 = "under-18", _("people under 18")
        ADULT = "18-plus", _("people of 18 and over")

    class Covers(models.TextChoices):
        YES = "yes", _("yes")
        NO = "no", _("no")
        PARTLY = "partly", _("partly")
        UNCLEAR = "unclear", _("not clear")

    class Force(models.TextChoices):
        YES = "yes", _("in force")
        PARTLY = "partly", _("partly in force")
        NOT_YET = "not-yet", _("not in force yet")

    content_fields = (
        "country", "region", "position", "name", "section", "protects", "says",
        "threats", "recording", "made_by_ai", "forwarders", "under_18",
        "civil", "cannot", "in_force", "since", "unsettled", *READ,
    )  # fmt: skip
    prose = ("says", "civil", "cannot", "unsettled")
    section = models.CharField(_("section"), max_length=120, blank=True)
    protects = models.CharField(_("whom it protects"), max_length=10, choices=Protects, default=Protects.ANYONE)
    threats = models.CharField(_("covers threats"), max_length=8, choices=Covers, default=Covers.UNCLEAR)
    recording = models.CharField(_("covers secret recording"), max_length=8, choices=Covers, default=Covers.UNCLEAR)
    made_by_ai = models.CharField(_("covers fakes"), max_length=8, choices=Covers, default=Covers.UNCLEAR)
    forwarders = models.CharField(_("covers passing on"), max_length=8, choices=Covers, default=Covers.UNCLEAR)
    under_18 = models.CharField(_("covers under 18"), max_length=8, choices=Covers, default=Covers.UNCLEAR)
    civil = models.TextField(_("what a court may give you"), blank=True)
    cannot = models.TextField(_("what it cannot do"), blank=True)
    in_force = models.CharField(_("in force"), max_length=8, choices=Force, default=Force.YES)
    since = models.CharField(_("since"), max_length=80, blank=True)
    unsettled = models.TextField(_("what is not settled"), blank=True)

    search_fields: ClassVar[list[index.BaseField]] = [
        *IN_A_COUNTRY,
        *(index.FilterField(name) for name in ("protects", "in_force")),
    ]
    panels: ClassVar[list[Panel]] = panels_of(content_fields)

    class Meta(Signpost.Meta):
        verbose_name = _("rule of law")
        verbose_name_plural = _("rules of law")

    def problems(self) -> list[Problem]:
        return [*super().problems(), *missing_problems({"cannot": self.cannot})]


class Duty(Placed, Signpost):
    """What the law asks of platforms, and how soon, from the moment its own clock starts."""

    class Starts(models.TextChoices):
        COMPLAINT = "complaint", _("your complaint")
        REQUEST = "valid-request", _("a valid request")
        NOTICE = "regulator-notice", _("a notice of the authority")
        ORDER = "order", _("an order")
        NONE = "none", _("no set clock")

    content_fields = (
        "country", "region", "position", "name", "who", "limit", "hours", "clock", "starts", "says", "cannot",
        "in_force", "since", "unsettled", *READ,
    )  # fmt: skip
    prose = ("says", "cannot", "unsettled")
    who = models.CharField(_("which services"), max_length=250, blank=True)
    limit = models.CharField(_("time limit"), max_length=120, blank=True)
    hours = models.PositiveIntegerField(_("in hours"), null=True, blank=True)
    clock = models.CharField(_("when the clock starts"), max_length=200, blank=True)
    starts = models.CharField(_("what starts it"), max_length=16, choices=Starts, default=Starts.NONE)
    cannot = models.TextField(_("what it cannot do"), blank=True)
    in_force = models.CharField(_("in force"), max_length=8, choices=Law.Force, default=Law.Force.YES)
    since = models.CharField(_("since"), max_length=80, blank=True)
    unsettled = models.TextField(_("what is not settled"), blank=True)

    search_fields: ClassVar[list[index.BaseField]] = [*IN_A_COUNTRY, index.FilterField("in_force")]
    panels: ClassVar[list[Panel]] = panels_of(content_fields)

    class Meta(Signpost.Meta):
        verbose_name = _("duty of platforms")
        verbose_name_plural = _("duties of platforms")

    def problems(self) -> list[Problem]:
        asked = {where: getattr(self, where) for where in ("limit", "clock", "cannot")}
        return [*super().problems(), *missing_problems(asked)]


class Telling(Placed, Signpost):
    """What happens when somebody is told: who hears of it next, and what can be promised."""

    class Told(models.TextChoices):
        TEACHER = "teacher", _("a teacher")
        HELPLINE = "helpline", _("a helpline")
        POLICE = "police", _("the police")
        DOCTOR = "doctor-or-counsellor", _("a doctor or counsellor")
        FRIEND = "friend-or-family", _("a friend or family")

    content_fields = (
        "country", "region", "position", "told", "name", "says", "may_promise", "may_not_promise", *READ,
    )  # fmt: skip
    prose = ("says", "may_promise", "may_not_promise")
    told = models.CharField(_("who is told"), max_length=24, choices=Told, default=Told.TEACHER)
    may_promise = models.TextField(_("what they can promise"), blank=True)
    may_not_promise = models.TextField(_("what they cannot promise"), blank=True)

    search_fields: ClassVar[list[index.BaseField]] = [*IN_A_COUNTRY, index.FilterField("told")]
    panels: ClassVar[list[Panel]] = panels_of(content_fields)

    class Meta(Signpost.Meta):
        verbose_name = _("what happens after telling")
        verbose_name_plural = _("what happens after telling")
