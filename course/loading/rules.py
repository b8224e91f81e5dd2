"""The Markdown of content files, and the HTML it stands for."""

import re
from typing import Any

from markdown_it import MarkdownIt
from markdownify import MarkdownConverter

from course.kit.rules import clean_html

# A link names a page by its key; the address of a page may change, its key never does.
PAGE_LINK = "key:"

_PARSER = MarkdownIt("zero").enable(
    ["list", "heading", "emphasis", "link", "escape", "backslash_escape"], ignoreInvalid=True
)
_DISALLOWED = {
    re.compile(r"^\s*#{5,}(\s|$)"): "is a heading that is too deep. Sub-headings are written ### and ####.",
    re.compile(r"^\s*#{1,2}(\s|$)"): "is a heading of a whole block. Put it into the block’s `heading:` line.",
    re.compile(r"^(```|~~~)"): "is a code block. Write plain paragraphs, lists, *italic*, **bold** and links.",
    re.compile(r"^\|"): "is a table. Write plain paragraphs or a list.",
    re.compile(r"!\["): "is a picture. Drawings come with the course; describe what is meant in words.",
    re.compile(r"<[a-zA-Z/]"): "is HTML. Write plain paragraphs, lists, *italic*, **bold** and links.",
}


def markdown_problems(text: str) -> list[tuple[int, str]]:
    """Return (line within `text` from 0, what to write instead) for what content files may not hold."""
    return [
        (number, f"“{line[:30]}” {says}")
        for number, line in enumerate(text.splitlines())
        for pattern, says in _DISALLOWED.items()
        if pattern.search(line)
    ]


def to_html(markdown: str) -> str:
    """Return the HTML of a block's Markdown as the CMS stores it, cleaned; page links read `key:<key>`."""
    html = _PARSER.render(markdown)
    html = html.replace("<strong>", "<b>").replace("</strong>", "</b>").replace("<em>", "<i>").replace("</em>", "</i>")
    html = re.sub(r'href="(?!https?:|key:)([^"]+)"', rf'href="{PAGE_LINK}\1"', html)
    html = re.sub(r">\n\s*<", "><", html.replace("<br>\n", "<br>")).strip().replace("\n", " ")
    return clean_html(html.strip())


# What would begin a list or a heading, where somebody meant the sign itself.
_BEGINNING = re.compile(r"^([-+#>]+|\d+(?=[.)]))(?=[.)]?\s)")


class _Converter(MarkdownConverter):
    """Writes the one canonical form: one line a paragraph, hyphens for lists."""

    def convert_a(self, el: Any, text: str, parent_tags: Any) -> str:
        href = el.get("href") or ""
        return f"[{text}]({href.removeprefix(PAGE_LINK)})"

    def escape(self, text: str, parent_tags: Any) -> str:
        escaped: str = super().escape(text.replace("\\", "\\\\"), parent_tags)  # type: ignore[misc]
        return escaped.replace("](", "\\](")

    def convert_p(self, el: Any, text: str, parent_tags: Any) -> str:
        return str(super().convert_p(el, _escape_beginning(text), parent_tags))  # type: ignore[misc]

    def convert_li(self, el: Any, text: str, parent_tags: Any) -> str:
        return str(super().convert_li(el, _escape_beginning(text), parent_tags))  # type: ignore[misc]


def _escape_beginning(text: str) -> str:
    found = _BEGINNING.match(text.lstrip())
    if not found:
        return text
    sign, rest = found[0], text.lstrip()[found.end() :]
    return f"{sign}\\{rest}" if sign.isdigit() else f"\\{sign}{rest}"


def to_markdown(html: str) -> str:
    """Return the canonical Markdown of a block's HTML."""
    text = _Converter(
        heading_style="ATX", bullets="-", strong_em_symbol="*", escape_misc=False, newline_style="backslash"
    ).convert(html)
    lines = [line.rstrip() for line in text.strip().splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines))
