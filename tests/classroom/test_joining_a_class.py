"""A pupil comes into a class with a code and a name from our list, and comes back with four words."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from course.classroom import services
from course.classroom.models import Classroom, Seat
from course.classroom.rules import is_name
from course.progress.models import Answer, Finished, Learner
from tests.classroom.classes import a_class, offered, sit_down
from tests.classroom.teaching import answer, give
from tests.kit.database import rows
from tests.learning.place import join, press, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def classroom() -> Classroom:
    return a_class()


def test_a_code_and_a_name_out_of_the_list_are_all_it_takes(learner: Client, classroom: Classroom) -> None:
    words = sit_down(learner, classroom)
    seat = Seat.objects.get()
    assert is_name(seat.name)
    assert len(words) == 4
    assert seat.learner.cohort == classroom.cohort
    page = text(learner.get("/join/"))
    assert seat.name in page
    assert classroom.name in page


@pytest.mark.parametrize("typed", ["{0}-{1}", "{0} {1}", " {2} ", "{0}—{1}"])
def test_small_letters_gaps_and_hyphens_do_not_matter(learner: Client, classroom: Classroom, typed: str) -> None:
    code = typed.format(classroom.code[:5], classroom.code[5:], classroom.code.lower())
    assert press(learner, "/join/", code=code).context["names"]


def test_six_names_are_offered_that_nobody_in_the_class_has(learner: Client, classroom: Classroom) -> None:
    Seat.objects.create(classroom=classroom, learner=Learner.objects.create(words_mark="1"), name="Amber Otter")
    for _look in range(20):
        names = [name.rpartition(":")[0].partition(":")[2] for name in offered(learner, classroom)]
        assert len(set(names)) == 6
        assert "Amber Otter" not in names


@pytest.mark.parametrize("how", ["closed", "archived", "over"])
def test_a_class_that_is_not_open_cannot_be_told_from_none(learner: Client, classroom: Classroom, how: str) -> None:
    if how == "closed":
        services.set_joining(classroom, "closed")
    if how == "archived":
        services.archive(classroom, classroom.made_on)
    if how == "over":
        services.set_joining(classroom, "hours", -1)
    closed, unknown = (press(learner, "/join/", code=code) for code in (classroom.code, "BBBBBCCCCC"))
    assert closed.status_code == unknown.status_code == 422
    assert closed.content.decode().replace(classroom.code, "") == unknown.content.decode().replace("BBBBBCCCCC", "")


def test_what_was_typed_stays_in_its_box(learner: Client) -> None:
    assert 'value="BBBBBCCCC"' in press(learner, "/join/", code="bbbbb-cccc").content.decode()
    assert 'value="acorn bison"' in press(learner, "/join/card/", words="acorn bison").content.decode()


@pytest.mark.parametrize("name", ["", "Amber Otter", "<script>", "ABCDEFGHJK:Amber Otter:forged"])
def test_no_name_can_be_sent_that_was_not_offered(learner: Client, classroom: Classroom, name: str) -> None:
    reply = press(learner, "/join/name/", code=classroom.code, name=name)
    assert reply.status_code == 422
    assert not Seat.objects.exists()
    assert "<script>" not in text(reply)


def test_a_name_offered_for_one_class_opens_no_other(learner: Client, classroom: Classroom) -> None:
    other = a_class(name="Wednesday class")
    assert press(learner, "/join/name/", code=other.code, name=offered(learner, classroom)[0]).status_code == 422


def test_of_two_who_take_one_name_the_second_chooses_again(learner: Client, classroom: Classroom) -> None:
    name = offered(learner, classroom)[0]
    press(Client(), "/join/name/", code=classroom.code, name=name)
    reply = press(learner, "/join/name/", code=classroom.code, name=name)
    assert "Somebody else has just taken that name" in text(reply)
    assert Seat.objects.count() == 1
    assert Learner.objects.count() == 1, "nobody is left over"


def test_the_four_words_bring_a_pupil_back_into_the_class(learner: Client, classroom: Classroom) -> None:
    words = sit_down(learner, classroom)
    phone = Client()
    assert press(phone, "/join/card/", words=" ".join(words)).status_code == 302
    assert Seat.objects.get().name in text(phone.get("/join/"))


def test_a_card_is_a_seat_that_waits(learner: Client, classroom: Classroom) -> None:
    [(name, words)] = services.make_cards(classroom, 1)
    assert Learner.objects.get().seen_on is None
    press(learner, "/join/card/", words=" ".join(words))
    assert name in text(learner.get("/join/"))
    assert Learner.objects.get().seen_on is not None
    assert Seat.objects.get().joined_on is not None


def test_what_was_done_before_comes_along_only_if_the_pupil_wants(learner: Client, classroom: Classroom) -> None:
    join(learner)
    mine = Learner.objects.get().pk
    sit_down_again = {"bring": "yes"}
    reply = press(learner, "/join/name/", code=classroom.code, name=offered(learner, classroom)[0], **sit_down_again)
    assert reply.status_code == 302
    assert Seat.objects.get().learner_id == mine
    other = Client()
    join(other)
    sit_down(other, classroom)
    assert Learner.objects.count() == 3, "a new place, and the old one is left alone"


def test_a_pupil_who_is_in_goes_straight_to_the_class(learner: Client, classroom: Classroom) -> None:
    sit_down(learner, classroom)
    assert press(learner, "/join/", code=classroom.code).status_code == 302
    assert Seat.objects.count() == 1


def test_a_pupil_is_told_of_the_same_work_as_the_teacher(learner: Client, classroom: Classroom) -> None:
    sit_down(learner, classroom)
    seat, yesterday = Seat.objects.get(), timezone.localdate() - timedelta(days=1)
    answer(seat, "m2l1-1", ["right"])
    Answer.objects.update(day=yesterday)
    Finished.objects.create(learner_id=seat.learner_id, key="m2l1")
    give(classroom, counts_earlier=False)
    page = learner.get("/join/")
    assert [task.state for task in page.context["tasks"]] == [""]
    assert [lesson.state.word for lesson in page.context["seen"]] == [""]
    answer(seat, "m2l1-2", ["right"])
    page = learner.get("/join/")
    assert [task.state for task in page.context["tasks"]] == ["started"]
    assert "1 of" in page.context["tasks"][0].word
    give(classroom)
    assert [task.word for task in learner.get("/join/").context["tasks"]] == ["done"]


def test_deleting_everything_takes_the_seat_too(learner: Client, classroom: Classroom) -> None:
    sit_down(learner, classroom)
    press(learner, "/learn/delete/", sure="yes")
    assert not Seat.objects.exists()
    assert not Learner.objects.exists()


def test_reading_the_page_writes_nothing_and_sets_no_cookie(learner: Client, classroom: Classroom) -> None:
    before = rows()
    reply = learner.get("/join/")
    press(learner, "/join/card/", words="")
    assert not reply.cookies
    assert reply["Cache-Control"] == "no-store"
    assert rows() == before


def test_a_form_from_elsewhere_is_not_believed(learner: Client, classroom: Classroom) -> None:
    elsewhere = {"HTTP_ORIGIN": "http://elsewhere.example"}
    name = offered(learner, classroom)[0]
    reply = press(learner, "/join/name/", headers=elsewhere, code=classroom.code, name=name)
    assert reply.status_code == 403
    assert not Seat.objects.exists()


def test_where_the_host_keeps_no_places_there_are_no_classes(learner: Client, settings: object) -> None:
    settings.KEEP_PLACE = False
    assert learner.get("/join/").status_code == 404
    assert press(learner, "/join/", code="BBBBBCCCCC").status_code == 404


@pytest.mark.every
def test_a_thousand_guesses_are_told_to_wait_and_five_hundred_true_codes_pass(classroom: Classroom) -> None:
    guesses = [press(Client(), "/join/", code=f"BBBBB{number:05}").status_code for number in range(1_000)]
    assert guesses.count(422) <= services.SOFT + 1
    assert guesses.count(429) >= 899
    true = [press(Client(), "/join/", code=classroom.code).status_code for _pupil in range(500)]
    assert set(true) == {200}


def test_no_row_holds_the_four_words_or_the_address_of_anybody(learner: Client, classroom: Classroom) -> None:
    words = sit_down(learner, classroom)
    told = " ".join(repr(row) for model in (Learner, Seat, Answer) for row in model.objects.values())
    assert not re.search("|".join(words), told)
    assert "127.0.0.1" not in told
