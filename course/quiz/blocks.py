from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, CharBlock, ListBlock, StructBlock, StructValue, TextBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from course.kit.blocks import KeyedBlock, ProseBlock
from course.kit.rules import Problem
from course.reference.blocks import PROSE, SectionBlock


class OptionBlock(KeyedBlock):
    """One option with the feedback its chooser reads."""

    text = CharBlock(label=_("Option"))
    right = BooleanBlock(required=False, label=_("This belongs to the answer"))
    thought = CharBlock(required=False, label=_("The thought behind it"), help_text=_("For the teacher's report."))
    feedback = TextBlock(
        rows=2,
        required=False,
        label=_("Feedback"),
        help_text=_("What whoever chose this reads. Teach, never scold. Only an attitude has none."),
    )

    class Meta:
        icon = "radio-empty"
        label = _("Option")
        form_layout = ["text", "right", "feedback", "thought", "key"]


class GroupBlock(StructBlock):
    """One group that cards are put into. Its key is a short word, for cards name the group by it."""

    key = CharBlock(label=_("Short name"), help_text=_("Small letters, such as helps. Cards name their group by it."))
    text = CharBlock(label=_("Group"))

    class Meta:
        icon = "folder-open-inverse"
        label = _("Group")
        form_layout = ["text", "key"]


class ItemBlock(KeyedBlock):
    """One item of an order, its place in the list being its right place; or a card that belongs into a group."""

    text = CharBlock(label=_("Item or card"))
    belongs = CharBlock(
        required=False,
        label=_("Belongs to"),
        help_text=_("For a card: the short name of its group, or several with spaces where each is right."),
    )
    feedback = TextBlock(rows=2, required=False, label=_("Why it stands or belongs there"))

    class Meta:
        icon = "order"
        label = _("Item")
        form_layout = ["text", "belongs", "feedback", "key"]


class QuestionsBlock(SectionBlock):
    """Questions, one after another, each answered on its own."""

    questions = ListBlock(SnippetChooserBlock("quiz.Question"), label=_("Questions"))
    text = ProseBlock(required=False, features=PROSE, label=_("Introduction"))

    class Meta:
        icon = "help"
        label = _("Questions")
        description = _("Questions with feedback for every option, things to put in order or into groups.")
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
        return {**context, "asked_list": ask_all(live, page, context.get("live_stages"))}

    def problems(self, value: StructValue) -> Iterator[Problem]:
        """Yield a problem for each question that a reader would not be shown."""
        for question in value["questions"]:
            if question is None:
                yield Problem("questions", "point to a question that was deleted. Take it out.")
            elif not question.live:
                yield Problem("questions", f"“{question}” is not published. Publish it first.")

    def get_preview_value(self) -> StructValue:
        questions = self.child_blocks["questions"].child_block.target_model.objects.filter(live=True)
        return self.normalize({"heading": _("Questions"), "questions": list(questions[:2])})
