"""Which signposts may be shown to whom, and what each must carry."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlencode

Age = Literal["under-18", "18"]
AGES: tuple[Age, ...] = ("under-18", "18")


@dataclass(frozen=True, slots=True)
class Reader:
    """`reader` is how old the reader is now, `age` how old the person was when the picture was made."""

    reader: Age
    age: Age


def reader_from(reader: str | None, age: str | None) -> Reader:
    """Return both ages from an address; absent, unsure or unknown means under 18."""
    return Reader("18" if reader == "18" else "under-18", "18" if age == "18" else "under-18")


def address_query(reader: Reader) -> str:
    """Return what an address carries of a reader, with its question mark; nothing where both are under 18."""
    query = urlencode([(name, "18") for name in ("reader", "age") if getattr(reader, name) == "18"])
    return f"?{query}" if query else ""


def is_for(serves: str, reader: Age) -> bool:
    """Return whether a helpline that serves `serves` is shown to a reader of this age."""
    return serves != ("under-18" if reader == "18" else "adult")


def fits(made: str, age: Age) -> bool:
    """Return whether a route for pictures made at `made` is shown for a picture made at `age`."""
    return made in {"any", "18-plus" if age == "18" else "under-18"}


def is_complete(serves: Iterable[str]) -> bool:
    """Return whether a country has what its page must have: an emergency number and a line for under-18s."""
    return {"emergency", "under-18"} <= set(serves)


def dialled(phone: str) -> str:
    """Return `phone` as a tel: address."""
    return "tel:" + "".join(sign for sign in phone if sign.isdigit() or sign == "+")
