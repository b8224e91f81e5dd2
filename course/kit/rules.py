"""Plain tools without a word of the course in them."""

import re
from dataclasses import dataclass
from functools import lru_cache

import nh3

TAGS = {"p", "b", "i", "ul", "ol", "li", "a", "h3", "h4", "br"}
KEY = re.compile(r"[A-Za-z0-9]+(?:[.-][a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something an author must mend: the field or part it is in, and what to write instead."""

    where: str
    says: str

    @property
    def place(self) -> str:
        """Return where it is, as a person counts: `options.0.feedback` is “Options 1, feedback”."""
        parts = self.where.rpartition("/")[2].split(".")
        words = "".join(f" {int(part) + 1}" if part.isdigit() else f", {part.replace('_', ' ')}" for part in parts)
        return words.removeprefix(", ").capitalize()

    def __str__(self) -> str:
        return f"{self.place}: {self.says}" if self.place else self.says


def is_key(text: str) -> bool:
    """Return whether `text` can name a thing for ever: letters, digits, and single dots or hyphens between."""
    return bool(KEY.fullmatch(text))


def natural(key: str) -> tuple[tuple[int, int | str], ...]:
    """Return a sort key that puts m2l10 after m2l9."""
    return tuple((0, int(part)) if part.isdigit() else (1, part) for part in re.split(r"(\d+)", key) if part)


def anchor(key: str) -> str:
    """Return `key` as an HTML id: dots would read as classes in a selector."""
    return key.replace(".", "-").lower()


@lru_cache(maxsize=1000)
def clean_html(html: str) -> str:
    """Return `html` with nothing in it but what the editor's own tools can make."""
    return nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href", "linktype", "id"}, "*": {"data-block-key"}},
        url_schemes={"http", "https", "key"},
        link_rel=None,
    )
