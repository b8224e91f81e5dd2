from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock, StructValue


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

    key = CharBlock(required=False, label=_("key"), help_text=_("Names this for ever. Given at the first publishing."))

    class Meta:
        value_class = KeyedValue
