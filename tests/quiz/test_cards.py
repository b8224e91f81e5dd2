"""Matching and sorting: right cards stay and say why, wrong ones come back, and half an answer is no try."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.quiz.answering import Task, lay, tasks
from tests.quiz.cards import cards, match, sort

pytestmark = pytest.mark.django_db
Ask = Callable[..., Task]
SOLVED = {
    "match": {"snow": "North", "palms": "South", "waves": "West"},
    "sort": {"fish": "Sea", "goat": "Land", "moon": "None of these", "crab": "Land"},
}
MADE = {"match": match, "sort": sort}


@pytest.fixture(params=["match", "sort"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def form(asked: Ask, kind: str) -> Task:
    return asked(**MADE[kind](explanation="So it is."))


def test_every_card_in_its_place_is_right_and_says_why(learner: Client, form: Task, kind: str) -> None:
    reply = lay(learner, form, **SOLVED[kind])
    assert (reply.status, reply.outcome) == (200, "right")
    for told in (*(f"Why {card}." for card in SOLVED[kind]), "So it is.", "data-over"):
        assert told in reply.html


def test_a_card_that_may_go_into_several_groups_is_right_in_each(learner: Client, form: Task, kind: str) -> None:
    other = {"match": {"waves": "South"}, "sort": {"crab": "Sea"}}[kind]
    assert lay(learner, form, **SOLVED[kind] | other).outcome == "right"


@pytest.mark.parametrize("htmx", [True, False], ids=["htmx", "page"])
def test_right_cards_stay_and_wrong_ones_come_back(learner: Client, form: Task, kind: str, htmx: bool) -> None:
    card, group = {"match": ("palms", "West"), "sort": ("fish", "Land")}[kind]
    reply = lay(learner, form, htmx=htmx, **SOLVED[kind] | {card: group})
    count = len(SOLVED[kind])
    assert reply.outcome == "partial"
    assert f"{count - 1} of {count} cards are in their place." in reply.text
    assert f"Not there yet.</span> You had chosen “{group}”." in reply.html
    assert reply.html.count("In its place.") == count - 1
    if not htmx:
        assert tasks(reply.html).popitem()[1].at == {name: at for name, at in SOLVED[kind].items() if name != card}
    for kept in (f"Why {card}.", "So it is.", "belongs here", "belongs in none"):
        assert kept not in reply.html


def test_the_last_try_says_of_each_card_where_it_belongs(learner: Client, form: Task, kind: str) -> None:
    wrong = {
        "match": {"snow": "West", "palms": "North", "waves": "North"},
        "sort": {"fish": "Land", "goat": "Sea", "moon": "Sea", "crab": "None of these"},
    }[kind]
    lay(learner, form, **wrong)
    first = next(iter(wrong))
    reply = lay(learner, form, **wrong | {first: SOLVED[kind][first]})
    told = {"match": ["It belongs here: “South”, “West”."], "sort": ["“Sea”, “Land”.", "It belongs in none of them."]}
    for words in (*told[kind], *(f"Why {card}." for card in wrong), "So it is.", "data-over"):
        assert words in reply.html, words


@pytest.mark.parametrize("laid", [0, 1, 2])
def test_half_an_answer_says_how_many_are_empty_and_is_no_try(
    learner: Client, form: Task, kind: str, laid: int
) -> None:
    state, some = form.hidden["state"], dict(list(SOLVED[kind].items())[:laid])
    reply = lay(learner, form, htmx=False, **some)
    assert (reply.status, reply.outcome, reply.state) == (200, "missing", state)
    empty = len(SOLVED[kind]) - laid
    assert f"{empty} card{'s have' if empty > 1 else ' has'} no place yet." in reply.text
    assert tasks(reply.html).popitem()[1].at == some
    assert "In its place" not in reply.html


def test_after_a_try_an_empty_card_leaves_the_right_ones_marked(learner: Client, form: Task, kind: str) -> None:
    card, group = {"match": ("palms", "West"), "sort": ("fish", "Land")}[kind]
    tried = lay(learner, form, **SOLVED[kind] | {card: group})
    reply = lay(learner, form, **{name: at for name, at in SOLVED[kind].items() if name != card})
    assert (reply.outcome, reply.state) == ("missing", tried.state)
    assert reply.html.count("In its place.") == len(SOLVED[kind]) - 1
    assert lay(learner, form, **SOLVED[kind]).outcome == "right"


FORGED: dict[str, dict[str, Any]] = {
    "an unknown group": {"card": "0123456789ab"},
    "the key of a group": {"card": "sea"},
    "a card twice": {"card": ["x", "x"]},
    "an unknown card": {"at-0123456789ab": "x"},
    "a choice": {"choice": "x"},
    "how sure, where nobody asks": {"sure": "sure"},
    "a try of words": {"state": "x"},
}


@pytest.mark.parametrize("changes", FORGED.values(), ids=FORGED)
def test_a_forged_answer_is_refused(learner: Client, form: Task, kind: str, changes: dict[str, Any]) -> None:
    first = f"at-{next(iter(form.values.values()))}"
    fields = form.laid(**SOLVED[kind]) | {name.replace("card", first): value for name, value in changes.items()}
    reply = learner.post(form.action, fields)
    assert reply.status_code == 400
    assert b'data-outcome="refused"' in reply.content


def test_a_match_sends_every_card(learner: Client, asked: Ask) -> None:
    form = asked(**match())
    fields = form.laid(**SOLVED["match"])
    fields.pop(f"at-{form.values['snow']}")
    assert learner.post(form.action, fields).status_code == 400


@pytest.mark.parametrize(
    ("fields", "groups"),
    [
        (sort(), ["Sea", "Land", "None of these"]),
        (sort(items=cards(fish="sea", goat="land", crab="sea land")), ["Sea", "Land"]),
        (match(), ["North", "South", "West"]),
    ],
)
def test_only_a_sort_with_a_decoy_has_a_place_for_none(asked: Ask, fields: dict[str, Any], groups: list[str]) -> None:
    assert list(asked(**fields).groups) == groups


def test_the_same_cards_again_are_no_new_try(learner: Client, form: Task, kind: str) -> None:
    wrong = dict.fromkeys(SOLVED[kind], next(iter(form.groups)))
    assert lay(learner, form, **wrong).state == lay(learner, form, **wrong).state
