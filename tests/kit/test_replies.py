"""Replies are compressed first and tagged then; a page that did not change is not sent again."""

import gzip

import pytest
from django.test import Client
from wagtail.models import Page

from course.pages.models import LessonPage
from tests.kit import cms

pytestmark = pytest.mark.django_db
LESSON = "/en/spread-mechanics/five-stages/"
GZIP = {"HTTP_ACCEPT_ENCODING": "gzip, br"}


def test_a_page_has_a_strong_tag_and_may_be_kept_if_asked_for_again(learner: Client) -> None:
    reply = learner.get(LESSON)
    assert reply["ETag"].startswith('"')
    assert reply["Cache-Control"] == "no-cache"
    assert "Accept-Encoding" in reply["Vary"]
    assert "Cookie" not in reply["Vary"]


def test_an_unchanged_page_is_answered_with_304_and_nothing_else(learner: Client) -> None:
    tag = learner.get(LESSON)["ETag"]
    reply = learner.get(LESSON, HTTP_IF_NONE_MATCH=f'"other", {tag}')
    assert (reply.status_code, reply.content) == (304, b"")
    assert reply["ETag"] == tag
    assert reply["Cache-Control"] == "no-cache"
    assert "Content-Type" not in reply
    assert learner.get(LESSON, HTTP_IF_NONE_MATCH='"other"').status_code == 200


def test_a_weak_tag_and_a_star_match_too(learner: Client) -> None:
    tag = learner.get(LESSON)["ETag"]
    assert learner.get(LESSON, HTTP_IF_NONE_MATCH=f"W/{tag}").status_code == 304
    assert learner.get(LESSON, HTTP_IF_NONE_MATCH="*").status_code == 304


def test_each_encoding_has_a_tag_of_its_own(learner: Client) -> None:
    plain, packed = learner.get(LESSON), learner.get(LESSON, **GZIP)
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert int(packed["Content-Length"]) == len(packed.content) < len(plain.content) / 2
    assert packed["ETag"] != plain["ETag"]
    assert learner.get(LESSON, **GZIP, HTTP_IF_NONE_MATCH=packed["ETag"]).status_code == 304
    assert learner.get(LESSON, **GZIP, HTTP_IF_NONE_MATCH=plain["ETag"]).status_code == 200


def test_who_refuses_gzip_does_not_get_it(learner: Client) -> None:
    assert "Content-Encoding" not in learner.get(LESSON, HTTP_ACCEPT_ENCODING="gzip;q=0, identity")


def test_an_edit_changes_the_tag(learner: Client, editor: Client) -> None:
    tag = learner.get(LESSON)["ETag"]
    cms.publish(editor, LessonPage.objects.get(key="m2l1"), {"title": "Five steps"})
    reply = learner.get(LESSON, HTTP_IF_NONE_MATCH=tag)
    assert reply.status_code == 200
    assert "Five steps" in reply.content.decode()


def test_a_head_request_has_the_headers_of_the_page(learner: Client) -> None:
    head, whole = learner.head(LESSON), learner.get(LESSON)
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", whole["ETag"])


@pytest.mark.parametrize("path", ["/en/help/", "/en/help/gb/", "/healthz", "/en/nowhere/", "/en/answer/m2l1-1/"])
def test_what_must_not_be_kept_has_no_tag(learner: Client, path: str) -> None:
    reply = learner.get(path)
    assert "no-store" in reply["Cache-Control"]
    assert "ETag" not in reply


def test_a_reply_that_sets_a_cookie_is_not_compressed(learner: Client) -> None:
    reply = learner.get("/cms/login/", **GZIP)
    assert reply.cookies
    assert "Content-Encoding" not in reply


@pytest.mark.parametrize("path", ["/en/answer/m2l1-1/", LESSON, "/en/help/"])
def test_a_body_larger_than_any_answer_is_refused(learner: Client, path: str) -> None:
    reply = learner.post(path, {"choice": "x" * 70_000})
    assert reply.status_code == 413
    assert "data-exit" in reply.content.decode()


def test_an_editor_may_send_a_long_page(editor: Client) -> None:
    about = Page.objects.get(slug="about").specific
    assert cms.save(editor, about, {"summary": "word " * 20_000}).status_code == 302


def test_a_length_that_is_no_number_is_no_error_of_ours(learner: Client) -> None:
    assert learner.get(LESSON, CONTENT_LENGTH="many").status_code == 200
