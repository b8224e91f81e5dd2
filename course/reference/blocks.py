from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructValue
from wagtail.snippets.blocks import SnippetChooserBlock

from course.kit.blocks import KeyedBlock, ProseBlock
from course.kit.rules import anchor

PROSE = ["bold", "italic", "ol", "ul", "link"]


class SectionBlock(KeyedBlock):
    """A part of a page with a heading, which teaches some of the course's claims."""

    heading = CharBlock(required=False, label=_("Heading"))
    claims = CharBlock(required=False, label=_("Claims it teaches"), help_text=_("Such as F7 F55."))

    def get_context(self, value: StructValue, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        return {**context, "anchor": anchor(value.key) or "block"}


class FactBlock(SectionBlock):
    """A finding with its caveat, its source and the day it was checked."""

    fact = SnippetChooserBlock("reference.Fact", label=_("Fact"))
    text = ProseBlock(required=False, features=PROSE, label=_("What it means for us"))

    class Meta:
        icon = "doc-full"
        label = _("What researchers know")
        description = _("A finding, what it does not show, and where it was read.")
        template = "pages/blocks/fact.html"
        preview_template = "pages/block_preview.html"
        form_layout = ["heading", "fact", "text", "claims", "key"]

    def get_context(self, value: StructValue, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Add the fact, unless it is not live: then the box is left out."""
        fact = value["fact"]
        return {**super().get_context(value, parent_context), "fact": fact if fact and fact.live else None}

    def get_preview_value(self) -> StructValue:
        return self.normalize({"fact": self.child_blocks["fact"].target_model.objects.filter(live=True).first()})
