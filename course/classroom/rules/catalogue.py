"""What a teacher chooses lessons by: plain Python."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

INTERACTIVE = ("order", "match", "sort")


@dataclass(frozen=True, slots=True)
class Entry:
    """A lesson as the catalogue tells of it. `kinds` are how many questions it asks of each kind."""

    key: str
    title: str
    url: str
    lead: str = ""
    minutes_class: int = 0
    minutes_alone: int = 0
    band: str = ""
    content_note: str = ""
    objectives: tuple[str, ...] = ()
    kinds: Mapping[str, int] = field(default_factory=dict)
    blocks: tuple[str, ...] = ()
    claims: tuple[tuple[str, str], ...] = ()

    @property
    def questions(self) -> int:
        return sum(self.kinds.values())


@dataclass(frozen=True, slots=True)
class Shelf:
    """A module with its lessons."""

    key: str
    title: str
    url: str
    lead: str
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for: a module, the age of the youngest, and how many minutes there are; "" and 0 for any."""

    module: str = ""
    age: str = ""
    minutes: int = 0

    def fits(self, entry: Entry) -> bool:
        is_old_enough = not self.age or entry.band <= self.age
        return is_old_enough and (not self.minutes or entry.minutes_class <= self.minutes)


def narrowed(shelves: Iterable[Shelf], wanted: Wanted) -> list[Shelf]:
    """Return the modules with the lessons that fit; a module of which nothing fits is left out."""
    found = (
        replace(shelf, entries=tuple(entry for entry in shelf.entries if wanted.fits(entry)))
        for shelf in shelves
        if wanted.module in {"", shelf.key}
    )
    return [shelf for shelf in found if shelf.entries]
