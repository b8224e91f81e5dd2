"""A part of a page that many pages have, or that did not change, is written once."""

from collections.abc import Hashable
from typing import Any

from django import template
from django.template.base import Node, NodeList, Parser, Token
from django.template.context import Context
from django.utils.translation import get_language

register = template.Library()
MOST = 500


class Remembered(Node):
    """Writes what is inside once for each face that is shown.

    Inside there is nothing but the named values, so that whatever could show has a part in the face.
    """

    def __init__(self, names: list[str], inside: NodeList) -> None:
        self.names = names
        self.inside = inside
        self._written: dict[Hashable, str] = {}

    def render(self, context: Context) -> str:
        shown = {name: context.get(name) for name in self.names}
        seen = (get_language(), *map(face, shown.values()))
        if seen not in self._written:
            if len(self._written) >= MOST:
                self._written.clear()
            alone = context.new(shown)
            alone.template = context.template
            self._written[seen] = self.inside.render(alone)
        return self._written[seen]


def face(value: Any) -> Hashable:
    """Return what a reader is shown of a value: its own `face`, else itself; of a list, that of each."""
    if isinstance(value, list | tuple):
        return tuple(map(face, value))
    found: Hashable = getattr(value, "face", value)
    return found


@register.tag
def remember(parser: Parser, token: Token) -> Remembered:
    """`{% remember name other %} … {% endremember %}`: write this once for each face of these values."""
    inside = parser.parse(("endremember",))
    parser.delete_first_token()
    return Remembered(token.split_contents()[1:], inside)
