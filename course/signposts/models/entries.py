"""What stands on a signpost: each entry with its source and the day that was really read."""

from collections.abc import Iterable
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


class Step(Signpost):
    """One thing to do, and what it takes: a plan is put together out of these."""

    class Made(models.TextChoices):
        UNDER_18 = "under-18", _("made when the person was under 18")
        ADULT = "18-plus", _("made when the person was 18 or over")
        ANY = "any", _("made at any age")

    class Now(models.TextChoices):
        UNDER_18 = "under-18", _("under 18 now")
        ADULT = "18-plus", _("18 or over now")
        ANY = "any", _("any age now")

    class Stage(models.TextChoices):
        HOUR = "hour", _("first hour")
        DAY = "day", _("first day")
        WEEK = "week", _("first week")
        MONTH = "month", _("first month")

    prose = ("says", "takes", "ready", "cannot", "unsettled")
    who = models.CharField(_("who does it"), max_length=250, blank=True)
    roles = models.CharField(_("for whom"), max_length=60, blank=True, help_text=" ".join(rules.ROLES))
    made = models.CharField(_("for pictures"), max_length=12, choices=Made, default=Made.ANY)
    reader = models.CharField(_("for readers"), max_length=12, choices=Now, default=Now.ANY)
    happened = models.CharField(_("for what happened"), max_length=60, blank=True, help_text=" ".join(rules.SITUATIONS))
    wants = models.CharField(_("serves best"), max_length=40, blank=True, help_text=" ".join(rules.GOALS))
    stage = models.CharField(_("when"), max_length=5, choices=Stage, default=Stage.DAY)
    takes = models.CharField(_("how long it takes"), max_length=250, blank=True)
    costs = models.CharField(_("what it costs"), max_length=200, blank=True)
    ready = models.TextField(_("what to have ready"), blank=True)
    cannot = models.TextField(_("what it cannot do"), blank=True)
    unsettled = models.TextField(_("what is not settled"), blank=True)

    search_fields: ClassVar[list[index.BaseField]] = [
        *Signpost.search_fields,
        *(index.FilterField(name) for name in ("made", "reader", "stage")),
    ]

    class Meta(Signpost.Meta):
        abstract = True

    def problems(self) -> list[Problem]:
        found = super().problems()
        asked = ("who", "wants", "takes", "costs", "ready", "cannot")
        found += missing_problems({where: getattr(self, where) for where in asked})
        found += rules.word_problems("roles", self.roles, rules.ROLES)
        found += rules.word_problems("happened", self.happened, rules.SITUATIONS)
        found += rules.word_problems("wants", self.wants, rules.GOALS)
        if self.made != self.Made.ADULT:
            for where in self.prose:
                found += rules.copying_problems(where, getattr(self, where))
        return found


class Route(Placed, Step):
    """A way to somebody who can act."""

    class Kind(models.TextChoices):
        SAFETY = "safety", _("being safe")
        TELL = "tell", _("somebody to tell")
        PLATFORM = "platform", _("a platform")
        HASH = "hash", _("a service that stops copies")
        SEARCH = "search", _("a search engine")
        POLICE = "police", _("the police")
        REGULATOR = "regulator", _("an authority")
        COURT = "court", _("a court")
        SUPPORT = "support", _("support")
        SCHOOL = "school", _("a school")
        APPEAL = "appeal", _("an appeal")

    content_fields = (
        "country", "region", "position", "name", "kind", "who", "roles", "made", "reader", "happened", "wants", "stage",
        "web", "says", "takes", "costs", "ready", "cannot", "unsettled", *READ,
    )  # fmt: skip
    needs_country = False
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.SUPPORT)
    web = models.URLField(_("address"), max_length=400, blank=True)

    search_fields: ClassVar[list[index.BaseField]] = [*Step.search_fields, index.FilterField("country")]
    panels: ClassVar[list[Panel]] = panels_of(content_fields)

    class Meta(Step.Meta):
        verbose_name = _("route")
        verbose_name_plural = _("routes")

    def problems(self) -> list[Problem]:
        return [*super().problems(), *rules.host_problems("web", self.web)]


class Advice(Step):
    """Something that people do themselves; it holds in every country."""

    content_fields = (
        "position", "name", "who", "roles", "made", "reader", "happened", "wants", "stage",
        "says", "takes", "costs", "ready", "cannot", "unsettled", *READ,
    )  # fmt: skip
    panels: ClassVar[list[Panel]] = panels_of(content_fields)

    class Meta(Step.Meta):
        verbose_name = _("advice")
        verbose_name_plural = _("advice")


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


def steps_named(keys: Iterable[str]) -> list[Step]:
    """Return the live steps with these keys that are not to be read again yet; two queries, or none for no keys."""
    wanted = {"key__in": sorted(set(keys)), "live": True, "review_by__gte": timezone.localdate()}
    if not wanted["key__in"]:
        return []
    return [
        *Advice.objects.filter(**wanted).select_related("source"),
        *Route.objects.filter(**wanted).select_related("source"),
    ]


ENTRIES: tuple[type[Signpost], ...] = (Helpline, Route, Advice, Law, Duty, Telling)
# A country too: its name stands over every number, and its note may hold one.
READ_TWICE: tuple[type[ReadTwice], ...] = (Country, *ENTRIES)
