"""The course in outline: modules, lessons and the parts of them that ask something, and how far one is in them."""

from collections.abc import Collection
from dataclasses import dataclass

from course.progress.rules import Lesson, Place, Standing, lesson_standing, module_standing


@dataclass(frozen=True, slots=True)
class Part:
    """A block of questions: its key, its heading, and the keys it asks."""

    key: str
    heading: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Walk:
    """A lesson, or another page that asks something, with its parts."""

    key: str
    title: str
    url: str
    parts: tuple[Part, ...] = ()

    @property
    def lesson(self) -> Lesson:
        return Lesson(self.key, frozenset(question for part in self.parts for question in part.questions))

    def standing(self, place: Place) -> Standing:
        return lesson_standing(place, self.lesson)

    def left(self, place: Place) -> list[Part]:
        """Return the parts in which something is not done with."""
        settled = {question for _lesson, question in place.settled}
        return [part for part in self.parts if not set(part.questions) <= settled]


@dataclass(frozen=True, slots=True)
class Module:
    """A module with its lessons; without a key it gathers the pages that belong to none."""

    key: str
    title: str
    url: str
    walks: tuple[Walk, ...]

    def standing(self, place: Place) -> Standing:
        return module_standing(place, self.key, [walk.lesson for walk in self.walks])


def newly_done(outline: Collection[Module], place: Place) -> list[str]:
    """Return the keys of the modules and lessons that are done and not yet noted as such."""
    pages: list[tuple[str, Standing]] = [(module.key, module.standing(place)) for module in outline]
    pages += [(walk.key, walk.standing(place)) for module in outline for walk in module.walks]
    return [key for key, standing in pages if key and standing.state == "done" and key not in place.finished]


def found(outline: Collection[Module], key: str) -> tuple[Walk, tuple[str, ...]] | None:
    """Return where the lesson, part or question of that key stands, and which questions it is."""
    for module in outline:
        for walk in module.walks:
            if key == walk.key:
                return walk, tuple(walk.lesson.questions)
            for part in walk.parts:
                if key == part.key:
                    return walk, part.questions
                if key in part.questions:
                    return walk, (key,)
    return None


def page_of(outline: Collection[Module], key: str) -> Module | Walk | None:
    """Return the module or lesson of that key."""
    modules = [module for module in outline if key and module.key == key]
    walks = [walk for module in outline for walk in module.walks if key and walk.key == key]
    return next(iter(modules), None) or next(iter(walks), None)
