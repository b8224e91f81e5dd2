"""What may be kept for everybody, which copy of it a visitor takes, and which writes a reader could see."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta
from typing import NamedTuple

Headers = list[tuple[str, str]]

# Best first.
ENCODINGS = ("br", "gzip")
# What a reply may depend on and still be the same for everybody who asks for this copy.
SHARED = {"", "accept-encoding"}
READING = re.compile(r"/(?P<language>[a-z]{2,3}(?:-[a-z]+)?)/(?:[a-zA-Z0-9_-]+/)*", re.ASCII)

# First words of statements that change nothing anybody is shown.
HARMLESS = (
    "SELECT",
    "(SELECT",
    "SAVEPOINT",
    "RELEASE",
    "ROLLBACK",
    "BEGIN",
    "COMMIT",
    "SET ",
    "SHOW",
    "PRAGMA",
    "EXPLAIN",
)
WRITTEN = re.compile(r'\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?', re.IGNORECASE)
PLAIN_UPDATE = re.compile(r'UPDATE "(?P<table>\w+)" SET (?P<sets>.+) WHERE "(?P=table)"\."(?P<by>\w+)" = %s', re.DOTALL)
SETS = re.compile(r'"(\w+)" = (%s|NULL)(?:::\w+)?(?:, |$)')
# Columns that say where a draft, a lock or a workflow stands.
OF_DRAFTS = {
    "draft_title",
    "has_unpublished_changes",
    "latest_revision_id",
    "latest_revision_created_at",
    "locked",
    "locked_at",
    "locked_by_id",
}
# Rooms, applications and models whose rows no public page shows. What is not named here counts.
UNSEEN = {
    "accounts",
    "auth",
    "classroom",
    "contenttypes",
    "educators",
    "kit.refusal",
    "loading",
    "otp_static",
    "otp_totp",
    "progress",
    "sessions",
    "wagtailadmin",
    "wagtailcore.apitoken",
    "wagtailcore.comment",
    "wagtailcore.commentreply",
    "wagtailcore.modellogentry",
    "wagtailcore.pagelogentry",
    "wagtailcore.pagesubscription",
    "wagtailcore.referenceindex",
    "wagtailcore.revision",
    "wagtailcore.taskstate",
    "wagtailcore.uploadedfile",
    "wagtailcore.workflowstate",
    "wagtailsearch",
    "wagtailusers",
}


def best_encoding(accepted: str) -> str:
    """Return the best encoding among those of an Accept-Encoding header, or "" for none."""
    weights = {}
    for part in accepted.lower().split(","):
        name, *options = (piece.strip() for piece in part.split(";"))
        weights[name] = _weight(options)
    return next((name for name in ENCODINGS if weights.get(name, weights.get("*", 0)) > 0), "")


def _weight(options: list[str]) -> float:
    given = next((option[2:] for option in options if option.startswith("q=")), "1")
    return float(given) if re.fullmatch(r"[01](\.\d{0,3})?", given) else 0


def is_known(tag: str, header: str) -> bool:
    """Return whether an If-None-Match header names `tag`; a weak tag is as good, and a star is any."""
    named = {part.strip().removeprefix("W/") for part in header.split(",")}
    return tag in named or "*" in named


def is_for_everybody(headers: Iterable[tuple[str, str]]) -> bool:
    """Return whether a reply says of itself that it depends on nothing a visitor brings but the encoding."""
    for name, value in headers:
        if name.lower() == "set-cookie":
            return False
        if name.lower() == "vary" and not _words(value) <= SHARED:
            return False
    return True


def may_keep(status: str, headers: Headers) -> bool:
    """Return whether a reply may be given to others: a page of words, which may be kept if asked for again."""
    found = {name.lower(): value for name, value in headers}
    return (
        status.startswith("200 ")
        and is_for_everybody(headers)
        and _words(found.get("cache-control", "")) == {"no-cache"}
        and found.get("content-type", "").startswith("text/html")
        and "content-encoding" not in found
    )


def _words(value: str) -> set[str]:
    return {word.strip().lower() for word in value.split(",")}


def next_midnight(now: datetime) -> datetime:
    """Return when the day after `now` begins in the same zone: review dates are days."""
    return datetime.combine(now.date() + timedelta(days=1), time.min, now.tzinfo)


def written_table(sql: str) -> str | None:
    """Return the table a statement writes to, "" if that cannot be told, or None for one that only reads."""
    if sql.startswith(HARMLESS):
        return None
    found = WRITTEN.match(sql)
    return found[1] if found else ""


class Update(NamedTuple):
    """An update of the rows that have one value in the column `by`.

    `columns` are what it sets, each with the place of its parameter, if it has one.
    """

    by: str
    columns: Mapping[str, int | None]


def read_update(sql: str) -> Update | None:
    """Return what a plain update sets; None for any other statement, and where a value is worked out."""
    update = PLAIN_UPDATE.fullmatch(sql)
    if update is None:
        return None
    columns: dict[str, int | None] = {}
    place, end = 0, 0
    for found in SETS.finditer(update["sets"]):
        if found.start() != end:
            return None
        columns[found[1]] = place if found[2] == "%s" else None
        place, end = place + (found[2] == "%s"), found.end()
    return Update(update["by"], columns) if end == len(update["sets"]) else None
