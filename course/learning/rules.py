"""Where a reader came from."""

import re
from collections.abc import Collection
from urllib.parse import parse_qs, urlsplit


def page_left(referer: str, host: str) -> str:
    """Return the path of the page a reader came from, if it is one of this host's in some language."""
    try:
        parts = urlsplit(referer)
    except ValueError:
        return ""
    own = parts.netloc == host and re.match(r"/[a-z]{2,3}(-[a-z]+)?/", parts.path) and "/answer/" not in parts.path
    return parts.path if own else ""


def language_left(referer: str, host: str, known: Collection[str]) -> str:
    """Return the language of the page a reader came from, by its address or, under /learn/, by its query."""
    try:
        parts = urlsplit(referer)
        asked = parse_qs(parts.query).get("lang", [""])[0]
    except ValueError:
        return ""
    if parts.netloc != host:
        return ""
    first = parts.path.lstrip("/").partition("/")[0]
    return next((code for code in (first, asked) if code in known), "")
