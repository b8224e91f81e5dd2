"""A learner's browser under /learn/: presses buttons as its pages send them, and reads what comes back."""

import re
from typing import Any

from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client

OWN = {"HTTP_ORIGIN": "http://testserver"}
FOUR = re.compile(r'<ol class="words">(.*?)</ol>', re.DOTALL)


def press(client: Client, address: str, headers: dict[str, str] | None = None, **fields: Any) -> HttpResponse:
    """Send a form as a page of ours does; other headers may be given in place of its own."""
    return client.post(address, fields, **(OWN if headers is None else headers))


def join(client: Client) -> tuple[str, ...]:
    """Open a place and return the four words that are shown."""
    return words_in(press(client, "/learn/keep/"))


def words_in(reply: HttpResponse) -> tuple[str, ...]:
    return tuple(re.findall(r"<li>(\w+)</li>", FOUR.search(reply.content.decode())[1]))


def come_back(client: Client, typed: str) -> HttpResponse:
    return press(client, "/learn/back/", words=typed)


def text(reply: HttpResponse) -> str:
    """Return what a page says in its main part."""
    main = BeautifulSoup(reply.content.decode(), "html.parser").select_one("main")
    return " ".join(main.get_text(" ").split())


def standing(client: Client, title: str) -> str:
    """Return what stands beside a lesson under /learn/."""
    soup = BeautifulSoup(client.get("/learn/").content.decode(), "html.parser")
    row = next(row for row in soup.select(".stand > li") if row.h3.get_text() == title)
    return row.p.get_text() if row.p else ""
