"""What to teach next: shown by fives, what needs it first, in the same few queries for any class."""

import re

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from course.accounts.models import User
from course.classroom.models import Classroom
from course.kit.rules import anchor
from course.progress.models import Figures
from course.quiz.models import Question
from tests.classroom.answered import all_say, say, seated
from tests.classroom.classes import a_class
from tests.educators.people import educator, signed_in, text
from tests.kit import things

pytestmark = pytest.mark.django_db
ATTITUDE = "m2l3-10"


@pytest.fixture
def owner(db: None) -> User:
    return educator()


@pytest.fixture
def classroom(owner: User) -> Classroom:
    return a_class(owner)


@pytest.fixture
def teacher(owner: User) -> Client:
    return signed_in()


def address(classroom: Classroom, what: str = "report") -> str:
    return f"/teach/classes/{classroom.public_id}/{what}/"


def card(client: Client, classroom: Classroom, key: str) -> str:
    """Return what a question's part of the report says, or ""."""
    found = BeautifulSoup(client.get(address(classroom)).content.decode(), "html.parser").select_one(
        f"#q-{anchor(key)}"
    )
    return " ".join(found.get_text(" ").split()) if found else ""


def attitude() -> str:
    return Question.objects.filter(kind="attitude").order_by("key").values_list("key", flat=True)[0]


@pytest.mark.parametrize("what", ["report", "print"])
def test_a_class_without_answers_says_what_will_stand_there(teacher: Client, classroom: Classroom, what: str) -> None:
    assert "Nothing has been answered yet" in text(teacher.get(address(classroom, what)))


def test_four_pupils_are_not_enough_and_the_fifth_is(teacher: Client, classroom: Classroom) -> None:
    pupils = seated(classroom, 5)
    all_say(pupils[:4], "m1l1-1", "aabb")
    page = text(teacher.get(address(classroom)))
    assert "Not enough answers yet: figures appear with the fifth pupil" in page
    assert "%" not in page.replace("100 %", "")
    assert not re.search(r"\d of \d", page)
    say(pupils[4], "m1l1-1", "b")
    found = card(teacher, classroom, "m1l1-1")
    assert "At the first try 40 %" in found
    assert "of 5 pupils" in found
    assert "The commonest wrong thought, 3 of 5: “A yes to the school covers all that the school does.”" in found


def test_none_and_one_look_the_same_and_so_do_all_and_all_but_one(teacher: Client, classroom: Classroom) -> None:
    one, other = a_class(classroom.teachings.get().user), classroom
    all_say(seated(one, 5), "m1l1-1", "aaaaa")
    pupils = seated(other, 5)
    all_say(pupils, "m1l1-1", "aaaab")
    say(pupils[-1], "m1l1-1", "a", number=2)
    assert card(teacher, one, "m1l1-1") == card(teacher, other, "m1l1-1")
    assert "80 % or more" in card(teacher, one, "m1l1-1")
    assert "all or all but one of 5" in card(teacher, one, "m1l1-1")
    assert "none or one of 5" in card(teacher, one, "m1l1-1")


def test_what_most_needs_teaching_stands_first(teacher: Client, classroom: Classroom) -> None:
    pupils = seated(classroom, 5)
    for key, said in {"m1l1-1": "aaaaa", "m1l1-2": "aaabb", "m1l1-3": "bbbcc", "m2l1-1": "abcbc"}.items():
        all_say(pupils, key, said)
    page = BeautifulSoup(teacher.get(address(classroom)).content.decode(), "html.parser")
    begin = [link["href"] for link in page.select(".begin h3 a")]
    assert begin[0] == "#q-m1l1-3"
    assert "#q-m1l1-1" not in begin
    assert len(begin) <= 3
    assert [one["id"] for one in page.select(".asked")][:3] == ["q-m1l1-3", "q-m1l1-2", "q-m1l1-1"]
    again = page.select_one("#q-m1l1-3 a")
    assert again["href"].startswith("/en/consent/whose-picture-is-it/#m1l1-")
    passage = again["href"].partition("#")[2]
    assert f'id="{passage}"' in Client().get("/en/consent/whose-picture-is-it/").content.decode()


def test_an_attitude_has_shares_alone(teacher: Client, classroom: Classroom) -> None:
    key = attitude()
    all_say(seated(classroom, 5), key, "aabbc")
    found = card(teacher, classroom, key)
    assert "nothing is right or wrong" in found
    assert "never by name" in found
    assert "2 of 5" in found
    assert "%" not in found
    assert "wrong thought" not in found
    assert "belongs" not in found
    assert "Begin here" not in text(teacher.get(address(classroom)))


def test_five_of_one_mind_about_views_wait(teacher: Client, classroom: Classroom) -> None:
    key = attitude()
    all_say(seated(classroom, 5), key, "aaaaa")
    assert not card(teacher, classroom, key)
    assert "Not enough answers yet" in text(teacher.get(address(classroom)))


def test_sure_and_wrong_is_said(teacher: Client, classroom: Classroom) -> None:
    for number, seat in enumerate(seated(classroom, 5)):
        say(seat, "m1l1-1", "b", sure=number < 3)
    assert "3 of 5 were sure of a wrong answer" in card(teacher, classroom, "m1l1-1")


def test_figures_of_an_earlier_version_stand_apart(teacher: Client, classroom: Classroom) -> None:
    all_say(seated(classroom, 5), "m1l1-1", "aabbb")
    Figures.objects.update(version="0-earlier")
    page = text(teacher.get(address(classroom)))
    assert "Figures of earlier versions, counted apart" in page
    assert not card(teacher, classroom, "m1l1-1")
    assert "Begin here" not in page


def test_what_became_private_is_shown_no_more(teacher: Client, classroom: Classroom) -> None:
    all_say(seated(classroom, 5), "m1l1-1", "aabbb")
    Question.objects.filter(key="m1l1-1").update(privacy="private")
    assert "40 %" not in text(teacher.get(address(classroom)))


@pytest.mark.parametrize("kind", ["order", "match", "sort", "multiple"])
def test_every_kind_of_question_has_its_report(teacher: Client, classroom: Classroom, kind: str) -> None:
    from course.classroom.queries.told import asked_today

    key = Question.objects.filter(kind=kind).order_by("key").values_list("key", flat=True)[0]
    asked = asked_today([key], "en")[key]
    wrong = next(choice for choice in asked.choices if not choice.right)
    shown = {"n": 5, "wrong": 5, "points": 100, wrong.cell: 5}
    counted = {"waiting": {}, "shown": shown, "gone": {}, "closed": 1}
    Figures.objects.create(
        cohort=classroom.cohort, question=key, version=asked.version, counted={"first": counted, "last": counted}
    )
    found = card(teacher, classroom, key)
    assert "all or all but one of 5" in found
    assert "20 % or less" in found


def test_hostile_words_come_out_harmless(teacher: Client, owner: User) -> None:
    nasty = "=cmd|'/c'!A1<script>alert(1)</script>"
    classroom = a_class(owner, name=nasty)
    question = things.question(stem=f"Which? {nasty}")
    Question.objects.filter(pk=question.pk).update(live=True)
    question = Question.objects.get(pk=question.pk)
    question.key = question.key or "nasty-1"
    things.published(things.lesson(things.published(question)))
    key = Question.objects.get(pk=question.pk).key
    all_say(seated(classroom, 5), key, "aabbb")
    for what in ("report", "print", "files"):
        page = teacher.get(address(classroom, what)).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert" in page


def test_the_sheet_has_names_only_if_asked_for(teacher: Client, classroom: Classroom) -> None:
    seated(classroom, 2)
    assert "Heron 1" not in text(teacher.get(address(classroom, "print")))
    assert "Heron 1" in text(teacher.get(f"{address(classroom, 'print')}?names=1"))


@pytest.mark.parametrize("what", ["report", "print", "files", "files/answers.csv"])
def test_a_class_of_somebody_else_is_not_there(classroom: Classroom, what: str) -> None:
    educator("otto")
    path = address(classroom, what).replace(".csv/", ".csv")
    assert signed_in("otto").get(path).status_code == 404
    assert Client().get(path).status_code == 302


def test_pages_have_no_style_and_no_script_of_their_own(teacher: Client, classroom: Classroom) -> None:
    all_say(seated(classroom, 5), "m1l1-1", "aabbb")
    page = BeautifulSoup(teacher.get(address(classroom)).content.decode(), "html.parser")
    assert not page.select("[style], style, script")
    assert [rect["width"] for rect in page.select(".said tbody tr:first-child rect")] == ["100", "60", "20"]
    assert all(not bar.get_text() for bar in page.select("svg.meter"))
