from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock
from wagtail.rich_text import RichText

from course.kit.blocks import KeyedBlock, ProseBlock
from course.reference.blocks import PROSE, SectionBlock

SAMPLE = RichText("<p>Three friends share a bench by the water. One of them folds a note.</p>")


class TextBlock(SectionBlock):
    """Plain teaching text under a heading."""

    text = ProseBlock(features=[*PROSE, "h3", "h4"], label=_("Text"))

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Teaching text under a heading.")
        template = "pages/blocks/text.html"
        preview_template = "pages/block_preview.html"
        preview_value = {"heading": _("A heading"), "text": SAMPLE}
        form_layout = ["heading", "text", "claims", "key"]


class StoryBlock(SectionBlock):
    """A made-up story in the third person, so that nobody in the room is the example."""

    text = ProseBlock(features=["bold", "italic"], label=_("Story"))

    class Meta:
        icon = "openquote"
        label = _("Story")
        description = _("A made-up story, told at a distance.")
        template = "pages/blocks/story.html"
        preview_template = "pages/block_preview.html"
        preview_value = {"heading": _("A heading"), "text": SAMPLE}
        form_layout = ["heading", "text", "claims", "key"]


class MoveBlock(SectionBlock):
    """One small doable act, said to the reader."""

    text = ProseBlock(features=PROSE, label=_("Your move"))

    class Meta:
        icon = "arrow-right"
        label = _("Your move")
        description = _("One small thing the reader can do.")
        template = "pages/blocks/move.html"
        preview_template = "pages/block_preview.html"
        preview_value = {"heading": _("A heading"), "text": SAMPLE}
        form_layout = ["heading", "text", "claims", "key"]


class TogetherBlock(SectionBlock):
    """Something to do in pairs or alone on paper; never about the reader's own life."""

    text = ProseBlock(features=PROSE, label=_("What to do"))

    class Meta:
        icon = "group"
        label = _("Together")
        description = _("A task for two, or for paper.")
        template = "pages/blocks/together.html"
        preview_template = "pages/block_preview.html"
        preview_value = {"heading": _("A heading"), "text": SAMPLE}
        form_layout = ["heading", "text", "claims", "key"]


class ObjectiveBlock(KeyedBlock):
    """What a learner can do afterwards; questions name its key."""

    text = CharBlock(label=_("What a learner can do afterwards"))

    class Meta:
        icon = "tick"
        label = _("Objective")
        form_layout = ["text", "key"]
