"""A teacher's classes: made, opened, shared, put away and deleted; to anybody else they are not there."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from course.classroom import services
from course.classroom.models import Classroom, Group, Seat
from course.classroom.urls import teach_patterns
from course.progress.models import Browser, Learner
from course.progress.services import come_back
from tests.classroom.teaching import cost, give, made, pupils, teacher
from tests.educators.people import text

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def about(**changed: Any) -> dict[str, Any]:
    ends_on = (timezone.localdate() + 30 * DAY).isoformat()
    return {"name": "9b", "band": "15", "country": "gb", "language": "en", "ends_on": ends_on, **changed}


def addresses(classroom: Classroom) -> list[str]:
    """Return every address of a class, as the routes say them."""
    seat, group = classroom.seats.first(), classroom.groups.first()
    assignment = classroom.assignments.first()
    known = {
        "public_id": classroom.public_id,
        "seat": seat.public_id,
        "number": str(group.pk),
        "assignment": assignment.public_id,
        "target": "m2l1",
    }
    routes = [str(pattern.pattern) for pattern in teach_patterns if "public_id" in str(pattern.pattern)]
    return ["/teach/" + re.sub(r"<\w+:(\w+)>", lambda found: known[found[1]], route) for route in routes]


@pytest.fixture
def full() -> tuple[Classroom, Client]:
    """A class with a pupil, a group and something to do, and the browser of its teacher."""
    user, client = teacher()
    classroom = made(user)
    group = services.save_group(services.new_group(classroom), "Table 1", pupils(classroom, 1))
    give(classroom, groups=[group])
    return classroom, client


def test_who_has_no_class_is_led_to_make_one() -> None:
    _user, client = teacher()
    assert "Begin with a class" in text(client.get("/teach/"))
    reply = client.post("/teach/classes/new/", about())
    classroom = Classroom.objects.get()
    assert reply.url == f"/teach/classes/{classroom.public_id}/"
    assert (classroom.name, classroom.band, classroom.country) == ("9b", "15", "gb")
    assert classroom.keep_until == classroom.ends_on + 30 * DAY
    assert classroom.joining == "closed"
    said = text(client.get("/teach/"))
    assert "9b 0 pupils have joined Closed for joining" in said
    assert "Nothing given to do yet." in said


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"name": ""}, "This field is required"),
        ({"name": "x" * 61}, "at most 60"),
        ({"ends_on": "2020-01-01"}, "This day is over"),
        ({"ends_on": "9999-01-01"}, "more than a year"),
        ({"ends_on": "soon"}, "Enter a valid date"),
        ({"keep_until": "2020-01-01"}, "before the last day"),
        ({"keep_until": "9999-12-31"}, "more than thirteen months"),
        ({"band": "9"}, "Select a valid choice"),
        ({"language": "xx"}, "Select a valid choice"),
        ({"country": "atlantis"}, "Select a valid choice"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(wrong: dict[str, str], says: str) -> None:
    _user, client = teacher()
    reply = client.post("/teach/classes/new/", about(**{"name": "<b>9b</b>", **wrong}))
    assert reply.status_code == 422
    assert says in text(reply)
    if "name" not in wrong:
        assert 'value="&lt;b&gt;9b&lt;/b&gt;"' in reply.content.decode()
    assert not Classroom.objects.exists()


def test_to_anybody_else_a_class_is_not_there(full: tuple[Classroom, Client], host: Client) -> None:
    classroom, _client = full
    _other, colleague = teacher("otto")
    nobody = Client()
    assert len(addresses(classroom)) > 20
    for address in addresses(classroom):
        for method in ("get", "post"):
            assert getattr(colleague, method)(address).status_code == 404, address
            assert getattr(host, method)(address).status_code == 404, address
            assert getattr(nobody, method)(address).url.startswith("/teach/sign-in/"), address
    assert Classroom.objects.filter(pk=classroom.pk).exists()


def test_what_is_of_another_class_is_not_there(full: tuple[Classroom, Client]) -> None:
    classroom, client = full
    other = made(teacher("otto")[0], "other")
    mine = made(classroom.teachers.get(), "mine")
    for address in addresses(classroom):
        if any(name in address for name in ("/pupils/", "/groups/", "withdraw")) and address.count("/") > 5:
            assert client.post(address.replace(classroom.public_id, mine.public_id)).status_code == 404, address
    assert client.post(f"/teach/classes/{classroom.public_id}/assign/copy/", {"to": other.public_id}).status_code == 404
    assert Group.objects.count() == Seat.objects.count() == 1


def test_a_class_opens_for_some_hours_and_closes(full: tuple[Classroom, Client]) -> None:
    classroom, client = full
    joining = f"/teach/classes/{classroom.public_id}/joining/"
    assert "Closed: the code lets nobody in now." in text(client.get(joining))
    client.post(joining, {"how": "2"})
    classroom.refresh_from_db()
    assert classroom.joining == "hours"
    page = client.get(joining).content.decode()
    assert "testserver/join" in page
    assert f"{classroom.code[:5]}-{classroom.code[5:]}" in page
    assert "style" not in re.search(r'<svg class="qr".*?</svg>', page, re.DOTALL)[0]
    assert "Open for joining until" in text(client.get("/teach/"))
    old = classroom.code
    client.post(joining, {"how": "new-code"})
    client.post(joining, {"how": "open"})
    classroom.refresh_from_db()
    assert classroom.joining == "open"
    assert classroom.code != old
    assert "<strong>1</strong> pupil has joined" in client.get(f"{joining}count/").content.decode()
    client.post(joining, {"how": "closed"})
    classroom.refresh_from_db()
    assert classroom.joining == "closed"


def test_the_code_can_be_shown_on_a_wall_without_a_name(full: tuple[Classroom, Client]) -> None:
    classroom, client = full
    services.set_joining(classroom, "open")
    for page in ("joining/", ""):
        shown = client.get(f"/teach/classes/{classroom.public_id}/{page}?wall").content.decode()
        assert classroom.seats.get().name not in shown
        assert 'class="places"' not in shown


def test_cards_show_words_once_and_they_work(full: tuple[Classroom, Client]) -> None:
    classroom, client = full
    reply = client.post(f"/teach/classes/{classroom.public_id}/cards/", {"count": "3"})
    cards = re.findall(r'<ol class="card-words">(.*?)</ol>', reply.content.decode(), re.DOTALL)
    words = [tuple(re.findall(r"<li>(\w+)</li>", card)) for card in cards]
    assert [len(set(four)) for four in words] == [4, 4, 4]
    assert classroom.seats.count() == 4
    assert all(come_back(four) for four in words)
    stored = repr([*Learner.objects.values(), *Browser.objects.values()])
    assert not any(word in stored for four in words for word in four)
    assert "no-store" in reply["Cache-Control"]
    for count in ("0", "41", "many", ""):
        assert client.post(f"/teach/classes/{classroom.public_id}/cards/", {"count": count}).status_code == 422
    assert classroom.seats.count() == 4


def test_a_pupil_gets_new_words_or_leaves(full: tuple[Classroom, Client]) -> None:
    classroom, client = full
    seat = classroom.seats.get()
    pupil = f"/teach/classes/{classroom.public_id}/pupils/{seat.public_id}/"
    reply = client.post(f"{pupil}words/")
    assert come_back(tuple(re.findall(r"<li>(\w+)</li>", reply.content.decode())))
    assert "Take out of the class" in text(client.get(pupil))
    assert client.get(f"{pupil}remove/").status_code == 302
    assert classroom.seats.exists()
    client.post(f"{pupil}remove/")
    assert not classroom.seats.exists()
    assert Learner.objects.filter(pk=seat.learner_id, cohort=None).exists()


def test_no_page_but_the_cards_tells_words_or_fingerprints(full: tuple[Classroom, Client]) -> None:
    classroom, client = full
    services.set_joining(classroom, "open")
    marks = list(Learner.objects.values_list("words_mark", flat=True))
    for address in addresses(classroom):
        shown = client.get(address).content.decode()
        assert not any(mark in shown for mark in marks), address
        assert "card-words" not in shown, address


def test_a_class_that_is_put_away_is_only_read(full: tuple[Classroom, Client]) -> None:
    classroom, client = full
    here = f"/teach/classes/{classroom.public_id}/"
    services.set_joining(classroom, "open")
    client.post(f"{here}archive/", {"away": "yes"})
    classroom.refresh_from_db()
    assert classroom.joining == "closed"
    assert "Put away" in text(client.get("/teach/"))
    for address in ("", "joining/", "pupils/", "groups/", "assign/", "settings/"):
        assert client.get(f"{here}{address}").status_code == 200, address
    before = (classroom.code, classroom.seats.count(), classroom.assignments.count())
    for address, fields in (
        ("joining/", {"how": "open"}),
        ("joining/", {"how": "new-code"}),
        ("cards/", {"count": 2}),
        ("groups/", {"name": "x"}),
        ("settings/", about(name="x")),
        ("assign/m2l1/", {"whom": "class", "results": "at-once"}),
    ):
        assert client.post(f"{here}{address}", fields).url == f"{here}settings/"
    classroom.refresh_from_db()
    assert (classroom.code, classroom.seats.count(), classroom.assignments.count()) == before
    client.post(f"{here}archive/", {"away": "no"})
    classroom.refresh_from_db()
    assert classroom.archived_on is None


def test_deleting_says_what_goes_and_asks_once(full: tuple[Classroom, Client]) -> None:
    classroom, client = full
    address = f"/teach/classes/{classroom.public_id}/delete/"
    assert "its 1 pupil" in text(client.get(address))
    assert Classroom.objects.exists()
    assert client.post(address).url == "/teach/"
    assert not Classroom.objects.exists()
    assert not Seat.objects.exists()


def test_a_colleague_comes_by_a_link_once_and_cannot_delete(full: tuple[Classroom, Client]) -> None:
    classroom, client = full
    here = f"/teach/classes/{classroom.public_id}/"
    link = re.search(r"/teach/with/[\w-]+/", client.post(f"{here}colleague/").content.decode())[0]
    _otto, colleague = teacher("otto")
    assert colleague.get(link).status_code == 200
    assert colleague.get(here).status_code == 404
    assert colleague.post(link).url == here
    assert colleague.get(here).status_code == 200
    assert teacher("third")[1].post(link).status_code == 422
    for address in ("delete/", "colleague/", "hand-on/"):
        assert colleague.post(f"{here}{address}").status_code == 404
    assert colleague.get(f"{here}delete/").status_code == 404
    assert Classroom.objects.exists()


def test_the_owner_hands_on_before_leaving(full: tuple[Classroom, Client]) -> None:
    classroom, client = full
    here = f"/teach/classes/{classroom.public_id}/"
    otto, colleague = teacher("otto")
    client.post(f"{here}leave/")
    client.post(f"{here}hand-on/", {"to": otto.pk})
    assert client.get(f"{here}delete/").status_code == 200
    services.teach_too(services.ask_colleague(classroom), otto)
    client.post(f"{here}hand-on/", {"to": otto.pk})
    assert client.get(f"{here}delete/").status_code == 404
    assert colleague.get(f"{here}delete/").status_code == 200
    assert client.post(f"{here}leave/").url == "/teach/"
    assert client.get(here).status_code == 404


def test_what_a_teacher_types_is_shown_as_text(full: tuple[Classroom, Client]) -> None:
    classroom, client = full
    classroom.name = "<script>alert(1)</script>"
    classroom.save()
    Group.objects.update(name="<img src=x onerror=alert(1)>")
    for address in ("/teach/", *addresses(classroom)):
        shown = client.get(address, follow=True)
        if "html" in shown.get("Content-Type", ""):
            assert "<script>alert" not in shown.content.decode(), address
            assert "<img src=x" not in shown.content.decode(), address


@pytest.mark.parametrize("text_sent", ["\x00", "²", "-1", "99999999999999999999", "x" * 5000])
def test_nonsense_is_refused_calmly(full: tuple[Classroom, Client], text_sent: str) -> None:
    classroom, client = full
    here = f"/teach/classes/{classroom.public_id}/"
    for address in ("joining/", "hand-on/", "pause/", "cards/", "groups/", "assign/copy/", "assign/m2l1/", "archive/",
                    "settings/"):  # fmt: skip
        fields = dict.fromkeys(("how", "to", "lesson", "count", "name", "seats", "whom", "opens_at", "band"), text_sent)
        assert client.post(f"{here}{address}", fields).status_code in {302, 404, 422}, address
    assert client.get(here, {"page": text_sent}).status_code == 200
    assert client.get(f"{here}pupils/", {"page": text_sent}).status_code == 200


def test_the_list_costs_the_same_few_queries_however_many_classes_and_pupils_there_are() -> None:
    user, client = teacher()
    for name in "ab":
        give(made(user, name))
    few = cost(client, "/teach/")
    for name in "cdefgh":
        classroom = made(user, name)
        pupils(classroom, 5)
        give(classroom)
        give(classroom, "m1")
    assert cost(client, "/teach/") == few <= 12
