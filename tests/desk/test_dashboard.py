"""The dashboard says where to begin, what is to be read again, and what was refused."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from course.desk.queries import due
from course.reference.models import Fact, Source
from course.signposts.models import ENTRIES, Helpline, Route

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def set_day(model: Any, field: str, days: int) -> Any:
    """Let one live thing have its day so many days from now, and return it."""
    thing = model.objects.filter(live=True).first()
    model.objects.filter(pk=thing.pk).update(**{field: TODAY + timedelta(days=days)})
    return thing


@pytest.mark.parametrize(
    ("model", "field", "days", "is_over"),
    [
        (Helpline, "review_by", 0, True), (Helpline, "review_by", 30, False), (Route, "review_by", -400, True),
        (Fact, "checked_on", -365, True), (Fact, "checked_on", -336, False), (Source, "read_on", -700, True),
    ],
)  # fmt: skip
def test_what_is_due_within_a_month_is_listed(model: Any, field: str, days: int, is_over: bool) -> None:
    thing = set_day(model, field, days)
    assert [(one.thing, one.is_over) for one in due(TODAY) if one.thing == thing] == [(thing, is_over)]


@pytest.mark.parametrize(
    ("model", "field", "days"), [(Helpline, "review_by", 31), (Fact, "checked_on", -334), (Source, "read_on", -300)]
)
def test_what_is_due_later_is_not(model: Any, field: str, days: int) -> None:
    thing = set_day(model, field, days)
    assert thing not in [one.thing for one in due(TODAY)]


def test_what_is_not_live_is_not_due() -> None:
    thing = set_day(Helpline, "review_by", -1)
    thing.unpublish()
    assert thing not in [one.thing for one in due(TODAY)]


def test_the_dashboard_lists_it_the_longest_due_first(editor: Client) -> None:
    set_day(Route, "review_by", -400), set_day(Helpline, "review_by", 3)
    shown = editor.get("/cms/").content.decode()
    assert "To read again" in shown
    days = [one.by for one in due(TODAY)]
    assert days == sorted(days)


def test_an_empty_list_says_so(editor: Client) -> None:
    for model in ENTRIES:
        model.objects.update(review_by=TODAY + timedelta(days=90))
    for model, field in ((Fact, "checked_on"), (Source, "read_on")):
        model.objects.update(**{field: TODAY})
    assert "Nothing within the next 30 days" in editor.get("/cms/").content.decode()


@pytest.mark.parametrize("role", ["editor", "host"])
def test_the_dashboard_says_where_to_begin(role: str, request: pytest.FixtureRequest) -> None:
    client: Client = request.getfixturevalue(role)
    shown = client.get("/cms/").content.decode()
    for words in ("Where to begin", "Write a question", "Mend a helpline", "How we write"):
        assert words in shown
    guide = client.get("/cms/desk/guide/").content.decode()
    assert "shared without consent" in guide
    assert "revenge porn" in guide


def test_the_cms_leads_to_no_other_host(editor: Client) -> None:
    import re

    for path in ("/cms/", "/cms/login/", "/cms/account/", "/cms/desk/guide/"):
        html = re.sub(r"(?s)<noscript.*?</noscript>", "", editor.get(path, follow=True).content.decode())
        assert re.findall(r'(?:href|src|action)="(https?://[^"]*)"', html) == [], path
