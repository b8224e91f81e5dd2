"""Reads the environment: each value typed, and refused with its name, itself and what would be accepted."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfoNotFoundError

import dj_database_url
import dj_email_url
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

T = TypeVar("T")
KNOWN_LANGUAGES = {"en": "English"}
SMTP = {"smtp", "submission"}
MAIL_SCHEMES = {*SMTP, "console", "file", "memory"}
# A transaction that reads first and writes later fails under load unless it takes the lock at once.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
}


def read(name: str, default: str, parse: Callable[[str], T], accepted: str) -> T:
    """Return the environment's value of `name`; raise ImproperlyConfigured when it does not parse."""
    value = os.environ.get(name, "").strip() or default
    try:
        return parse(value)
    except (ValueError, KeyError, ZoneInfoNotFoundError):
        message = f"{name}={value!r} is not understood. Accepted: {accepted}."
        raise ImproperlyConfigured(message) from None


def one_of(**values: T) -> Callable[[str], T]:
    return lambda text: values[text.lower()]


def words(text: str) -> list[str]:
    return [word for word in re.split(r"[,\s]+", text) if word]


def hosts(text: str) -> list[str]:
    if any("/" in host for host in words(text)):
        raise ValueError
    return words(text)


def web_address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.port == 0:
        raise ValueError
    return text


def site_address(text: str) -> str:
    if urlsplit(text).path.strip("/") or urlsplit(text).query:
        raise ValueError
    return web_address(text).rstrip("/")


def between(smallest: int, largest: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        if not smallest <= int(text) <= largest:
            raise ValueError
        return int(text)

    return parse


def folder_path(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9-]+/", text):
        raise ValueError
    return text


def languages(text: str) -> list[tuple[str, str]]:
    if not words(text):
        raise ValueError
    return [(code, KNOWN_LANGUAGES[code]) for code in words(text)]


def database(text: str) -> dict[str, Any]:
    if urlsplit(text).scheme not in {"sqlite", "postgres", "postgresql"} or not urlsplit(text).path.strip("/"):
        raise ValueError
    found: dict[str, Any] = dict(dj_database_url.parse(text, conn_max_age=None))
    if found["ENGINE"].endswith("sqlite3"):
        found["OPTIONS"] = SQLITE_OPTIONS
    else:
        found["CONN_HEALTH_CHECKS"] = True
    return found


def long_enough(text: str) -> str:
    if text and len(text) < 20:
        raise ValueError
    return text


def mail(text: str) -> dict[str, Any]:
    """Return Django's own settings of a mail server; none for an empty text."""
    parts = urlsplit(text)
    if text and (parts.scheme not in MAIL_SCHEMES or (parts.scheme in SMTP and not parts.hostname) or parts.port == 0):
        raise ValueError
    return dict(dj_email_url.parse(text)) if text else {}


def redis(text: str) -> str:
    if text and urlsplit(text).scheme not in {"redis", "rediss", "unix"}:
        raise ValueError
    return text


def secret_key(folder: Path) -> str:
    """Return the environment's key, else the one kept under the data folder, made there if absent."""
    if key := read("SECRET_KEY", "", long_enough, "at least 20 characters that nobody can guess"):
        return key
    kept = folder / "secret-key.txt"
    try:
        if not kept.exists():
            _keep_new_key(kept)
        return kept.read_text().strip()
    except OSError as error:
        message = f"DATA_DIR={str(folder)!r} cannot be written to ({error.strerror}). Accepted: a folder of this user."
        raise ImproperlyConfigured(message) from None


def _keep_new_key(kept: Path) -> None:
    kept.parent.mkdir(parents=True, exist_ok=True)
    made = kept.with_name(f"{kept.name}.{os.getpid()}")
    made.touch(mode=0o600)
    made.write_text(get_random_secret_key())
    made.rename(kept)


YES_OR_NO = one_of(on=True, off=False, true=True, false=False, yes=True, no=False)
