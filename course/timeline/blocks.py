from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StructValue
from wagtail.snippets.blocks import SnippetChooserBlock

from course.kit.blocks import ProseBlock
from course.reference.blocks import PROSE, SectionBlock


class TimelineBlock(SectionBlock):
    """A timeline to walk through, stage by stage."""

    timeline = SnippetChooserBlock("timeline.Timeline", label=_("Timeline"))
    text = ProseBlock(required=False, features=PROSE, label=_("Introduction"))

    class Meta:
        icon = "history"
        label = _("Timeline")
        description = _("The stages of a timeline, to explore one by one.")
        template = "timeline/explorer.html"
        preview_template = "pages/block_preview.html"
        form_layout = ["heading", "timeline", "text", "claims", "key"]

    def get_context(self, value: StructValue, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Add the stages a reader may see: what is not live is left out."""
        context = super().get_context(value, parent_context)
        timeline = value["timeline"] if value["timeline"] and value["timeline"].live else None
        if timeline is None:
            return {**context, "timeline": None, "stages": []}
        known = context.get("live_stages")
        stages = timeline.live_stages() if known is None else known[timeline.pk]
        return {**context, "timeline": timeline, "stages": stages}

    def get_preview_value(self) -> StructValue:
        return self.normalize(
            {"timeline": self.child_blocks["timeline"].target_model.objects.filter(live=True).first()}
        )
