from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, CharBlock, ListBlock, StructValue, TextBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from course.kit.blocks import KeyedBlock, ProseBlock
from course.reference.blocks import PROSE, SectionBlock


class OptionBlock(KeyedBlock):
    """One option with the feedback its chooser reads."""

    text = CharBlock(label=_("Option"))
    right = BooleanBlock(required=False, label=_("This belongs to the answer"))
    thought = CharBlock(required=False, label=_("The thought behind it"), help_text=_("For the teacher's report."))
    feedback = TextBlock(rows=2, label=_("Feedback"), help_text=_("What whoever chose this reads. Teach, never scold."))

    class Meta:
        icon = "radio-empty"
        label = _("Option")
        form_layout = ["text", "right", "feedback", "thought", "key"]


class ItemBlock(KeyedBlock):
    """One item of an order; its place in the list is its right place."""

    text = CharBlock(label=_("Item"))
    feedback = TextBlock(rows=2, label=_("Why it stands here"))

    class Meta:
        icon = "order"
        label = _("Item")
        form_layout = ["text", "feedback", "key"]


class QuestionsBlock(SectionBlock):
    """Questions, one after another, each answered on its own."""

    questions = ListBlock(SnippetChooserBlock("quiz.Question"), label=_("Questions"))
    text = ProseBlock(required=False, features=PROSE, label=_("Introduction"))

    class Meta:
        icon = "help"
        label = _("Questions")
        description = _("Questions with feedback for every option, or things to put in order.")
        template = "quiz/questions.html"
        preview_template = "pages/block_preview.html"
        form_layout = ["heading", "text", "questions", "claims", "key"]

    def get_context(self, value: StructValue, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Add the questions as learners meet them; what is not live is left out."""
        # Imported late: blocks are read before models can be.
        from course.quiz.shown import ask_all  # noqa: PLC0415

        context = super().get_context(value, parent_context)
        page = context.get("page")
        live = [question for question in value["questions"] if question and question.live]
        return {**context, "asked_list": ask_all(live, page)}

    def get_preview_value(self) -> StructValue:
        questions = self.child_blocks["questions"].child_block.target_model.objects.filter(live=True)
        return self.normalize({"heading": _("Questions"), "questions": list(questions[:2])})
