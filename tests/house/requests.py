"""Requests nobody honest sends: every address, method and field, known ones mixed with hostile ones, from one seed."""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

from django.test import Client
from django.urls import URLResolver, get_resolver

from tests.house.hostile import COOKIES, HEADERS, HOSTILE, LANGUAGES, METHODS, TYPES

LEARN = (
    "", "keep/", "back/", "words/", "done/", "delete/", "skip/", "kept/", "kept/place.json", "kept/place.csv",
    "progress/?in=m2l1",
)  # fmt: skip
TEACH = (
    "sign-in/", "sign-out/", "code/", "sign-up/", "invited/abc/", "forgotten/", "reset/abc/", "account/",
    "account/password/", "account/address/", "account/second/", "account/second/off/", "account/codes/", "",
    "with/abc/", "classes/new/", "catalogue/", "catalogue/m2l1/",
)  # fmt: skip

OF_CLASS = (
    "", "live/", "pause/", "joining/", "joining/count/", "settings/", "archive/", "delete/", "colleague/", "leave/",
    "hand-on/", "pupils/", "cards/", "pupils/abc/", "pupils/abc/words/", "pupils/abc/remove/", "groups/", "groups/1/",
    "groups/1/delete/", "assign/", "assign/copy/", "assign/withdraw/abc/", "assign/m2l1/", "report/", "print/", "files/",
    "files/totals.csv",
)  # fmt: skip


@dataclass
class Request:
    """One request, ready for Django's test client."""

    method: str
    path: str
    body: bytes = b""
    kind: str = "application/x-www-form-urlencoded"
    headers: dict[str, str] = field(default_factory=dict)

    def send(self, client: Client) -> Any:
        client.cookies.clear()
        return client.generic(self.method, self.path, self.body, self.kind, headers=self.headers)


def known_addresses(client: Client, language: str = "en") -> list[str]:
    """Return every address a link could lead to."""
    sitemap = re.findall(r"<loc>https?://[^/]+(.*?)</loc>", client.get("/sitemap.xml").content.decode())
    answers = [f"/{language}/answer/{key}/" for key in ("m2l1-1", "m2l1-3", "m2l1.order")]
    others = [
        f"/{language}/answer/nothing/",
        f"/{language}/answer/%00/",
        "/",
        "/robots.txt",
        "/sitemap.xml",
        "/healthz",
        f"/{language}/help/zz/",
        f"/{language}/remedies/?c=gb&r=a&h=a&w=a",
        f"/{language}/remedies/list/?c=in&r=b&h=b&w=b&reader=18",
        f"/{language}/nothing/",
        *(f"/learn/{name}" for name in LEARN),
        *(f"/teach/{name}" for name in TEACH),
        *(f"/teach/classes/abc/{name}" for name in OF_CLASS),
        "/join/",
        "/join/name/",
        "/join/card/",
    ]
    util = [f"/{language}/_util/login/", f"/{language}/_util/authenticate_with_password/1/1/"]
    return [*sitemap, *answers * 10, *others, *util, "/cms/", "/cms/login/", "/cms/account/"]


def routes(found: URLResolver | None = None, before: str = "") -> Iterator[str]:
    """Yield the route of every pattern outside the CMS, as a match names it."""
    for pattern in (found or get_resolver()).url_patterns:
        route = before + str(pattern.pattern).removeprefix("^" if before else "")
        if route.startswith("cms/"):
            continue
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, route)
        else:
            yield route


def requests(seed: int, addresses: list[str], forms: dict[str, dict[str, list[str]]]) -> Iterator[Request]:
    """Yield requests without end; `forms` gives for some addresses the fields an honest form there sends."""
    draw = random.Random(seed)
    while True:
        path = draw.choice(addresses)
        method = _method(draw, path in forms)
        fields = [(name, value) for name, values in forms.get(path, {}).items() for value in values[:1]]
        request = Request(method, _address(draw, path))
        request.body = _body(draw, fields)
        if draw.random() < 0.08:
            request.kind = draw.choice(TYPES)
        for name in draw.sample(sorted(HEADERS), draw.choice([0, 0, 0, 1, 1, 2, 5])):
            request.headers[name] = draw.choice(HEADERS[name])
        if draw.random() < 0.3:
            request.headers["Accept-Language"] = draw.choice(LANGUAGES)
        if draw.random() < 0.2:
            request.headers["Cookie"] = draw.choice(COOKIES)
        yield request


def _method(draw: random.Random, answers: bool) -> str:
    if draw.random() < 0.07:
        return draw.choice(METHODS)
    return "POST" if answers else draw.choice(["GET", "GET", "HEAD"])


def _address(draw: random.Random, path: str) -> str:
    if draw.random() < 0.07:
        place = draw.randrange(len(path) + 1)
        path = path[:place] + _quoted(draw.choice(HOSTILE)) + path[place:]
    if draw.random() < 0.3:
        names = ["age", "reader", "next", "q", "page", "p", draw.choice(HOSTILE)]
        path += "?" + _quoted(draw.choice(names)) + "=" + _quoted(draw.choice([*HOSTILE, "18", "18", "18"]))
    return path


def _quoted(text: str) -> str:
    return quote(_bytes(text), safe="%/=")


def _bytes(text: str) -> bytes:
    return text.encode(errors="surrogatepass")


def _made_up(draw: random.Random) -> tuple[str, str]:
    return draw.choice(HOSTILE), draw.choice(HOSTILE)


def _body(draw: random.Random, fields: list[tuple[str, str]]) -> bytes:
    """Return an honest form most of the time, with a field or two lost, doubled, changed or made up."""
    fields = list(fields)
    for _change in range(draw.choice([0, 0, 0, 0, 0, 0, 1, 1, 2])):
        name, value = fields.pop(draw.randrange(len(fields))) if fields else ("choice", "")
        changed = [[], [(name, value)] * 2, [(name, draw.choice(HOSTILE))], [(name, value), _made_up(draw)]]
        fields += draw.choice(changed)
    if draw.random() < 0.05:
        return draw.choice(
            [b"\xff\xfe\x00", b"%" * 300, json.dumps(fields).encode(), draw.randbytes(draw.randrange(999))]
        )
    encoded = urlencode([(_bytes(name), _bytes(value)) for name, value in fields]).encode()
    if draw.random() < 0.05:
        encoded += b"&choice=" + b"x" * draw.choice([1_000, 60_000, 66_000, 100_000])
    return encoded
