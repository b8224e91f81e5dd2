"""Which copy a visitor takes, which reply may be kept, and until when."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from course.stored import rules

PAGE = [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-cache"), ("Vary", "Accept-Encoding")]


@pytest.mark.parametrize(
    ("accepted", "best"),
    [
        ("", ""),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("GZIP;Q=0.5", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br ; q=0.000 , gzip;q=1.0", "gzip"),
        ("*", "br"),
        ("*;q=0, gzip", "gzip"),
        ("br;q=0, *", "gzip"),
        ("identity", ""),
        ("gzip;q=0", ""),
        ("gzip;q=nan", ""),
        ("gzip;q=2, br;q=-1", ""),
        ("gzipped, brotli", ""),
        (";;;,,q=1", ""),
    ],
)
def test_a_visitor_gets_the_best_encoding_he_accepts(accepted: str, best: str) -> None:
    assert rules.best_encoding(accepted) == best


@pytest.mark.parametrize(
    ("header", "known"),
    [
        ('"a"', True),
        ('W/"a"', True),
        ('"b",W/"a" , "c"', True),
        ("*", True),
        ('"b"', False),
        ("a", False),
        ("", False),
        ('"aa"', False),
    ],
)
def test_a_tag_is_known_if_it_is_named(header: str, known: bool) -> None:
    assert rules.is_known('"a"', header) is known


def test_a_page_of_words_may_be_kept() -> None:
    assert rules.may_keep("200 OK", PAGE)


@pytest.mark.parametrize(
    "headers",
    [
        [*PAGE, ("Set-Cookie", "a=b")],
        [*PAGE[:2], ("Vary", "Accept-Encoding, Cookie")],
        [*PAGE[:2], ("Vary", "*")],
        [PAGE[0], ("Cache-Control", "no-store")],
        [PAGE[0], ("Cache-Control", "no-cache, private")],
        [PAGE[0]],
        [("Content-Type", "application/json"), PAGE[1]],
        [*PAGE, ("Content-Encoding", "gzip")],
    ],
)
def test_nothing_else_is_kept(headers: rules.Headers) -> None:
    assert not rules.may_keep("200 OK", headers)


@pytest.mark.parametrize("status", ["404 Not Found", "301 Moved Permanently", "500 Internal Server Error"])
def test_no_page_of_a_bad_moment_is_kept(status: str) -> None:
    assert not rules.may_keep(status, PAGE)


def test_a_page_is_kept_to_the_end_of_the_day_even_of_one_that_has_23_hours() -> None:
    london = ZoneInfo("Europe/London")
    assert rules.next_midnight(datetime(2027, 3, 27, 23, 59, tzinfo=london)).isoformat() == "2027-03-28T00:00:00+00:00"
    assert rules.next_midnight(datetime(2027, 3, 28, 0, 0, tzinfo=london)).isoformat() == "2027-03-29T00:00:00+01:00"


@pytest.mark.parametrize(
    ("sql", "table"),
    [
        ('SELECT "a" FROM "b"', None),
        ("SAVEPOINT s1", None),
        ("PRAGMA foreign_keys = OFF", None),
        ('INSERT INTO "quiz_question" ("a") VALUES (%s)', "quiz_question"),
        ('INSERT OR IGNORE INTO "quiz_question" ("a") VALUES (%s)', "quiz_question"),
        ("update wagtailcore_page set path = %s", "wagtailcore_page"),
        ('\n  DELETE FROM "a" WHERE 1', "a"),
        ('TRUNCATE "a"', ""),
        ("WITH x AS (SELECT 1) DELETE FROM a", ""),
        ("DROP TABLE a", ""),
    ],
)
def test_a_statement_that_cannot_be_told_to_be_harmless_counts_as_a_change(sql: str, table: str | None) -> None:
    assert rules.written_table(sql) == table


@pytest.mark.parametrize(
    ("sets", "columns"),
    [
        ('"a" = %s', {"a": 0}),
        ('"a" = %s, "b" = NULL, "live" = %s', {"a": 0, "b": None, "live": 1}),
        ('"a" = "b" + %s', None),
        ('"a" = %s, "b" = (CASE WHEN 1 THEN %s END)', None),
        ('"a" = \'x, "b" = %s\'', None),
    ],
)
def test_columns_of_an_update_are_told_only_where_they_are_certain(sets: str, columns: dict | None) -> None:
    update = rules.read_update(f'UPDATE "t" SET {sets} WHERE "t"."id" = %s')
    assert update == (columns and rules.Update("id", columns))
    assert rules.read_update(f'UPDATE "t" SET {sets} WHERE "t"."id" IN (%s)') is None
