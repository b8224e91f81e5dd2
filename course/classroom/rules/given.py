"""What a class is given: a module, a lesson or a set of questions, and the lessons it stands for."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Literal

from course.pages.rules import Module, Part, Walk

Kind = Literal["module", "lesson", "set"]


@dataclass(frozen=True, slots=True)
class Given:
    """Something to do, with its lessons; of a set of questions the lesson holds that part alone."""

    target: str
    kind: Kind
    title: str
    walks: tuple[Walk, ...]

    @property
    def lessons(self) -> list[str]:
        return [walk.key for walk in self.walks]


def given(outline: Collection[Module], target: str) -> Given | None:
    """Return what a target stands for in the course as it is today; None where it is not there any more."""
    return next((one for one in everything(outline) if target and one.target == target), None)


def everything(outline: Collection[Module]) -> list[Given]:
    """Return all that may be given: each module, its lessons, and the sets of questions in them."""
    found = []
    for module in outline:
        if module.key and any(walk.parts for walk in module.walks):
            found.append(Given(module.key, "module", module.title, module.walks))
        for walk in module.walks:
            if walk.parts:
                found.append(Given(walk.key, "lesson", walk.title, (walk,)))
            found += [_part(walk, part) for part in walk.parts if part.key]
    return found


def _part(walk: Walk, part: Part) -> Given:
    title = f"{walk.title}: {part.heading}" if part.heading else walk.title
    return Given(part.key, "set", title, (replace(walk, parts=(part,)),))


def fitting(outline: Collection[Module], bands: dict[str, str], band: str) -> list[Module]:
    """Return the course without what is for older pupils; a module of which something is left out can't be given whole."""
    found = []
    for module in outline:
        walks = tuple(walk for walk in module.walks if bands.get(walk.key, "") <= band)
        key = module.key if len(walks) == len(module.walks) else ""
        if walks:
            found.append(replace(module, key=key, walks=walks))
    return found


def together(outline: Collection[Module], tasks: Iterable[Given]) -> list[Walk]:
    """Return each lesson of several tasks once, in the order of the course, with all its parts that are given."""
    wanted: dict[str, set[Part]] = defaultdict(set)
    for task in tasks:
        for walk in task.walks:
            wanted[walk.key].update(walk.parts)
    walks = (walk for module in outline for walk in module.walks if wanted.get(walk.key))
    return [replace(walk, parts=tuple(part for part in walk.parts if part in wanted[walk.key])) for walk in walks]
