"""What the course claims, what researchers found, where it was read, and what words mean."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.search import index

from course.kit.forms import SnippetForm, around, fields
from course.kit.models import Snippet, found_by
from course.kit.rules import Problem, natural
from course.reference import rules
from course.safety.rules import wording_problems


class Claim(Snippet):
    """One of the numbered claims the course teaches, in its own words."""

    content_fields = ("text",)
    text = models.TextField(_("claim"), help_text=_("One plain sentence."))

    base_form_class = SnippetForm
    panels: ClassVar[list[Panel]] = around(FieldPanel("text"))
    search_fields: ClassVar[list[index.BaseField]] = found_by("text")

    class Meta(Snippet.Meta):
        verbose_name = _("claim")
        verbose_name_plural = _("claims")

    def __str__(self) -> str:
        return f"{self.key} {self.text}"

    def key_stem(self) -> str:
        taken = Claim.objects.filter(locale=self.locale).values_list("key", flat=True)
        last = max(taken, key=natural, default="F0")
        return f"F{int(last.lstrip('F')) + 1}"

    def problems(self) -> list[Problem]:
        return [*rules.missing_problems({"text": self.text}), *wording_problems("text", self.text)]


def known_claims() -> set[str]:
    """Return the keys of all claims, in any language."""
    return set(Claim.objects.values_list("key", flat=True))


class Source(Snippet):
    """A page, paper or law that somebody of the course has really read."""

    class How(models.TextChoices):
        OFFICIAL = "official", _("official source")
        RESEARCH = "research", _("research")
        SECOND_HAND = "second-hand", _("second-hand, no lawyer has read it yet")

    key_prefix = "src."
    content_fields = ("title", "publisher", "url", "dated", "read_on", "how")
    title = models.CharField(_("title"), max_length=250)
    publisher = models.CharField(_("publisher"), max_length=200)
    url = models.URLField(_("address"), max_length=600)
    dated = models.CharField(_("its own date"), max_length=60, blank=True, help_text=_("As it stands there."))
    read_on = models.DateField(_("read on"), null=True, help_text=_("The day on which it was really read."))
    how = models.CharField(_("kind of source"), max_length=20, choices=How, default=How.SECOND_HAND)

    base_form_class = SnippetForm
    panels: ClassVar[list[Panel]] = around(
        *fields(
            content_fields,
            title=_("As it stands there."),
            publisher=_("Who answers for it."),
            how=_("Second-hand, until somebody who knows has read it."),
        )
    )
    search_fields: ClassVar[list[index.BaseField]] = found_by("title", narrowed_by=["how"])

    class Meta(Snippet.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def __str__(self) -> str:
        return self.title

    def problems(self) -> list[Problem]:
        return [
            *rules.missing_problems({"title": self.title, "publisher": self.publisher, "url": self.url}),
            *rules.read_day_problems("read_on", self.read_on, timezone.localdate()),
        ]


class WithSource(models.Manager["Fact"]):
    """Facts with their sources, for no fact is ever shown without."""

    def get_queryset(self) -> models.QuerySet["Fact"]:
        return super().get_queryset().select_related("source")


class Fact(Snippet):
    """Something researchers found or a law says, with what it does not show."""

    key_prefix = "fact."
    content_fields = ("claim", "caveat", "sample", "year", "source", "checked_on")
    claim = models.TextField(_("finding"), help_text=_("One or two plain sentences."))
    caveat = models.TextField(_("what it does not show"), blank=True)
    sample = models.CharField(_("who was asked"), max_length=250, blank=True)
    year = models.CharField(_("year"), max_length=20, blank=True)
    source = models.ForeignKey(
        Source, null=True, on_delete=models.PROTECT, related_name="facts", verbose_name=_("source")
    )
    checked_on = models.DateField(_("checked on"), null=True, help_text=_("The day its source was really read."))

    objects = WithSource()

    base_form_class = SnippetForm
    panels: ClassVar[list[Panel]] = around(
        *fields(
            content_fields,
            caveat=_("Whom it did not ask, and what else may explain it."),
            sample=_("How many, who and where, such as: 1,021 people aged 16 to 24 in the UK."),
            year=_("When they were asked, not when it was printed."),
        )
    )
    search_fields: ClassVar[list[index.BaseField]] = found_by("claim")

    class Meta(Snippet.Meta):
        verbose_name = _("fact")
        verbose_name_plural = _("facts")

    def __str__(self) -> str:
        return self.claim

    def problems(self) -> list[Problem]:
        found = [*rules.missing_problems({"claim": self.claim})]
        if self.source is None:
            found.append(Problem("source", "is missing. Name the source this was read in; a fact stands on one."))
        found += rules.read_day_problems("checked_on", self.checked_on, timezone.localdate())
        for where in ("claim", "caveat", "sample"):
            found += wording_problems(where, getattr(self, where))
        return found


class Term(Snippet):
    """A word, explained."""

    key_prefix = "term."
    content_fields = ("name", "meaning")
    name = models.CharField(_("word"), max_length=80)
    meaning = models.TextField(_("what it means"))

    base_form_class = SnippetForm
    panels: ClassVar[list[Panel]] = around(*fields(content_fields, meaning=_("One or two plain sentences.")))
    search_fields: ClassVar[list[index.BaseField]] = found_by("name", "meaning")

    class Meta(Snippet.Meta):
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")

    def __str__(self) -> str:
        return self.name

    def problems(self) -> list[Problem]:
        return [
            *rules.missing_problems({"name": self.name, "meaning": self.meaning}),
            *wording_problems("meaning", self.meaning),
        ]
