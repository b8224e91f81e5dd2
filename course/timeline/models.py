"""Timelines and their stages: ordinal, never dated, and shared by every activity made of them."""

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.search import index

from course.kit.forms import SnippetForm, around, fields
from course.kit.models import Snippet, found_by
from course.kit.rules import Problem, anchor
from course.reference.models import known_claims
from course.reference.rules import claim_problems, missing_problems
from course.safety.rules import wording_problems
from course.signposts.models import Step, steps_named


class Timeline(Snippet):
    content_fields = ("title", "intro", "caveat")
    title = models.CharField(_("title"), max_length=120)
    intro = models.TextField(_("introduction"), blank=True)
    caveat = models.TextField(_("what this map leaves out"), help_text=_("Say plainly that it is a simplified map."))

    base_form_class = SnippetForm
    panels: ClassVar[list[Panel]] = around(
        *fields(content_fields, intro=_("Two or three sentences before the first stage."))
    )
    search_fields: ClassVar[list[index.BaseField]] = found_by("title")

    class Meta(Snippet.Meta):
        verbose_name = _("timeline")
        verbose_name_plural = _("timelines")

    def __str__(self) -> str:
        return self.title

    def problems(self) -> list[Problem]:
        found = [*missing_problems({"title": self.title, "caveat": self.caveat})]
        for where in ("title", "intro", "caveat"):
            found += wording_problems(where, getattr(self, where))
        return found

    def live_stages(self) -> list["Stage"]:
        """Return the stages a reader is shown, in order."""
        return LiveStages()[self.pk]

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        context: dict[str, Any] = super().get_preview_context(request, mode_name)
        return {**context, "timeline": self, "stages": self.live_stages() if self.pk else []}


class Stage(Snippet):
    """One stage of a timeline: what happens, why it matters, who could act and what still helps."""

    class Drawing(models.TextChoices):
        ONE_RING = "one-ring", _("one ring on flat water")
        TWO_RINGS = "two-rings", _("two rings and a second note")
        MANY_RINGS = "many-rings", _("rings across rings")
        SWELL = "swell", _("the water swells and lifts")
        RESTLESS = "restless", _("water that will not settle")

    PROSE = ("short", "happens", "matters", "who", "helps", "move", "clue", "alt")
    content_fields = ("timeline", "position", "name", *PROSE[:5], "ways", *PROSE[5:-1], "drawing", "alt", "claims")
    timeline = models.ForeignKey(Timeline, on_delete=models.PROTECT, related_name="stages", verbose_name=_("timeline"))
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    name = models.CharField(_("name"), max_length=60)
    short = models.CharField(_("in one line"), max_length=60)
    happens = models.TextField(_("what happens"))
    matters = models.TextField(_("why it matters"))
    who = models.TextField(_("who could act"))
    helps = models.TextField(_("what still helps"))
    ways = models.CharField(_("ways that help"), max_length=200, blank=True, help_text=_("Keys of advice or routes."))
    move = models.TextField(_("your move"), help_text=_("One small doable act, said to the reader."))
    clue = models.TextField(_("why it stands here"), help_text=_("Feedback of the ordering exercise."))
    drawing = models.CharField(_("drawing"), max_length=20, choices=Drawing, default=Drawing.ONE_RING)
    alt = models.CharField(_("what the drawing shows"), max_length=200)
    claims = models.CharField(_("claims it teaches"), max_length=200, blank=True, help_text=_("Such as F33 F48."))

    base_form_class = SnippetForm
    panels: ClassVar[list[Panel]] = around(
        MultiFieldPanel(
            [FieldPanel("timeline"), FieldPanel("position"), FieldPanel("name"), FieldPanel("short")],
            heading=_("Where it stands"),
        ),
        *fields(
            ("happens", "matters", "who", "helps", "ways", "move", "clue"),
            happens=_("Two to four short sentences, told at a distance."),
            helps=_("Never leave it out: there is always something."),
        ),
        MultiFieldPanel([FieldPanel("drawing"), FieldPanel("alt")], heading=_("Drawing")),
        FieldPanel("claims"),
    )
    search_fields: ClassVar[list[index.BaseField]] = found_by("name", "happens", narrowed_by=["timeline"])

    class Meta(Snippet.Meta):
        verbose_name = _("stage")
        verbose_name_plural = _("stages")
        ordering = ("timeline", "position")

    def __str__(self) -> str:
        return self.name

    # Filled in for all stages of a timeline at once, by LiveStages.
    known_ways: Sequence[Step] = ()

    @property
    def anchor(self) -> str:
        return f"stage-{anchor(self.key.partition('.')[2] or self.key)}"

    @property
    def face(self) -> tuple[object, ...]:
        """Everything a reader is shown of it."""
        return (self.key, self.position, self.name, self.drawing, *(getattr(self, name) for name in self.PROSE))

    @property
    def number(self) -> int:
        return self.position

    def key_stem(self) -> str:
        return f"{self.timeline.key}.{slugify(self.name)}"

    def problems(self) -> list[Problem]:
        found = [*missing_problems({name: getattr(self, name) for name in ("name", *self.PROSE)})]
        for where in ("name", *self.PROSE):
            found += wording_problems(where, getattr(self, where))
        found += claim_problems("claims", self.claims, known_claims())
        found += self._way_problems()
        others = Stage.objects.filter(timeline=self.timeline_id, position=self.position).exclude(pk=self.pk)
        if other := others.first():
            found.append(Problem("position", f"{self.position} is already “{other.name}”. Choose another number."))
        return found

    def _way_problems(self) -> Iterator[Problem]:
        known = {way.key: way for way in steps_named(self.ways.split())}
        for key in self.ways.split():
            if key not in known:
                yield Problem("ways", f"there is no advice or route “{key}”. Write keys such as any.take-it-down.")
            elif known[key].made == Step.Made.ADULT:
                yield Problem("ways", f"“{key}” is for pictures made at 18 or over. Readers of any age see this.")

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        context: dict[str, Any] = super().get_preview_context(request, mode_name)
        return {**context, "timeline": self.timeline if self.timeline_id else None, "stages": [self]}


class LiveStages(dict[int, list[Stage]]):
    """The stages readers are shown, by timeline; a timeline is asked for once, however many parts of a page need it."""

    def __missing__(self, timeline: int) -> list[Stage]:
        self[timeline] = list(Stage.objects.filter(timeline=timeline, live=True).order_by("position"))
        known = {way.key: way for way in steps_named(key for stage in self[timeline] for key in stage.ways.split())}
        for stage in self[timeline]:
            stage.known_ways = [known[key] for key in stage.ways.split() if key in known]
        return self[timeline]
