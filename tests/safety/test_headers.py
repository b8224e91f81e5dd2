"""Every kind of reply carries the headers of a site that nobody listens to."""

from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

pytestmark = pytest.mark.django_db
POLICY = (
    "base-uri 'none'; connect-src 'self'; default-src 'none'; font-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; img-src 'self'; manifest-src 'self'; script-src 'self'; style-src 'self'"
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-DNS-Prefetch-Control": "off",
}
REPLIES = {
    "/": 302,
    "/en/": 200,
    "/en/spread-mechanics/five-stages/": 200,
    "/en/help/": 200,
    "/en/help/gb/?age=18": 200,
    "/en/nowhere/": 404,
    "/en/answer/m2l1-1/": 405,
    "/en/answer/nowhere/": 404,
    "/sitemap.xml": 200,
    "/robots.txt": 200,
    "/healthz": 200,
}


def policy(reply: HttpResponse) -> dict[str, str]:
    """Return what a reply's policy says, directive by directive."""
    parts = [part.strip().partition(" ") for part in reply["Content-Security-Policy"].split(";") if part.strip()]
    return {name: value for name, _blank, value in parts}


def assert_guarded(reply: HttpResponse) -> None:
    assert {name: reply.get(name) for name in HEADERS} == HEADERS
    assert "; ".join(f"{name} {value}" for name, value in sorted(policy(reply).items())) == POLICY
    for power in ("camera", "microphone", "geolocation", "display-capture", "payment", "usb"):
        assert f"{power}=()" in reply["Permissions-Policy"]
    assert not reply.cookies
    assert "Server" not in reply


@pytest.mark.parametrize(("path", "status"), REPLIES.items())
def test_public_replies_are_guarded(learner: Client, path: str, status: int) -> None:
    reply = learner.get(path)
    assert reply.status_code == status
    assert_guarded(reply)


def test_an_answer_is_guarded(learner: Client) -> None:
    assert_guarded(learner.post("/en/answer/m2l1-1/", {"in": "m2l1", "state": "x"}))
    assert_guarded(learner.post("/en/answer/m2l1-1/", {"in": "m2l1", "state": "x"}, HTTP_HX_REQUEST="true"))


def test_a_failure_is_guarded(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise RuntimeError

    monkeypatch.setattr("course.signposts.queries.countries", fail)
    reply = Client(raise_request_exception=False).get("/en/help/")
    assert reply.status_code == 500
    assert_guarded(reply)


def test_static_files_are_guarded(settings: Any, tmp_path: Path) -> None:
    (tmp_path / "css").mkdir()
    (tmp_path / "css/base.css").write_text("a { color: teal }")
    settings.STATIC_ROOT = tmp_path
    reply = Client().get("/static/css/base.css")
    assert reply.status_code == 200
    assert b"teal" in reply.getvalue()
    assert_guarded(reply)


def test_no_page_but_the_cms_lets_scripts_stand_in_the_page(editor: Client) -> None:
    assert "unsafe" not in policy(editor.get("/cms/"))["script-src"]
    assert "unsafe" not in editor.get("/en/")["Content-Security-Policy"]
    assert "unsafe-eval" not in editor.get("/cms/")["Content-Security-Policy"]


def test_the_cms_is_framed_by_nobody_but_itself(editor: Client) -> None:
    reply = editor.get("/cms/")
    assert policy(reply)["frame-ancestors"] == "'self'"
    assert reply["X-Frame-Options"] == "SAMEORIGIN"


def test_a_page_is_the_same_bytes_for_staff_and_learner(learner: Client, editor: Client, host: Client) -> None:
    for path in ("/en/", "/en/spread-mechanics/five-stages/", "/en/help/gb/", "/en/faq/"):
        assert learner.get(path).content == editor.get(path).content == host.get(path).content
