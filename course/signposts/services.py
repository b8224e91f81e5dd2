"""Help that is there while the database is not."""

from itertools import product
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from course.safety.queries import signposts
from course.safety.services import keep_lifeline
from course.signposts import queries
from course.signposts.rules import AGES, Reader, address_query


def keep_lifelines(*, afresh: bool = False) -> int:
    """Keep every help page as a file if any of them has changed since, or `afresh`; return how many were written.

    The pages are the same for everybody, so there are four for each country: two ages now, two ages then.
    """
    mark = Path(settings.DATA_DIR) / "lifelines" / "as-published.txt"
    published = queries.as_published()
    if not afresh and mark.is_file() and mark.read_text(encoding="utf-8") == published:
        return 0
    written = 0
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            written += _keep_pages()
    mark.parent.mkdir(parents=True, exist_ok=True)
    mark.write_text(published, encoding="utf-8")
    return written


def _keep_pages() -> int:
    readers = [Reader(reader, age) for reader, age in product(AGES, AGES)]
    pages = {
        reverse("help") + address_query(reader): ("signposts/help.html", queries.index_context(reader))
        for reader in readers
    }
    for country, reader in product(queries.countries(), readers):
        if context := queries.help_context(country.key, reader):
            pages[queries.address(country.key, reader)] = ("signposts/country.html", context)
    for address, (template, context) in pages.items():
        keep_lifeline(address, render_to_string(template, {**signposts(), **context}))
    return len(pages)
