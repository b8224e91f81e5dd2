"""Markdown becomes HTML and the same Markdown again, whatever an author writes."""

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.loading.rules import markdown_problems, to_html, to_markdown
from tests.loading.course import AUTHORED, texts

ANY_LINES = st.lists(st.text(st.sampled_from("ab1 *[]()#-+.\\`~|!&<>“”’'\":=\t"), max_size=12), max_size=6)
WORD = st.text(st.sampled_from("abcdeé“”’,"), min_size=1, max_size=6)
WORDS = st.lists(WORD, min_size=1, max_size=5).map(" ".join)
INLINE = st.one_of(
    WORDS, WORDS.map("*{}*".format), WORDS.map("**{}**".format), st.tuples(WORDS, WORD).map("[{0[0]}](m1l1)".format)
)
LINE = st.lists(INLINE, min_size=1, max_size=3).map(" ".join)
BULLETS = st.lists(LINE, min_size=1, max_size=4).map(lambda lines: "\n".join(f"- {line}" for line in lines))
NUMBERED = st.lists(LINE, min_size=1, max_size=4).map(
    lambda lines: "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))
)
PARTS = st.lists(st.one_of(LINE, LINE, LINE.map("### {}".format), BULLETS, NUMBERED), min_size=1, max_size=5)


def kinds(part: str) -> str:
    return "list" if part.startswith(("- ", "1. ")) else "other"


# Two lists one after the other are one list: Markdown cannot say otherwise.
CANONICAL = PARTS.filter(
    lambda parts: not any(kinds(a) == kinds(b) == "list" for a, b in itertools.pairwise(parts))
).map("\n\n".join)


def there_and_back(markdown: str) -> str:
    return to_markdown(to_html(markdown))


def told(html: str) -> list[str]:
    """Return what a reader sees of it: blanks are blanks, and empty lists and headings are nothing."""
    while (less := re.sub(r"<(\w+)>\s*</\1>", "", html)) != html:
        html = less
    return html.split()


@settings(max_examples=300, deadline=None, derandomize=True)
@given(CANONICAL)
def test_what_is_canonical_comes_back_as_it_was(markdown: str) -> None:
    assert there_and_back(markdown) == markdown


@settings(max_examples=1000, deadline=None, derandomize=True)
@given(ANY_LINES.map("\n".join))
def test_anything_that_is_accepted_comes_to_rest_at_once(markdown: str) -> None:
    if markdown_problems(markdown):
        return
    once = there_and_back(markdown)
    assert there_and_back(once) == once
    assert told(to_html(once)) == told(to_html(markdown))


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("One.\n\nTwo.", "<p>One.</p><p>Two.</p>"),
        ("*so* **very**", "<p><i>so</i> <b>very</b></p>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
        ("### Part", "<h3>Part</h3>"),
        ("[here](m2l1)", '<p><a href="key:m2l1">here</a></p>'),
        ("2 &lt; 3 & 4", "<p>2 &amp;lt; 3 &amp; 4</p>"),
    ],
)
def test_markdown_becomes_what_the_editor_would_store(markdown: str, html: str) -> None:
    assert to_html(markdown) == html
    assert there_and_back(markdown) == markdown


@pytest.mark.content
def test_every_authored_paragraph_is_at_rest() -> None:
    for file, text in texts(AUTHORED).items():
        if file.endswith(".md"):
            for block in text.split("\n:::\n")[:-1]:
                prose = block.partition("\n::: ")[2].partition("\n\n")[2]
                assert there_and_back(prose) == prose, file
