"""Whoever needs a number gets it while the database is away, as it stood there last."""

from pathlib import Path

import pytest
from django.db import OperationalError, connection
from django.test import Client

from course.signposts import services

pytestmark = pytest.mark.django_db
INDIA = "/en/help/in/"


@pytest.fixture
def kept(settings: object, tmp_path: Path) -> Path:
    settings.DATA_DIR = tmp_path  # type: ignore[attr-defined]
    assert services.keep_lifelines() > 40
    return tmp_path / "lifelines"


def away(*_args: object) -> None:
    raise OperationalError("the database is away")


def without_database(path: str) -> tuple[int, str]:
    with connection.execute_wrapper(away):
        reply = Client(raise_request_exception=False).get(path)
    return reply.status_code, reply.content.decode()


@pytest.mark.parametrize("query", ["", "?reader=18", "?age=18", "?reader=18&age=18"])
def test_each_reader_is_shown_what_stood_there_last(kept: Path, query: str) -> None:
    status, html = without_database(INDIA + query)
    assert status == 200
    assert 'href="tel:112"' in html
    assert ('href="tel:1098"' in html) == ("reader" not in query)
    for sign in ("data-exit", "data-help"):
        assert html.count(f"{sign} ") == Client().get(INDIA + query).content.decode().count(f"{sign} ")


def test_the_list_of_countries_is_there_too(kept: Path) -> None:
    status, html = without_database("/en/help/")
    assert status == 200
    assert INDIA in html


def test_other_pages_still_say_that_something_is_wrong(kept: Path) -> None:
    assert without_database("/en/remedies/")[0] == 503
    assert without_database("/en/help/zz/")[0] == 503


def test_pages_are_written_again_only_after_a_change(kept: Path) -> None:
    assert services.keep_lifelines() == 0
    assert services.keep_lifelines(afresh=True) > 40
