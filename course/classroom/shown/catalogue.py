"""What the catalogue says of a lesson, in a teacher's words."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from course.classroom.rules.catalogue import INTERACTIVE, Entry


def asks(entry: Entry) -> list[str]:
    """Return how many questions of each kind a lesson asks, in words."""
    return [_kind(kind, number) for kind, number in sorted(entry.kinds.items(), key=lambda item: -item[1])]


def interactives(entry: Entry) -> list[str]:
    """Return what there is to do in a lesson besides choosing answers."""
    words: Mapping[str, str] = {
        "timeline": _("walk along a timeline"),
        "order": _("put something in order"),
        "match": _("match cards"),
        "sort": _("sort cards into groups"),
        "together": _("something to do in pairs, or on paper"),
    }
    there = [*entry.blocks, *(kind for kind in INTERACTIVE if entry.kinds.get(kind))]
    return [word for key, word in words.items() if key in there]


def _kind(kind: str, number: int) -> str:
    words = {
        "single": ngettext("%(n)d with one right answer", "%(n)d with one right answer", number),
        "multiple": ngettext("%(n)d with several right answers", "%(n)d with several right answers", number),
        "order": ngettext("%(n)d thing to put in order", "%(n)d things to put in order", number),
        "match": ngettext("%(n)d set of cards to match", "%(n)d sets of cards to match", number),
        "sort": ngettext("%(n)d set of cards to sort", "%(n)d sets of cards to sort", number),
        "attitude": ngettext("%(n)d about views, counted only", "%(n)d about views, counted only", number),
    }
    return words.get(kind, "%(n)d") % {"n": number}
