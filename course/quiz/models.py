"""Questions: snippets, because lessons share them and answers point at their keys and versions."""

from collections.abc import Iterable
from typing import Any, ClassVar, cast

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.blocks import TextBlock
from wagtail.search import index

from course.kit.blocks import KeyedValue
from course.kit.fields import SlimStreamField
from course.kit.forms import ProblemsPanel, SnippetForm
from course.kit.models import Snippet
from course.kit.rules import Problem
from course.marking import rules as marking
from course.quiz import rules
from course.quiz.blocks import ItemBlock, OptionBlock
from course.quiz.shown import ask_all
from course.reference.models import known_claims
from course.reference.rules import claim_problems, missing_problems
from course.safety.rules import wording_problems
from course.timeline.models import Timeline


class Question(Snippet):
    """A question with an answer, as an author wrote it; `marking.rules` knows how it is marked."""

    class Kind(models.TextChoices):
        SINGLE = "single", _("single choice")
        MULTIPLE = "multiple", _("multiple response")
        ORDER = "order", _("put in order")

    class Level(models.TextChoices):
        RECALL = "recall", _("recall")
        APPLICATION = "application", _("application")
        JUDGEMENT = "judgement", _("judgement")

    class Privacy(models.TextChoices):
        OPEN = "open", _("open: the teacher sees who answered what")
        AGGREGATE = "aggregate", _("aggregate: only totals, never by name")
        PRIVATE = "private", _("private: never leaves the learner")

    key_prefix = "q-"
    content_fields = (
        "edition", "kind", "stem", "options", "timeline", "items", "hints", "explanation",
        "level", "objective", "taught_in", "claims", "privacy",
    )  # fmt: skip
    edition = models.PositiveSmallIntegerField(
        _("edition"), default=1, help_text=_("Raise it when the question asks something else than before.")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.SINGLE)
    stem = models.TextField(_("question"))
    options = SlimStreamField([("option", OptionBlock())], blank=True, verbose_name=_("options"))
    timeline = models.ForeignKey(
        Timeline, null=True, blank=True, on_delete=models.PROTECT, related_name="orders",
        verbose_name=_("timeline to put in order"),
    )  # fmt: skip
    items = SlimStreamField(
        [("item", ItemBlock())], blank=True, verbose_name=_("items to put in order"),
        help_text=_("In their right order. Not needed where a timeline is chosen."),
    )  # fmt: skip
    hints = SlimStreamField(
        [("hint", TextBlock(rows=2, label=_("Hint")))], blank=True, verbose_name=_("hints"),
        help_text=_("One more hint is one more try."),
    )  # fmt: skip
    explanation = models.TextField(_("explanation"), blank=True, help_text=_("What everybody reads at the end."))
    level = models.CharField(_("asks for"), max_length=12, choices=Level, default=Level.RECALL)
    objective = models.CharField(_("objective"), max_length=80, blank=True, help_text=_("Its key, such as m2l1.o1."))
    taught_in = models.CharField(
        _("taught in"), max_length=80, blank=True, help_text=_("The key of the block that teaches the answer.")
    )
    claims = models.CharField(_("claims it asks"), max_length=200, blank=True, help_text=_("Such as F7 F55."))
    privacy = models.CharField(_("who sees answers"), max_length=10, choices=Privacy, default=Privacy.OPEN)

    base_form_class = SnippetForm
    panels: ClassVar[list[Panel]] = [
        ProblemsPanel(),
        FieldPanel("key", read_only=True),
        FieldPanel("kind"),
        FieldPanel("stem"),
        FieldPanel("options"),
        MultiFieldPanel([FieldPanel("timeline"), FieldPanel("items")], heading=_("For an order")),
        FieldPanel("hints"),
        FieldPanel("explanation"),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("level", "objective", "taught_in", "claims", "privacy", "edition")],
            heading=_("What it is for"),
        ),
    ]
    search_fields: ClassVar[list[index.BaseField]] = [
        index.SearchField("stem"),
        index.SearchField("key"),
        index.AutocompleteField("stem"),
    ]

    class Meta(Snippet.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self) -> str:
        return f"{self.key} {self.stem}".strip()

    def parts(self) -> Iterable[KeyedValue]:
        return [child.value for child in (*self.options, *self.items)]

    def part_key(self, part: KeyedValue, number: int) -> str:
        return chr(ord("a") + number - 1)

    def own_keys(self) -> Iterable[str]:
        """Return the question's key only: its options are named within it."""
        return [self.key]

    def hint_texts(self) -> list[str]:
        return [child.value for child in self.hints]

    def authored(self) -> list[rules.Option]:
        """Return the options, or the items of an order that has no timeline."""
        values = [child.value for child in (self.items if self.kind == self.Kind.ORDER else self.options)]
        return [rules.Option(v.key, v["text"], v["feedback"], bool(v.get("right"))) for v in values]

    def marked(self, stages: Iterable[str] = ()) -> marking.Question:
        """Return what marking needs; `stages` are the keys of the timeline's stages in order."""
        authored = self.authored()
        is_made_of_stages = self.kind == self.Kind.ORDER and self.timeline_id
        options = tuple(stages) if is_made_of_stages else tuple(option.key for option in authored)
        right = frozenset(option.key for option in authored if option.right)
        kind = cast("marking.Kind", self.kind)
        return marking.Question(self.key, self.edition, kind, options, right, len(self.hints))

    def _live_stages(self) -> int | None:
        """Return how many live stages the timeline has, or None without a timeline."""
        if self.timeline is None:
            return None
        return len(self.timeline.live_stages()) if self.timeline.live else 0

    def problems(self) -> list[Problem]:
        found = [*missing_problems({"stem": self.stem})]
        if self.kind == self.Kind.ORDER:
            found += rules.item_problems(self.authored(), self._live_stages())
        else:
            found += rules.option_problems(self.kind, self.authored())
            found += [Problem("timeline", "belongs to an order only. Take it out.")] if self.timeline_id else []
        found += rules.key_problems("options", [option.key for option in self.authored()])
        for where in ("stem", "explanation"):
            found += wording_problems(where, getattr(self, where))
        for number, hint in enumerate(self.hint_texts()):
            found += wording_problems(f"hints.{number}", hint)
        return [*found, *claim_problems("claims", self.claims, known_claims())]

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        context: dict[str, Any] = super().get_preview_context(request, mode_name)
        return {**context, "asked_list": ask_all([self], None)}
