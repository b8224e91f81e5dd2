"""Giving a class something to do: what it contains is shown first, and nothing is for older pupils."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from course.classroom.models import Assignment, Classroom, Group, Seat
from course.classroom.services import new_group, save_group
from course.pages.models import LessonPage
from course.pages.queries import outline
from course.progress.models import Arrangement, Learner
from tests.classroom.teaching import cost, give, made, pupils, teacher
from tests.educators.people import text

pytestmark = pytest.mark.django_db
NOW = {"whom": "class", "results": "at-once", "counts_earlier": "on"}


@pytest.fixture
def mine() -> tuple[Classroom, Client]:
    user, client = teacher()
    return made(user), client


def assign(client: Client, classroom: Classroom, target: str = "m2l1", **fields: Any) -> Any:
    return client.post(f"/teach/classes/{classroom.public_id}/assign/{target}/", {**NOW, **fields})


def test_a_module_a_lesson_and_a_set_of_questions_can_be_given(mine: tuple[Classroom, Client]) -> None:
    classroom, client = mine
    module = next(module for module in outline("en") if module.key)
    walk = module.walks[0]
    plan = f"/teach/classes/{classroom.public_id}/assign/"
    choices = client.get(plan).content.decode()
    for target in (module.key, walk.key, walk.parts[0].key):
        assert f"{plan}{target}/" in choices or target == walk.parts[0].key
        assert assign(client, classroom, target).url == plan
    assert set(classroom.assignments.values_list("target", flat=True)) == {module.key, walk.key, walk.parts[0].key}
    assert "Given to this class" in text(client.get(plan))


def test_before_the_button_stand_the_content_note_and_what_to_do_if_a_pupil_tells(
    mine: tuple[Classroom, Client],
) -> None:
    classroom, client = mine
    said = text(client.get(f"/teach/classes/{classroom.public_id}/assign/m2l1/"))
    note = " ".join(LessonPage.objects.get(key="m2l1", locale__language_code="en").content_note.split())
    assert 0 < said.index(note) < said.index("Start now")
    assert said.index("If a pupil tells you something") < said.index("Start now")


def test_by_default_it_begins_now_for_everybody(mine: tuple[Classroom, Client]) -> None:
    classroom, client = mine
    assign(client, classroom)
    given = classroom.assignments.get()
    assert given.is_for_all
    assert given.opens_at <= timezone.now()
    assert (given.closes_at, given.results, given.counts_earlier) == (None, "at-once", True)


def test_nothing_is_given_to_a_class_that_is_too_young(mine: tuple[Classroom, Client]) -> None:
    classroom, client = mine
    LessonPage.objects.filter(key="m2l1").update(band="17")
    here = f"/teach/classes/{classroom.public_id}/assign/"
    choices = client.get(here).content.decode()
    for target in ("m2l1", "m2"):
        assert f"{here}{target}/" not in choices
        assert client.get(f"{here}{target}/").status_code == assign(client, classroom, target).status_code == 404
    assert not Assignment.objects.exists()
    Classroom.objects.update(band="17")
    assert assign(client, classroom).status_code == 302


@pytest.mark.parametrize("target", ["nothing", "m2l1-1", "copy%2f", "%00", "x" * 300])
def test_what_is_not_there_cannot_be_given(mine: tuple[Classroom, Client], target: str) -> None:
    classroom, client = mine
    assert assign(client, classroom, target).status_code == 404


def test_results_that_wait_for_the_end_are_held_back_and_let_go_again(mine: tuple[Classroom, Client]) -> None:
    classroom, client = mine
    closes = timezone.localtime() + timedelta(days=1)
    assign(client, classroom, results="when-closed", closes_at=closes.strftime("%Y-%m-%dT%H:%M"))
    held = Arrangement.objects.get(cohort=classroom.cohort, lesson="m2l1").held_until
    assert abs(held - closes) < timedelta(minutes=1)
    given = classroom.assignments.get()
    client.post(f"/teach/classes/{classroom.public_id}/assign/withdraw/{given.public_id}/")
    assert not classroom.assignments.exists()
    assert Arrangement.objects.get(cohort=classroom.cohort, lesson="m2l1").held_until is None


def test_it_can_be_for_some_pupils_or_a_group(mine: tuple[Classroom, Client]) -> None:
    classroom, client = mine
    one, other = pupils(classroom, 2)
    group = save_group(new_group(classroom), "Table 1", [other])
    # Ticks of what was not chosen do not count.
    assign(client, classroom, whom="seats", seats=[one.public_id], groups=[group.pk])
    given = classroom.assignments.get()
    assert (list(given.seats.all()), list(given.groups.all()), given.is_for_all) == ([one], [], False)
    assign(client, classroom, "m1", whom="groups", groups=[group.pk])
    assert list(classroom.assignments.get(target="m1").groups.all()) == [group]
    assert assign(client, classroom, whom="groups").status_code == 422
    said = text(client.get(f"/teach/classes/{classroom.public_id}/assign/"))
    assert one.name in said
    assert "Table 1" in said


@pytest.mark.parametrize(
    "wrong",
    [
        {"whom": "groups"},
        {"whom": "school"},
        {"seats": ["nobody"]},
        {"results": "never"},
        {"opens_at": "soon"},
        {"closes_at": "2020-01-01T10:00"},
        {"opens_at": "2030-01-02T10:00", "closes_at": "2030-01-01T10:00"},
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_given(mine: tuple[Classroom, Client], wrong: dict[str, Any]) -> None:
    classroom, client = mine
    pupils(classroom, 1)
    reply = assign(client, classroom, **wrong)
    assert reply.status_code == 422
    assert "Not given yet." in text(reply)
    assert not Assignment.objects.exists()


def test_groups_are_made_renamed_and_deleted(mine: tuple[Classroom, Client]) -> None:
    classroom, client = mine
    (seat,) = pupils(classroom, 1)
    groups = f"/teach/classes/{classroom.public_id}/groups/"
    client.post(groups, {"name": "Table 2", "seats": [seat.public_id]})
    made_now = Group.objects.get(name="Table 2")
    assert list(made_now.seats.all()) == [seat]
    assert "Another group of this class has this name." in text(client.post(groups, {"name": "Table 2"}))
    forged = Seat.objects.create(classroom=made(teacher("otto")[0]), learner=Learner.objects.create(), name="Other Owl")
    assert client.post(groups, {"name": "Table 3", "seats": [forged.public_id]}).status_code == 422
    client.post(f"{groups}{made_now.pk}/", {"name": "Window"})
    made_now.refresh_from_db()
    assert (made_now.name, made_now.seats.count()) == ("Window", 0)
    client.post(f"{groups}{made_now.pk}/delete/")
    assert not Group.objects.filter(name="Window").exists()


def test_a_plan_is_copied_to_another_class_once(mine: tuple[Classroom, Client]) -> None:
    classroom, client = mine
    other = made(classroom.teachers.get(), "10a")
    (pupil,) = pupils(classroom, 1)
    over = timezone.now() - timedelta(days=1)
    give(classroom, "m1", closes_at=over)
    give(classroom, results="when-closed")
    give(classroom, "m2", seats=[pupil])
    for _twice in range(2):
        reply = client.post(f"/teach/classes/{classroom.public_id}/assign/copy/", {"to": other.public_id})
        assert reply.url == f"/teach/classes/{other.public_id}/assign/"
    copied = {one.target: one for one in other.assignments.all()}
    assert set(copied) == {"m1", "m2l1"}
    assert other.assignments.count() == len(copied)
    assert copied["m1"].closes_at is None
    assert copied["m2l1"].results == "when-closed"
    assert other.cohort.arrangements.filter(lesson="m2l1").exclude(held_until=None).exists()


def test_a_plan_is_not_copied_to_younger_pupils(mine: tuple[Classroom, Client]) -> None:
    classroom, client = mine
    LessonPage.objects.filter(key="m2l1").update(band="15")
    younger = made(classroom.teachers.get(), "7a")
    give(classroom)
    give(classroom, "m1l1")
    client.post(f"/teach/classes/{classroom.public_id}/assign/copy/", {"to": younger.public_id})
    assert list(younger.assignments.values_list("target", flat=True)) == ["m1l1"]


def test_the_pages_cost_the_same_few_queries_however_much_is_given(mine: tuple[Classroom, Client]) -> None:
    classroom, client = mine
    here = f"/teach/classes/{classroom.public_id}/assign/"
    give(classroom, seats=pupils(classroom, 1))
    few = {address: cost(client, address) for address in (here, f"{here}m1/")}
    seats = pupils(classroom, 20)
    for target in ("m1", "m2", "m1l1", "m2l1"):
        give(classroom, target, groups=[save_group(new_group(classroom), target, seats)], seats=seats)
    assert {address: cost(client, address) for address in few} == few
    assert all(number <= 14 for number in few.values()), few
