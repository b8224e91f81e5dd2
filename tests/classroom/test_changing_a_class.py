"""What was said of a class can be changed afterwards, within the bounds it had when it was made."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from course.classroom import services
from course.classroom.models import Classroom
from course.pages.models import LessonPage
from tests.classroom.classes import a_class, sit_down
from tests.classroom.teaching import give, made, teacher
from tests.educators.people import text
from tests.learning.place import text as said_to_a_pupil

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def mine() -> tuple[Classroom, Client]:
    user, client = teacher()
    return made(user, band="15"), client


def settings(classroom: Classroom) -> str:
    return f"/teach/classes/{classroom.public_id}/settings/"


def told(classroom: Classroom, **changed: Any) -> dict[str, Any]:
    """Return what the form of a class sends when nothing is touched in it, but for what is `changed`."""
    fields = ("name", "band", "country", "language", "ends_on", "keep_until")
    return {field: str(getattr(classroom, field)) for field in fields} | {
        field: value.isoformat() if hasattr(value, "isoformat") else value for field, value in changed.items()
    }


def test_all_that_was_said_of_a_class_can_be_changed(mine: tuple[Classroom, Client]) -> None:
    classroom, client = mine
    page = client.get(settings(classroom)).content.decode()
    assert all(f'name="{field}"' in page for field in told(classroom))
    ends_on, keep_until = classroom.ends_on + 7 * DAY, classroom.ends_on + 21 * DAY
    new = told(classroom, name="10b", band="17", country="in", ends_on=ends_on, keep_until=keep_until)
    reply = client.post(settings(classroom), new, follow=True)
    assert "Saved." in text(reply)
    classroom.refresh_from_db()
    assert (classroom.name, classroom.band, classroom.country) == ("10b", "17", "in")
    assert (classroom.ends_on, classroom.keep_until) == (ends_on, keep_until)
    assert 'value="10b"' in reply.content.decode()


def test_a_colleague_may_change_it_and_nobody_else(mine: tuple[Classroom, Client]) -> None:
    classroom, _client = mine
    otto, colleague = teacher("otto")
    assert colleague.post(settings(classroom), told(classroom, name="Otto’s")).status_code == 404
    services.teach_too(services.ask_colleague(classroom), otto)
    assert colleague.post(settings(classroom), told(classroom, name="Otto’s")).status_code == 302
    classroom.refresh_from_db()
    assert classroom.name == "Otto’s"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"name": ""}, "This field is required"),
        ({"band": "9"}, "Select a valid choice"),
        ({"language": "xx"}, "Select a valid choice"),
        ({"ends_on": "2020-01-01"}, "This day is over"),
        ({"ends_on": "soon"}, "Enter a valid date"),
        ({"ends_on": "9999-01-01"}, "more than a year after the class was made"),
        ({"keep_until": "2020-01-01"}, "before the last day"),
        ({"keep_until": "9999-12-31"}, "more than thirteen months"),
    ],
)
def test_what_is_wrong_is_said_nothing_is_saved_and_nothing_typed_is_lost(
    mine: tuple[Classroom, Client], wrong: dict[str, str], says: str
) -> None:
    classroom, client = mine
    reply = client.post(settings(classroom), told(classroom, **{"name": "<b>typed</b>", "country": "in", **wrong}))
    assert reply.status_code == 422
    page = reply.content.decode()
    assert says in text(reply)
    assert "Not saved yet." in page
    assert '<option value="in" selected>' in page
    assert "name" in wrong or 'value="&lt;b&gt;typed&lt;/b&gt;"' in page
    assert "Put it away" in page, "the rest of the page is still there"
    classroom.refresh_from_db()
    assert (classroom.name, classroom.country) == ("9b", "gb")


def test_a_class_gets_no_younger_than_the_lessons_it_has(mine: tuple[Classroom, Client]) -> None:
    classroom, client = mine
    LessonPage.objects.filter(key="m2l1").update(band="15")
    titles = dict(LessonPage.objects.filter(locale__language_code="en").values_list("key", "title"))
    give(classroom)
    give(classroom, "m1l1")
    reply = client.post(settings(classroom), told(classroom, band="13"))
    assert reply.status_code == 422
    assert f"for older pupils, and the class has them already: {titles['m2l1']}." in text(reply)
    assert titles["m1l1"] not in text(reply)
    classroom.refresh_from_db()
    assert classroom.band == "15"
    services.withdraw(classroom.assignments.get(target="m2l1"), ["m2l1"])
    assert client.post(settings(classroom), told(classroom, band="13")).status_code == 302


def test_a_lesson_that_became_one_for_older_pupils_is_no_hindrance(mine: tuple[Classroom, Client]) -> None:
    classroom, client = mine
    give(classroom)
    LessonPage.objects.filter(key="m2l1").update(band="17")
    assert client.post(settings(classroom), told(classroom, name="New name")).status_code == 302


def test_after_its_last_day_a_class_can_still_be_named_anew(mine: tuple[Classroom, Client]) -> None:
    classroom, client = mine
    Classroom.objects.update(ends_on=timezone.localdate() - 40 * DAY, keep_until=timezone.localdate() + DAY)
    classroom.refresh_from_db()
    assert client.post(settings(classroom), told(classroom, name="Last year’s")).status_code == 302
    # A month after its last day is over too: that would delete it at once.
    reply = client.post(settings(classroom), told(classroom, keep_until=""))
    assert "the class would be deleted" in text(reply)
    classroom.refresh_from_db()
    assert classroom.keep_until == timezone.localdate() + DAY


def test_a_pupil_always_sees_until_when_the_class_is_kept(learner: Client) -> None:
    user, client = teacher()
    classroom = a_class(user)
    sit_down(learner, classroom)
    for days in (0, 10):
        keep_until = classroom.keep_until + days * DAY
        client.post(settings(classroom), told(classroom, keep_until=keep_until))
        shown = f"{keep_until.day} {keep_until:%B %Y}"
        assert f"after {shown} at the latest" in said_to_a_pupil(learner.get("/join/"))
    assert "you always see it on the page of your class" in said_to_a_pupil(Client().get("/join/"))


def test_pupils_are_listed_fifty_to_a_page_with_links_in_words(mine: tuple[Classroom, Client]) -> None:
    classroom, client = mine
    services.make_cards(classroom, 40)
    services.make_cards(classroom, 20)
    names = sorted(classroom.seats.values_list("name", flat=True))
    pupils = f"/teach/classes/{classroom.public_id}/pupils/"
    first, second = client.get(pupils), client.get(f"{pupils}?page=2")
    assert [seat.name for seat in first.context["seats"]] == names[:50]
    assert [seat.name for seat in second.context["seats"]] == names[50:]
    assert "Pupils 1 to 50 of 60, by name Pupils after these" in text(first)
    assert "Pupils 51 to 60 of 60, by name Pupils before these" in text(second)
    assert [seat.name for seat in client.get(f"{pupils}?page=99").context["seats"]] == names[50:]
