"""What a reader chooses, and how it stands in an address: letters that tell nobody anything."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlencode

from course.signposts.rules import GOALS, ROLES, SITUATIONS, Age

Row = Literal["role", "happened", "wants"]
# The name of each row of choices in an address; a choice is a letter, in the order in which they are offered.
NAMES: dict[Row, str] = {"role": "r", "happened": "h", "wants": "w"}
CHOICES: dict[Row, tuple[str, ...]] = {"role": ROLES, "happened": SITUATIONS, "wants": GOALS}
LETTERS = "abcdefgh"


@dataclass(frozen=True, slots=True)
class Case:
    """A reader's choices; an empty one was not made. `reader` is their age now, `age` that of the person then."""

    country: str = ""
    role: str = ""
    happened: str = ""
    wants: str = ""
    reader: Age = "under-18"
    age: Age = "under-18"

    @property
    def made(self) -> Age:
        """Return how old the person was: one's own picture cannot have been made at an age one has not reached."""
        return self.reader if self.role == "self" and self.reader == "under-18" else self.age

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the rows in which nothing was chosen."""
        rows = ("country", "role", "happened", "wants")
        return tuple(row for row in rows if not getattr(self, row))

    @property
    def is_begun(self) -> bool:
        """Return whether anything was chosen at all."""
        return bool(self.country or self.role or self.happened or self.wants)


def read_case(query: Mapping[str, str], countries: frozenset[str]) -> Case:
    """Return the choices of an address. What is absent or unknown was not chosen; no age means under 18."""
    chosen = {row: _choice(query.get(name, ""), CHOICES[row]) for row, name in NAMES.items()}
    country = query.get("c", "")
    return Case(
        country=country if country in countries else "",
        reader="18" if query.get("reader") == "18" else "under-18",
        age="18" if query.get("age") == "18" else "under-18",
        **chosen,
    )


def address_of(case: Case) -> str:
    """Return the choices as the query of an address, the shortest that says the same."""
    rows = ((NAMES[row], _letter(getattr(case, row), CHOICES[row])) for row in NAMES)
    ages = ((name, "18" if getattr(case, name) == "18" else "") for name in ("reader", "age"))
    return urlencode([(name, value) for name, value in (("c", case.country), *rows, *ages) if value])


def _choice(letter: str, choices: tuple[str, ...]) -> str:
    return dict(zip(LETTERS, choices, strict=False)).get(letter, "")


def _letter(choice: str, choices: tuple[str, ...]) -> str:
    return LETTERS[choices.index(choice)] if choice else ""
