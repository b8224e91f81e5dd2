"""The blocks of a lesson as plain Wagtail has them: no template, no block or value of our own."""

from django.db import models
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.snippets.blocks import SnippetChooserBlock
from wagtail.snippets.models import register_snippet


class Said(models.Model):
    """What a chosen thing says of itself, which is what Wagtail shows of it."""

    says = models.TextField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.says


@register_snippet
class Timeline(Said):
    pass


@register_snippet
class Question(Said):
    pass


@register_snippet
class Fact(Said):
    pass


def section(**parts: blocks.Block) -> blocks.StructBlock:
    plain = {name: blocks.CharBlock(required=False) for name in ("key", "heading", "claims")}
    return blocks.StructBlock([*plain.items(), *parts.items(), ("text", blocks.RichTextBlock(required=False))])


class LessonPage(Page):
    body = StreamField(
        [
            ("text", section()),
            ("story", section()),
            ("timeline", section(timeline=SnippetChooserBlock(Timeline))),
            ("questions", section(questions=blocks.ListBlock(SnippetChooserBlock(Question)))),
            ("fact", section(fact=SnippetChooserBlock(Fact))),
            ("move", section()),
            ("together", section()),
        ]
    )
    content_panels = [*Page.content_panels, FieldPanel("body")]
