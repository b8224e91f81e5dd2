"""The class at work: who has begun, who is stuck, who is done; and what a teacher never sees."""

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from course.classroom.models import Classroom
from course.pages.queries import outline
from course.progress.models import Answer, Finished, Passed
from course.quiz.models import Question
from tests.classroom.teaching import answer, cost, give, made, pupils, teacher
from tests.educators.people import text
from tests.kit import things

pytestmark = pytest.mark.django_db
RIGHT, WRONG = ["right"], ["wrong"]


def asked(lesson: str = "m2l1") -> list[str]:
    """Return the questions of a lesson, in order."""
    walk = next(walk for module in outline("en") for walk in module.walks if walk.key == lesson)
    return list(dict.fromkeys(question for part in walk.parts for question in part.questions))


def named(lesson: str = "m2l1") -> list[str]:
    """Return those whose answers a teacher may see by name."""
    theirs = Question.objects.filter(key__in=asked(lesson), privacy="open")
    there = set(theirs.values_list("key", flat=True))
    return [question for question in asked(lesson) if question in there]


def states(client: Client, classroom: Classroom, query: str = "") -> dict[str, list[str]]:
    """Return the state of every cell of each pupil, the lesson first."""
    shown = client.get(f"/teach/classes/{classroom.public_id}/{query}").content.decode()
    rows = BeautifulSoup(shown, "html.parser").select("#rows tbody tr")
    return {row.th.a.get_text(): [cell["data-state"] for cell in row.select("td")] for row in rows}


@pytest.fixture
def at_work() -> tuple[Classroom, Client]:
    user, client = teacher()
    classroom = made(user)
    give(classroom)
    return classroom, client


def test_an_empty_class_says_what_to_do_next() -> None:
    user, client = teacher()
    classroom = made(user)
    here = f"/teach/classes/{classroom.public_id}/"
    assert "Nothing to do yet" in text(client.get(here))
    give(classroom)
    assert "Nobody has joined yet" in text(client.get(here))
    assert client.get(f"{here}live/").status_code == client.get(f"{here}?wall").status_code == 200


def test_each_state_is_told_by_a_word(at_work: tuple[Classroom, Client]) -> None:
    classroom, client = at_work
    begun, stuck, done, nothing = pupils(classroom, 4)
    first, second, *_rest = named()
    answer(begun, first, RIGHT)
    answer(begun, second, WRONG, done=False)
    answer(stuck, first, ["wrong"] * 2)
    answer(stuck, second, ["wrong"] * 2, done=False)
    for question in asked():
        answer(done, question, RIGHT)
    found = states(client, classroom)
    assert found[begun.name][:3] == ["started", "done", "started"]
    assert found[stuck.name][:3] == ["stuck", "done", "started"]
    assert set(found[done.name]) == {"done"}
    assert set(found[nothing.name]) == {""}
    said = text(client.get(f"/teach/classes/{classroom.public_id}/"))
    assert "4 pupils have joined" in said
    assert "3 of 4 begun, 1 done, 1 stuck" in said
    assert {"begun", "stuck", "done"} <= set(said.replace(",", " ").split())


def test_being_stuck_is_over_when_the_lesson_is_done(at_work: tuple[Classroom, Client]) -> None:
    classroom, client = at_work
    (pupil,) = pupils(classroom, 1)
    for question in named():
        answer(pupil, question, ["wrong"] * 3)
    Passed.objects.bulk_create(
        Passed(learner=pupil.learner, lesson="m2l1", question=question) for question in set(asked()) - set(named())
    )
    assert states(client, classroom)[pupil.name][0] == "done"


@pytest.mark.parametrize("privacy", ["aggregate", "private"])
def test_a_question_for_totals_only_is_never_seen_and_never_raises_the_flag(
    at_work: tuple[Classroom, Client], privacy: str
) -> None:
    classroom, client = at_work
    answered, passed, nothing = pupils(classroom, 3)
    key = named()[0]
    before = len(states(client, classroom)[nothing.name])
    Question.objects.filter(key=key).update(privacy=privacy)
    answer(answered, key, ["wrong"] * 6)
    Passed.objects.create(learner=passed.learner, lesson="m2l1", question=key)
    found = states(client, classroom)
    assert len(found[nothing.name]) == before - 1
    assert found[answered.name] == found[passed.name]
    assert found[answered.name][0] == "started"
    assert set(found[answered.name][1:]) == {""}


def test_what_is_passed_over_looks_like_not_begun_and_counts_as_done(at_work: tuple[Classroom, Client]) -> None:
    classroom, client = at_work
    passed, half = pupils(classroom, 2)
    Passed.objects.bulk_create(Passed(learner=passed.learner, lesson="m2l1", question=question) for question in asked())
    # Answered and passed over too: it counts once.
    answer(half, named()[0], RIGHT)
    Passed.objects.create(learner=half.learner, lesson="m2l1", question=named()[0])
    found = states(client, classroom)
    assert found[passed.name][0] == "done"
    assert set(found[passed.name][1:]) == {""}
    assert found[half.name][0] == "started"


def test_what_was_done_once_stays_done(at_work: tuple[Classroom, Client]) -> None:
    classroom, client = at_work
    (pupil,) = pupils(classroom, 1)
    Finished.objects.create(learner=pupil.learner, key="m2l1")
    assert states(client, classroom)[pupil.name][0] == "done"


def test_a_set_of_questions_is_done_when_its_own_questions_are(at_work: tuple[Classroom, Client]) -> None:
    user, client = teacher("otto")
    classroom = made(user)
    walk = next(walk for module in outline("en") for walk in module.walks if len(walk.parts) > 1)
    part = walk.parts[0]
    give(classroom, part.key)
    (pupil,) = pupils(classroom, 1)
    for question in part.questions:
        answer(pupil, question, RIGHT, lesson=walk.key)
    assert states(client, classroom)[pupil.name][0] == "done"


def test_what_a_group_was_given_is_not_for_the_others(at_work: tuple[Classroom, Client]) -> None:
    user, client = teacher("otto")
    classroom = made(user)
    mine, other = pupils(classroom, 2)
    give(classroom, seats=[mine])
    answer(mine, named()[0], RIGHT)
    answer(other, named()[0], RIGHT)
    found = states(client, classroom)
    assert found[mine.name][0] == "started"
    assert set(found[other.name]) == {""}
    said = text(client.get(f"/teach/classes/{classroom.public_id}/"))
    assert "1 of 1 begun" in said
    assert "not for them" in said
    # When that pupil leaves, it is for nobody: not for everybody.
    mine.delete()
    assert "not for them" in text(client.get(f"/teach/classes/{classroom.public_id}/"))


def test_earlier_work_counts_only_where_it_is_said_to(at_work: tuple[Classroom, Client]) -> None:
    user, client = teacher("otto")
    classroom = made(user)
    (pupil,) = pupils(classroom, 1)
    first, second, *_rest = named()
    answer(pupil, first, RIGHT)
    Answer.objects.update(day=timezone.localdate() - timedelta(days=1))
    Finished.objects.create(learner=pupil.learner, key="m2l1")
    give(classroom, counts_earlier=False)
    assert set(states(client, classroom)[pupil.name]) == {""}
    answer(pupil, second, RIGHT)
    assert states(client, classroom)[pupil.name][:3] == ["started", "", "done"]
    give(classroom)
    assert states(client, classroom)[pupil.name][:3] == ["done", "done", "done"]


def test_each_pupil_is_judged_alone_and_only_in_this_class(at_work: tuple[Classroom, Client]) -> None:
    classroom, client = at_work
    here = pupils(classroom, 2)
    elsewhere = made(classroom.teachers.get(), "10a")
    (other,) = pupils(elsewhere, 1)
    for question in asked():
        answer(other, question, RIGHT)
    assert {state for row in states(client, classroom).values() for state in row} == {""}
    assert len(states(client, classroom)) == len(here)


def test_a_card_nobody_used_is_named_as_such(at_work: tuple[Classroom, Client]) -> None:
    classroom, client = at_work
    client.post(f"/teach/classes/{classroom.public_id}/cards/", {"count": 2})
    said = text(client.get(f"/teach/classes/{classroom.public_id}/"))
    assert "0 pupils have joined, 2 cards are not used yet" in said
    assert said.count("card not used yet") == 2


def test_the_fragment_has_what_changes_and_no_page_around_it(at_work: tuple[Classroom, Client]) -> None:
    classroom, client = at_work
    pupils(classroom, 1)
    page = client.get(f"/teach/classes/{classroom.public_id}/").content.decode()
    assert f'data-hx-get="/teach/classes/{classroom.public_id}/live/?page=1" data-hx-trigger="every 12s"' in page
    part = client.get(f"/teach/classes/{classroom.public_id}/live/").content.decode()
    assert 'id="rows"' in part
    assert 'id="counts"' in part
    assert "<html" not in part


def test_a_wall_shows_counts_and_no_name(at_work: tuple[Classroom, Client]) -> None:
    classroom, client = at_work
    seats = pupils(classroom, 3)
    answer(seats[0], named()[0], RIGHT)
    for address in ("?wall", "live/?wall"):
        shown = client.get(f"/teach/classes/{classroom.public_id}/{address}").content.decode()
        assert "have begun" in shown
        assert not any(seat.name in shown for seat in seats)
        assert "style=" not in shown


def test_a_lesson_rests_at_once_and_goes_on(at_work: tuple[Classroom, Client]) -> None:
    classroom, client = at_work
    pause = f"/teach/classes/{classroom.public_id}/pause/"
    reply = client.post(pause, {"lesson": "m2l1", "paused": "yes"}, follow=True)
    assert "The lesson is paused." in text(reply)
    assert "Go on" in text(reply)
    assert classroom.cohort.arrangements.get().is_paused
    client.post(pause, {"lesson": "m2l1", "paused": "no"})
    assert not classroom.cohort.arrangements.get().is_paused
    client.post(pause, {"lesson": "m3l1", "paused": "yes"})
    assert classroom.cohort.arrangements.count() == 1


def test_a_lesson_that_rests_can_go_on_even_when_it_was_taken_back(at_work: tuple[Classroom, Client]) -> None:
    classroom, client = at_work
    here = f"/teach/classes/{classroom.public_id}/"
    client.post(f"{here}pause/", {"lesson": "m2l1", "paused": "yes"})
    client.post(f"{here}assign/withdraw/{classroom.assignments.get().public_id}/")
    assert "Taken back, and still paused. Go on" in text(client.get(here))
    client.post(f"{here}pause/", {"lesson": "m2l1", "paused": "no"})
    assert "still paused" not in text(client.get(here))


def test_pupils_come_fifty_to_a_page_by_name(at_work: tuple[Classroom, Client]) -> None:
    classroom, client = at_work
    names = sorted(seat.name for seat in pupils(classroom, 60))
    assert list(states(client, classroom)) == names[:50]
    assert list(states(client, classroom, "?page=2")) == names[50:]
    assert list(states(client, classroom, "?page=9")) == names[:50]
    assert "page=2" in client.get(f"/teach/classes/{classroom.public_id}/").content.decode()


def test_it_costs_the_same_few_queries_for_3_30_and_300_pupils(at_work: tuple[Classroom, Client]) -> None:
    classroom, client = at_work
    give(classroom, "m1")
    here = f"/teach/classes/{classroom.public_id}/"
    costs: dict[str, list[int]] = {address: [] for address in (here, f"{here}live/", f"{here}?wall", f"{here}pupils/")}
    for more in (3, 27, 270):
        for seat in pupils(classroom, more):
            answer(seat, named()[0], ["wrong", "right"])
        for address, found in costs.items():
            found.append(cost(client, address))
    assert all(len(set(found)) == 1 and found[0] <= 12 for found in costs.values()), costs


def test_a_hostile_question_is_shown_as_text(at_work: tuple[Classroom, Client]) -> None:
    classroom, client = at_work
    question = things.published(things.question(stem="<script>alert(1)</script>"))
    lesson: Any = things.published(things.lesson(question))
    give(classroom, lesson.key)
    assert "<script>alert" not in client.get(f"/teach/classes/{classroom.public_id}/").content.decode()
