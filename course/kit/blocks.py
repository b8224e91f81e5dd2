from collections.abc import Iterable
from typing import Any

from django.forms import CharField, TextInput
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import FieldBlock, RichTextBlock, StructBlock, StructValue
from wagtail.rich_text import RichText

from course.kit.rules import Problem, clean_html


class KeyBlock(FieldBlock):
    """A key, shown but never typed: it is given at the first publishing."""

    def __init__(self, **options: Any) -> None:
        self.field = CharField(required=False, widget=TextInput(attrs={"readonly": True}))
        super().__init__(**{"label": _("Key"), "default": "", **options})

    class Meta:
        icon = "key"


class KeyedValue(StructValue):
    """The value of a block that has a key of its own."""

    @property
    def key(self) -> str:
        return self.get("key") or ""

    @key.setter
    def key(self, key: str) -> None:
        self["key"] = key


class KeyedBlock(StructBlock):
    """A block that can be pointed at for ever, wherever it moves on its page."""

    key = KeyBlock()

    class Meta:
        value_class = KeyedValue

    def problems(self, value: StructValue) -> Iterable[Problem]:
        """Return what must be mended in this block before its page may be published."""
        return ()


class Prose(RichText):
    """Cleaned rich text; its links stay as stored, for the page looks up all of its links together."""

    def __init__(self, source: str) -> None:
        super().__init__(clean_html(source))

    def __html__(self) -> str:
        return str(self.source)


class ProseBlock(RichTextBlock):
    """Rich text that is cleaned whenever it is read: Wagtail itself trusts whatever is in the database."""

    def to_python(self, value: str) -> Prose:
        return Prose(value)

    def normalize(self, value: Any) -> Prose:
        return Prose(super().normalize(value).source)
