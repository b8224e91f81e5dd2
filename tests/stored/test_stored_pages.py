"""A public page is made once and then given to everybody, in the encoding and as briefly as they ask for."""

import gzip
from datetime import UTC, datetime
from typing import Any

import brotli
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from course.stored import middleware
from tests.stored.visiting import LESSON, Visitors

pytestmark = pytest.mark.django_db
ALL = {"": lambda body: body, "gzip": gzip.decompress, "br": brotli.decompress}


@pytest.fixture
def visitors() -> Visitors:
    return Visitors()


def test_the_second_visitor_costs_no_query_and_nothing_of_django(visitors: Visitors) -> None:
    first = visitors.get()
    with CaptureQueriesContext(connection) as found:
        second = visitors.get()
    assert (len(found), len(visitors.asked)) == (0, 1)
    assert (second.status, second.headers, second.body) == (200, first.headers, first.body)


@pytest.mark.parametrize("encoding", ALL)
def test_a_stored_page_is_what_django_sends_in_every_encoding(visitors: Visitors, encoding: str) -> None:
    plain = visitors.get()
    packed = visitors.get(HTTP_ACCEPT_ENCODING=encoding)
    assert ALL[encoding](packed.body) == plain.body
    assert packed.headers.get("content-encoding", "") == encoding
    assert packed.headers["content-length"] == str(len(packed.body))
    assert packed.headers["vary"] == "Accept-Encoding"
    assert packed.headers["cache-control"] == "no-cache"


def test_each_encoding_has_one_strong_tag_of_its_own(visitors: Visitors) -> None:
    tags = [visitors.get(HTTP_ACCEPT_ENCODING=encoding).headers["etag"] for encoding in (*ALL, *ALL)]
    assert tags[:3] == tags[3:]
    assert len(set(tags)) == 3
    assert all(tag.startswith('"') for tag in tags)


@pytest.mark.parametrize("encoding", ALL)
def test_an_unchanged_page_is_answered_with_304_and_the_same_safety(visitors: Visitors, encoding: str) -> None:
    whole = visitors.get(HTTP_ACCEPT_ENCODING=encoding)
    for known in (whole.headers["etag"], f'"x", W/{whole.headers["etag"]}', "*"):
        reply = visitors.get(HTTP_ACCEPT_ENCODING=encoding, HTTP_IF_NONE_MATCH=known)
        assert (reply.status, reply.body) == (304, b"")
        left_out = {"content-type", "content-length", "content-encoding", "content-language"}
        assert reply.headers == {name: value for name, value in whole.headers.items() if name not in left_out}
    assert visitors.get(HTTP_ACCEPT_ENCODING=encoding, HTTP_IF_NONE_MATCH='"x"').status == 200
    assert len(visitors.asked) == 1


def test_a_tag_of_another_encoding_is_no_reason_to_send_nothing(visitors: Visitors) -> None:
    tag = visitors.get().headers["etag"]
    assert visitors.get(HTTP_ACCEPT_ENCODING="gzip", HTTP_IF_NONE_MATCH=tag).status == 200


def test_a_head_request_has_the_headers_and_no_body(visitors: Visitors) -> None:
    head, whole = visitors.get(method="HEAD"), visitors.get()
    assert (head.status, head.headers, head.body) == (200, whole.headers, b"")
    assert len(visitors.asked) == 1


@pytest.mark.parametrize("path", ["/en/help/", "/en/help/gb/", "/en/nowhere/", "/en/answer/m2l1-1/"])
def test_help_and_what_went_wrong_are_never_kept_but_sent_small(visitors: Visitors, path: str) -> None:
    for _ in range(2):
        reply = visitors.get(path, HTTP_ACCEPT_ENCODING="gzip")
        assert "no-store" in reply.headers["cache-control"]
        assert "etag" not in reply.headers
        assert reply.headers["content-encoding"] == "gzip"
    assert len(visitors.asked) == 2


@pytest.mark.parametrize(
    "path", ["/", "/cms/login/", "/sitemap.xml", "/healthz", "/static/css/base.css", "/en", "/xx/", "/en/é/"]
)
def test_what_is_no_page_of_words_goes_to_django_as_it_came(visitors: Visitors, path: str) -> None:
    visitors.get(path, HTTP_X_MARK="here")
    assert visitors.asked[0]["HTTP_X_MARK"] == "here"


def test_a_page_ends_with_the_day(visitors: Visitors, monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    settings.TIME_ZONE = "Asia/Kolkata"
    visitors.get()
    midnight = middleware.end_of_day()
    assert datetime.fromtimestamp(midnight, UTC).strftime("%H:%M:%S") == "18:30:00"
    for now, asked in ((midnight - 1, 1), (midnight, 2)):
        monkeypatch.setattr("time.time", lambda now=now: now)
        visitors.get()
        assert len(visitors.asked) == asked


def test_no_more_pages_are_kept_than_there_is_room_for(visitors: Visitors, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(middleware, "MOST_PAGES", 2)
    for path in ("/en/", "/en/faq/", LESSON, LESSON, "/en/faq/", "/en/"):
        visitors.get(path)
    assert [environ["PATH_INFO"] for environ in visitors.asked] == ["/en/", "/en/faq/", LESSON, "/en/"]
