"""What ties a page to its blocks, asked where a page is published or loaded."""

import re
from collections.abc import Iterator, Mapping, Sequence

from course.kit.rules import Problem

# What a browser's history and a passer-by see: titles and addresses say nothing of the topic.
TELLING = re.compile(r"leak|nude|naked|abuse|intimate|sex|porn|victim", re.IGNORECASE)
_HEADING = re.compile(r"<h([1-6])[^>]*>([^<]*)")
_LINK = re.compile(r'href="(https?://[^"]*)"')


def neutral_problems(where: str, text: str) -> Iterator[Problem]:
    """Yield a problem where a title or address would tell a passer-by what is being read."""
    if found := TELLING.search(text):
        yield Problem(where, f"says “{found[0]}”, which stays in a browser’s history. Choose a neutral word.")


def heading_problems(where: str, html: str) -> Iterator[Problem]:
    """Yield a problem where sub-headings skip a level; a block's own heading is the second."""
    level = 2
    for found in _HEADING.finditer(html):
        depth = int(found[1])
        if depth < 3 or depth > level + 1:
            says = f"jumps to a heading of level {depth}. Sub-headings begin at ### and go down one at a time: “{found[2]}”."
            yield Problem(where, says)
        level = depth


def link_problems(where: str, html: str) -> Iterator[Problem]:
    """Yield a problem for each link out of the site: those go through a source, route or helpline."""
    for found in _LINK.finditer(html):
        yield Problem(
            where, f"links to {found[1]}. Name it as a source, route or helpline, which are checked on their own clock."
        )


def taught_problems(taught_in: Mapping[str, str], blocks: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem for each question of a page that names a teaching block the page does not have."""
    for question, block in taught_in.items():
        if block not in blocks:
            says = f"names “{block}”, which is no block of the page that asks it. Name one of: {', '.join(blocks)}."
            yield Problem(f"{question}/taught_in", says)


def objective_problems(asked: Mapping[str, str], objectives: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem for each question of a lesson whose objective the lesson does not have."""
    for question, objective in asked.items():
        if objective and objective not in objectives:
            says = f"names “{objective}”, which its lesson does not have. Name one of: {', '.join(objectives)}."
            yield Problem(f"{question}/objective", says)
