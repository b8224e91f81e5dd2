"""Questions: snippets, because lessons share them and answers point at their keys and versions."""

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar, cast

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.blocks import TextBlock
from wagtail.search import index

from course.kit.blocks import KeyedValue
from course.kit.fields import SlimStreamField
from course.kit.forms import SnippetForm, around, fields
from course.kit.models import Snippet, found_by
from course.kit.rules import Problem
from course.marking import rules as marking
from course.quiz import rules
from course.quiz.blocks import GroupBlock, ItemBlock, OptionBlock
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
        MATCH = "match", _("match each card with one of several things")
        SORT = "sort", _("sort cards into groups")
        ATTITUDE = "attitude", _("attitude: nothing is right or wrong")

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
        "edition", "kind", "stem", "confidence", "options", "timeline", "groups", "items", "hints", "explanation",
        "level", "objective", "taught_in", "claims", "privacy",
    )  # fmt: skip
    edition = models.PositiveSmallIntegerField(
        _("edition"), default=1, help_text=_("Raise it when the question asks something else than before.")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.SINGLE)
    stem = models.TextField(_("question"))
    confidence = models.BooleanField(
        _("also ask how sure they are"), default=False, help_text=_("For choices only. It has no effect on the mark.")
    )
    options = SlimStreamField([("option", OptionBlock())], blank=True, verbose_name=_("options"))
    timeline = models.ForeignKey(
        Timeline, null=True, blank=True, on_delete=models.PROTECT, related_name="orders",
        verbose_name=_("timeline"),
        help_text=_("Its stages are what is put in order, or the groups that cards are put into."),
    )  # fmt: skip
    groups = SlimStreamField(
        [("group", GroupBlock())], blank=True, verbose_name=_("groups"),
        help_text=_("For cards. Not needed where a timeline is chosen."),
    )  # fmt: skip
    items = SlimStreamField(
        [("item", ItemBlock())], blank=True, verbose_name=_("items or cards"),
        help_text=_("For an order, in their right order; not needed where a timeline is chosen. For cards, in any."),
    )  # fmt: skip
    hints = SlimStreamField(
        [("hint", TextBlock(rows=2, label=_("Hint")))], blank=True, verbose_name=_("hints"),
        help_text=_("One more hint is one more try."),
    )  # fmt: skip
    explanation = models.TextField(_("explanation"), blank=True, help_text=_("What everybody reads at the end."))
    level = models.CharField(_("asks for"), max_length=12, choices=Level, default=Level.RECALL, blank=True)
    objective = models.CharField(_("objective"), max_length=80, blank=True, help_text=_("Its key, such as m2l1.o1."))
    taught_in = models.CharField(
        _("taught in"), max_length=80, blank=True, help_text=_("The key of the block that teaches the answer.")
    )
    claims = models.CharField(_("claims it asks"), max_length=200, blank=True, help_text=_("Such as F7 F55."))
    privacy = models.CharField(_("who sees answers"), max_length=10, choices=Privacy, default=Privacy.OPEN)

    base_form_class = SnippetForm
    panels: ClassVar[list[Panel]] = around(
        *fields(
            ("kind", "stem", "options", "timeline", "groups", "items", "confidence", "hints", "explanation"),
            kind=_("What a learner does with it. The fields below follow."),
            stem=_("One or two sentences, about the text or a made-up person, never about the reader’s own life."),
            options=_("Beside each stands what whoever chose it reads."),
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("level", "objective", "taught_in", "claims", "privacy", "edition")],
            heading=_("What it is for"),
            classname="collapsed",
        ),
    )
    search_fields: ClassVar[list[index.BaseField]] = found_by("stem", "key", narrowed_by=["kind", "level", "privacy"])

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
        """Return the options, the items of an order that has no timeline, or the cards.

        In a draft a new one has no key yet, and needs one to be shown.
        """
        values = [child.value for child in (self.options if "options" in rules.MADE_OF[self.kind] else self.items)]
        return [
            rules.Option(
                key=value.key or f"new-{number}",
                text=value.get("text") or "",
                feedback=value.get("feedback") or "",
                right=bool(value.get("right")),
                belongs=tuple((value.get("belongs") or "").split()),
            )
            for number, value in enumerate(values)
        ]

    def own_groups(self) -> list[rules.Group]:
        """Return the groups as an author wrote them; none where the stages of a timeline are the groups."""
        return [rules.Group(child.value.get("key") or "", child.value.get("text") or "") for child in self.groups]

    def marked(self, stages: Iterable[str] = ()) -> marking.Question:
        """Return what marking needs; `stages` are the keys of the timeline's stages in order."""
        authored, stages = self.authored(), tuple(stages)
        kind = cast("marking.Kind", self.kind)
        hints = len(self.hints)
        if kind in marking.CARDS:
            groups = stages if self.timeline_id else tuple(group.key for group in self.own_groups())
            # A card whose stages are all unpublished has nowhere to go, and is left out.
            cards = [card for card in authored if not card.belongs or set(card.belongs) & set(groups)]
            accepted = tuple(frozenset(card.belongs) & set(groups) for card in cards)
            keys = tuple(card.key for card in cards)
            return marking.Question(self.key, self.edition, kind, keys, frozenset(), hints, groups, accepted)
        is_made_of_stages = kind == "order" and self.timeline_id
        options = stages if is_made_of_stages else tuple(option.key for option in authored)
        right = frozenset(option.key for option in authored if option.right)
        return marking.Question(self.key, self.edition, kind, options, right, hints)

    def _live_stages(self) -> list[str] | None:
        """Return the keys of the timeline's live stages, or None without a timeline."""
        if self.timeline is None:
            return None
        return [stage.key for stage in self.timeline.live_stages()] if self.timeline.live else []

    def problems(self) -> list[Problem]:
        found = [*missing_problems({"stem": self.stem})]
        filled = ("options", "timeline", "groups", "items", "confidence")
        found += rules.stray_problems(self.kind, {name: bool(getattr(self, name)) for name in filled})
        found += self._kind_problems()
        found += rules.key_problems(
            "options" if "options" in rules.MADE_OF[self.kind] else "items", [part.key for part in self.authored()]
        )
        for where in ("stem", "explanation"):
            found += wording_problems(where, getattr(self, where))
        for number, hint in enumerate(self.hint_texts()):
            found += wording_problems(f"hints.{number}", hint)
        return [*found, *claim_problems("claims", self.claims, known_claims())]

    def _kind_problems(self) -> Iterator[Problem]:
        """Yield what is wrong with the parts this kind of question is made of."""
        authored, stages = self.authored(), self._live_stages()
        if self.kind == self.Kind.ATTITUDE:
            yield from rules.attitude_problems(authored, self.explanation, self.privacy, len(self.hints))
            return
        yield from missing_problems({"level": self.level})
        number = None if stages is None else len(stages)
        if self.kind == self.Kind.ORDER:
            yield from rules.item_problems(authored, number)
        elif self.kind in marking.CARDS:
            groups = self.own_groups()
            yield from rules.group_problems(groups, number)
            yield from rules.card_problems(self.kind, authored, stages or [group.key for group in groups])
        else:
            yield from rules.option_problems(self.kind, authored)

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        context: dict[str, Any] = super().get_preview_context(request, mode_name)
        # A draft has no keys yet, and its address and its options go by them.
        self.key = self.key or "preview"
        self._give_keys()
        return {**context, "asked_list": ask_all([self], None)}
