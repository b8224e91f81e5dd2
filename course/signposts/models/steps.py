"""What somebody can do: routes to those who can act, and advice for what people do themselves."""

from collections.abc import Iterable
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel
from wagtail.search import index

from course.kit.rules import Problem
from course.reference.rules import missing_problems
from course.signposts import rules
from course.signposts.models.entries import READ, Placed, Signpost, panels_of


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


def steps_named(keys: Iterable[str]) -> list[Step]:
    """Return the live steps with these keys that are not to be read again yet; two queries, or none for no keys."""
    wanted = {"key__in": sorted(set(keys)), "live": True, "review_by__gte": timezone.localdate()}
    if not wanted["key__in"]:
        return []
    return [
        *Advice.objects.filter(**wanted).select_related("source"),
        *Route.objects.filter(**wanted).select_related("source"),
    ]
