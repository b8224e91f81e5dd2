"""The catalogue: every lesson with what a teacher must know before, narrowed down by a plain form."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from course.pages.models import LessonPage
from tests.educators.people import educator, signed_in, text
from tests.kit import things
from tests.kit.database import rows

pytestmark = pytest.mark.django_db
CATALOGUE = "/teach/catalogue/"


@pytest.fixture
def teacher(db: None) -> Client:
    educator()
    return signed_in()


def test_every_live_lesson_stands_in_it(teacher: Client) -> None:
    page = text(teacher.get(CATALOGUE))
    for lesson in LessonPage.objects.live():
        assert lesson.title in page
        assert lesson.summary in page


def test_a_lesson_says_what_to_know_before(teacher: Client) -> None:
    lesson = LessonPage.objects.get(key="m2l1")
    reply = teacher.get(f"{CATALOGUE}m2l1/")
    page = text(reply)
    assert lesson.content_note in page
    assert lesson.objectives[0].value["text"] in page
    assert f"{lesson.minutes_class} minutes" in page
    assert "1 thing to put in order" in page
    assert "walk along a timeline" in page
    assert "safeguarding lead" in page
    assert f'href="{lesson.url}"' in reply.content.decode()


def test_a_module_lists_its_lessons(teacher: Client) -> None:
    assert "Whose picture is it?" in text(teacher.get(f"{CATALOGUE}m1/"))


@pytest.mark.parametrize("key", ["m9", "home", "m2l1-1", "%00", "<script>"])
def test_what_is_no_module_or_lesson_is_not_there(teacher: Client, key: str) -> None:
    assert teacher.get(f"{CATALOGUE}{key}/").status_code == 404


def test_it_is_narrowed_by_module_age_and_time(teacher: Client) -> None:
    things.published(things.lesson(title="For the older", band="17", minutes_class=90))
    for query, is_there in {
        "": True,
        "?module=m1": True,
        "?module=m2": False,
        "?age=17": True,
        "?age=15": False,
        "?minutes=90": True,
        "?minutes=30": False,
        "?module=m1&age=17&minutes=90": True,
        "?age=nonsense&minutes=-1&module=<script>": True,
    }.items():
        page = teacher.get(CATALOGUE + query)
        assert page.status_code == 200
        assert ("For the older" in text(page)) is is_there, query
        assert "<script>" not in page.content.decode()


def test_nothing_fits_is_said(teacher: Client) -> None:
    LessonPage.objects.update(minutes_class=50)
    assert "No lesson fits all of that" in text(teacher.get(f"{CATALOGUE}?minutes=30"))


def test_looking_at_it_writes_nothing(teacher: Client) -> None:
    teacher.get(CATALOGUE)
    before = rows()
    teacher.get(CATALOGUE)
    teacher.get(f"{CATALOGUE}m2l1/")
    teacher.get(LessonPage.objects.get(key="m2l1").url)
    assert rows() == before


def test_more_lessons_cost_no_more_queries(teacher: Client) -> None:
    counts = []
    for number in range(2):
        teacher.get(CATALOGUE)
        with CaptureQueriesContext(connection) as found:
            teacher.get(CATALOGUE)
        counts.append(len(found))
        things.published(things.lesson(things.published(things.question()), slug=f"walk-{number}"))
    assert counts[0] == counts[1] <= 12, counts


def test_it_is_for_educators(editor: Client) -> None:
    assert Client().get(CATALOGUE).status_code == 302
    assert editor.get(f"{CATALOGUE}m1/").status_code == 302
