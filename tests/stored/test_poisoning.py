"""Nothing a visitor sends gets into what the next one is given."""

from typing import Any

import pytest
from django.test import Client

from tests.stored.visiting import LESSON, Reply, Visitors

pytestmark = pytest.mark.django_db
HOSTILE = {
    "HTTP_X_FORWARDED_HOST": "evil.example",
    "HTTP_X_FORWARDED_PROTO": "https",
    "HTTP_X_FORWARDED_FOR": "198.51.100.1",
    "HTTP_FORWARDED": "host=evil.example",
    "HTTP_X_ORIGINAL_URL": "/en/help/",
    "HTTP_X_REWRITE_URL": "/en/help/",
    "HTTP_X_HTTP_METHOD_OVERRIDE": "POST",
    "HTTP_COOKIE": 'learner=evil; form="evil"; language=xx; messages=evil',
    "HTTP_AUTHORIZATION": "Basic ZXZpbDpldmls",
    "HTTP_ACCEPT": "application/evil",
    "HTTP_ACCEPT_LANGUAGE": "hi, xx;q=0.9, evil",
    "HTTP_ACCEPT_ENCODING": "evil, *;q=evil",
    "HTTP_HX_REQUEST": "true",
    "HTTP_X_REQUESTED_WITH": "XMLHttpRequest",
    "HTTP_RANGE": "bytes=0-3",
    "HTTP_IF_MODIFIED_SINCE": "Sun, 22 Nov 2037 20:23:08 GMT",
    "HTTP_ORIGIN": "https://evil.example",
    "HTTP_REFERER": "https://evil.example/",
    "HTTP_USER_AGENT": "evil",
    "REMOTE_USER": "evil",
    "CONTENT_TYPE": "text/evil",
    "CONTENT_LENGTH": "4",
}


@pytest.fixture
def clean() -> Reply:
    """What a visitor is given where nobody hostile has been."""
    return Visitors().get()


@pytest.mark.parametrize("header", HOSTILE)
def test_no_header_changes_a_page_for_the_next_visitor(clean: Reply, header: str) -> None:
    visitors = Visitors()
    assert visitors.get(**{header: HOSTILE[header]}) == clean
    assert visitors.get() == clean
    assert len(visitors.asked) == 1
    assert "evil" not in str(visitors.asked[0].values())
    assert header not in visitors.asked[0]


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1:8000@evil.example", "", "127.0.0.1 evil", "[::1", "a" * 300]
)
def test_a_host_that_is_not_ours_gets_no_page(clean: Reply, host: str) -> None:
    visitors = Visitors()
    visitors.get()
    reply = visitors.get(HTTP_HOST=host, SERVER_NAME="evil.example")
    assert reply.status == 400
    assert visitors.get() == clean


def test_another_name_of_ours_gets_the_same_page(clean: Reply) -> None:
    assert Visitors().get(HTTP_HOST="localhost:1234") == clean


@pytest.mark.parametrize("query", ["x=1", "utm_source=evil", "%3Cscript%3E", "&"])
def test_a_query_is_neither_kept_nor_answered_from_what_is_kept(clean: Reply, query: str) -> None:
    visitors = Visitors()
    visitors.get(query=query)
    assert visitors.get() == clean
    visitors.get(query=query)
    assert [environ["QUERY_STRING"] for environ in visitors.asked] == [query, "", query]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PURGE", "get"])
def test_only_reading_is_answered_from_what_is_kept(clean: Reply, method: str) -> None:
    visitors = Visitors()
    visitors.get(method=method)
    assert visitors.get() == clean
    visitors.get(method=method)
    assert [environ["REQUEST_METHOD"] for environ in visitors.asked] == [method, "GET", method]


@pytest.mark.parametrize(
    "path", [f"/{LESSON}", LESSON.upper(), f"{LESSON}.", "/en//faq/", "/en/../en/", "/en/faq;x/", "/EN/"]
)
def test_no_other_way_to_write_a_path_is_kept(path: str) -> None:
    visitors = Visitors()
    first, second = visitors.get(path), visitors.get(path)
    assert first.status != 200
    assert second.status != 200
    assert "etag" not in first.headers


def test_a_path_below_another_application_is_not_answered(clean: Reply) -> None:
    visitors = Visitors()
    visitors.get()
    visitors.get(SCRIPT_NAME="/evil")
    assert visitors.asked[-1]["SCRIPT_NAME"] == "/evil"
    assert visitors.get() == clean


def test_who_works_here_is_answered_by_django_and_leaves_nothing_for_others(clean: Reply, host: Client) -> None:
    visitors = Visitors()
    cookie = f"staff={host.cookies['staff'].value}"
    assert visitors.get(HTTP_COOKIE=cookie).status == 200
    assert visitors.get(HTTP_COOKIE=cookie).status == 200
    assert visitors.get() == clean
    assert len(visitors.asked) == 3


def test_with_https_only_a_request_that_came_by_it_gets_a_page(settings: Any) -> None:
    settings.HTTPS = settings.SECURE_SSL_REDIRECT = True
    settings.SITE_URL, settings.ALLOWED_HOSTS = "https://course.example.org", ["course.example.org"]
    settings.SECURE_HSTS_SECONDS = 3600
    visitors = Visitors()
    ours = {"HTTP_HOST": "course.example.org"}
    for _ in range(2):
        assert visitors.get(**ours).status == 301
        assert visitors.get(**ours, HTTP_X_FORWARDED_PROTO="https").status == 301
        reply = visitors.get(**ours, **{"wsgi.url_scheme": "https"})
        assert (reply.status, reply.headers["strict-transport-security"]) == (200, "max-age=3600")
    settings.TRUSTED_PROXIES, settings.SECURE_PROXY_SSL_HEADER = 1, ("HTTP_X_FORWARDED_PROTO", "https")
    assert visitors.get(**ours, HTTP_X_FORWARDED_PROTO="https").status == 200
    assert visitors.get(**ours, HTTP_X_FORWARDED_PROTO="http").status == 301


def test_a_reply_that_depends_on_its_visitor_is_asked_for_again_with_what_he_sent(monkeypatch: Any) -> None:
    visitors = Visitors()

    def personal(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        headers = [("Content-Type", "text/html"), ("Cache-Control", "no-cache"), ("Vary", "Cookie")]
        start_response("200 OK", headers)
        return [environ.get("HTTP_COOKIE", "nobody").encode()]

    monkeypatch.setattr(visitors, "django", personal)
    assert visitors.get(HTTP_COOKIE="learner=a").body == b"learner=a"
    assert visitors.get(HTTP_COOKIE="learner=b").body == b"learner=b"
