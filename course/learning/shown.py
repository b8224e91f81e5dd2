"""What the templates of a learner's place are given."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from course.kit.rules import anchor
from course.pages.rules import Module, Part, Walk
from course.progress.rules import Place, Standing


@dataclass(slots=True)
class Line:
    """A module or lesson with how it stands, in words."""

    key: str
    title: str
    url: str
    standing: Standing
    word: str
    left: list[Part] = field(default_factory=list)
    lines: list["Line"] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        return f"h-{anchor(self.key) or 'besides'}"


def lines(outline: Sequence[Module], place: Place) -> list[Line]:
    """Return the modules and their lessons as a learner sees them under /learn/."""
    return [line(module, place) for module in outline]


def line(page: Module | Walk, place: Place) -> Line:
    """Return how a module or a lesson stands, in words."""
    return _of_module(page, place) if isinstance(page, Module) else _of_walk(page, place)


def _of_module(module: Module, place: Place) -> Line:
    standing = module.standing(place)
    word = ngettext("%(done)d of %(of)d lesson done", "%(done)d of %(of)d lessons done", standing.of)
    found = Line(module.key, module.title, module.url, standing, _in_short(standing, word))
    found.lines = [_of_walk(walk, place) for walk in module.walks]
    return found


def _of_walk(walk: Walk, place: Place) -> Line:
    standing = walk.standing(place)
    word = ngettext("%(done)d of %(of)d question done", "%(done)d of %(of)d questions done", standing.of)
    left = [] if standing.state == "done" else walk.left(place)
    return Line(walk.key, walk.title, walk.url, standing, _in_short(standing, word), left)


def _in_short(standing: Standing, word: str) -> str:
    if standing.state == "done":
        return _("done")
    if standing.of and standing.state:
        return word % {"done": standing.done, "of": standing.of}
    return "" if not standing.of else _("not begun")
