"""Countries, and whom to tell at the place that runs this copy."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, Panel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.search import index

from course.kit.forms import SnippetForm, around, fields
from course.kit.models import found_by
from course.kit.rules import Problem
from course.reference.rules import missing_problems
from course.safety.models import ReadTwice
from course.safety.rules import wording_problems

HINTS = {
    "position": _("1 stands first."),
    "unsettled": _("Said to readers: where sources differ, what could not be read."),
}
READ_FIRST = HelpPanel(
    _(
        "Readers in need rely on this. Your change is kept as a draft; submit it, and it goes live once somebody else "
        "has compared it with its source. If something shown now is wrong, take it down at once."
    )
)


class Country(ReadTwice):
    class Depth(models.TextChoices):
        DEEP = "deep", _("everything")
        SHORT = "short", _("a short entry")

    content_fields = ("name", "position", "depth", "note", "unsettled")
    name = models.CharField(_("name"), max_length=80)
    position = models.PositiveSmallIntegerField(_("position in lists"), default=1)
    depth = models.CharField(_("how much there is"), max_length=6, choices=Depth, default=Depth.SHORT)
    note = models.TextField(_("what these pages cover"), blank=True)
    unsettled = models.TextField(_("what is not settled"), blank=True)

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
        return [
            *missing_problems({"name": self.name}),
            *wording_problems("note", self.note),
            *wording_problems("unsettled", self.unsettled),
        ]


@register_setting(icon="user")
class Here(BaseGenericSetting):
    """Whom to tell at the place that runs this copy; shown on help and at the end of every lesson."""

    place = models.CharField(_("school or place"), max_length=120, blank=True)
    name = models.CharField(_("whom to tell"), max_length=120, blank=True, help_text=_("Name or role."))
    where = models.CharField(_("where to find them"), max_length=120, blank=True)
    when = models.CharField(_("when"), max_length=120, blank=True)
    then = models.TextField(_("what happens next"), blank=True, help_text=_("Two or three plain sentences."))

    hears = models.TextField(
        _("who else will know"), blank=True, help_text=_("Such as: your head of year, your parents.")
    )
    promises = models.TextField(_("what they can promise"), blank=True)
    cannot = models.TextField(_("what they cannot promise"), blank=True)

    fields: ClassVar[tuple[str, ...]] = ("place", "name", "where", "when", "then", "hears", "promises", "cannot")
    panels: ClassVar[list[Panel]] = [FieldPanel(name) for name in fields]

    class Meta:
        verbose_name = _("whom to tell here")

    def is_set(self) -> bool:
        return bool(self.name)

    def as_shown(self) -> dict[str, Any] | None:
        return {field: getattr(self, field) for field in self.fields} if self.is_set() else None
