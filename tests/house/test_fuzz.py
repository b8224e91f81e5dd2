"""Nothing anybody sends makes the course fall over."""

from collections import Counter
from itertools import islice
from typing import Any

import pytest
from django.test import Client
from django.urls import Resolver404

from course.quiz.models import Question
from course.quiz.shown import Asked, ask_all
from tests.house.requests import known_addresses, requests, routes

REFUSALS = {400, 404, 405}
OURS = ("course.", "wagtail.views")  # Wagtail's own view serves our pages


def honest_forms() -> dict[str, dict[str, list[str]]]:
    """Return the fields of a few questions' forms, as their lesson sends them."""
    forms = {}
    for key in ("m2l1-1", "m2l1-3", "m2l1.order", "m2l3.match", "m2l2.sort"):
        asked = ask_all([Question.objects.get(key=key)], None)[0]
        forms[asked.action] = {"in": [key[:4]], "state": [asked.state], **filled(asked)}
    return forms


def filled(asked: Asked) -> dict[str, list[str]]:
    """Return a form in which something stands everywhere."""
    if asked.groups:
        return {f"at-{card.value}": [asked.groups[0].value] for card in asked.options}
    if asked.kind == "order":
        return {f"at-{option.value}": [str(place)] for place, option in enumerate(asked.options, 1)}
    return {"choice": [option.value for option in asked.options]}


def view_of(reply: Any) -> str:
    """Return the module of the view that answers at this address."""
    try:
        return str(reply.resolver_match.func.__module__)
    except Resolver404:
        return ""


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("seed", "count"), [(1, 500), *(pytest.param(seed, 1_000, marks=pytest.mark.every) for seed in range(2, 7))]
)
def test_no_request_of_any_kind_makes_an_error(seed: int, count: int) -> None:
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    statuses: Counter[int] = Counter()
    reached = 0
    for request in islice(requests(seed, known_addresses(client), honest_forms()), count):
        reply = request.send(client)
        assert reply.status_code < 500, request
        statuses[reply.status_code] += 1
        reached += reply.status_code not in REFUSALS and view_of(reply).startswith(OURS)
    print(f"seed {seed}: {dict(sorted(statuses.items()))}, {reached} of {count} reached a view of ours")  # noqa: T201 - a figure
    assert reached >= count / 2


@pytest.mark.django_db
def test_the_fuzz_knows_every_pattern_outside_the_cms() -> None:
    client = Client()
    replies = [client.get(path) for path in known_addresses(client)]
    reached = {reply.resolver_match.route for reply in replies if reply.resolver_match}
    assert set(routes()) - reached == set()
