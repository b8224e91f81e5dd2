"""What an editor types comes through dump and load as it was, and nothing that runs comes with it."""

import re

import pytest

from course.loading.rules import to_html, to_markdown


@pytest.mark.parametrize(
    "html",
    [
        "<p>One<br/>two</p>",
        "<p># five</p>",
        "<p>1. May came</p>",
        "<p>- 5 degrees</p>",
        "<p>+ 5 degrees</p>",
        "<ul><li>- 5 degrees</li></ul>",
        "<p>a *star* and a_b_c and [b](c)</p>",
    ],
)
def test_what_an_editor_typed_is_the_same_after_dump_and_load(html: str) -> None:
    assert to_html(to_markdown(html)) == html.replace("<br/>", "<br>")


@pytest.mark.parametrize(
    "markdown",
    ["[x](javascript:alert(1))", "[x](data:text/html,x)", "<script>x</script>", '<a onclick="x">x</a>', "![x](y.png)"],
)
def test_nothing_that_runs_comes_from_a_file(markdown: str) -> None:
    html = to_html(markdown)
    assert re.findall(r"<[^/].*?>", html) in (["<p>"], ["<p>", '<a href="key:y.png">'])
