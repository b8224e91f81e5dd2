"""Files to take away: numbers as numbers, nothing a spreadsheet would run, one row at a time."""

import csv
import io
import json
import tracemalloc
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given as whatever
from hypothesis import strategies as st
from openpyxl import load_workbook

from course.accounts.models import User
from course.classroom import services
from course.classroom.models import Classroom, Seat
from course.classroom.queries.told import asked_today
from course.classroom.rules.sheets import csv_lines, file_name, harmless
from course.progress import services as progress
from course.progress.models import Answer, Figures
from course.quiz.models import Question
from tests.classroom.answered import all_say, crowd, say, seated, stored
from tests.classroom.classes import a_class
from tests.classroom.teaching import give
from tests.educators.people import educator, signed_in, text

pytestmark = pytest.mark.django_db
NASTY = "=cmd|'/c'!A1<script>"


@pytest.fixture
def owner(db: None) -> User:
    return educator()


@pytest.fixture
def classroom(owner: User) -> Classroom:
    return a_class(owner, name=NASTY)


@pytest.fixture
def teacher(owner: User) -> Client:
    return signed_in()


def sent(client: Client, classroom: Classroom, name: str) -> bytes:
    reply = client.get(f"/teach/classes/{classroom.public_id}/files/{name}")
    assert reply.status_code == 200
    assert "no-store" in reply["Cache-Control"]
    return b"".join(reply.streaming_content)


def table(client: Client, classroom: Classroom, name: str) -> list[list[str]]:
    body = sent(client, classroom, f"{name}.csv").decode()
    assert body.startswith("\ufeff")
    return list(csv.reader(io.StringIO(body.removeprefix("\ufeff"))))


def test_answers_have_what_was_said_what_was_expected_and_a_score(teacher: Client, classroom: Classroom) -> None:
    pupils = seated(classroom, 3)
    say(pupils[0], "m1l1-1", "b")
    say(pupils[0], "m1l1-1", "a", number=2)
    say(pupils[1], "m1l1-1", "c")
    head, *rows = table(teacher, classroom, "answers")
    assert head == [
        *("Pupil", "m1l1-1 – response", "m1l1-1 – expected", "m1l1-1 – score", "Total score", "Total possible")
    ]
    right = "That photo in that magazine"
    assert rows == [
        ["Heron 1", right, right, "1.0", "1.0", "1"],
        ["Heron 2", "All of it, since he did pose", right, "0.0", "0", "1"],
        ["Heron 3", "", right, "", "0", "1"],
    ]


def test_views_and_private_answers_are_never_by_name(teacher: Client, classroom: Classroom) -> None:
    key = Question.objects.filter(kind="attitude").values_list("key", flat=True).order_by("key")[0]
    pupils = seated(classroom, 5)
    all_say(pupils, key, "aabbc")
    all_say(pupils, "m1l1-2", "aabbb")
    Question.objects.filter(key="m1l1-2").update(privacy="private")
    assert table(teacher, classroom, "answers")[0] == ["Pupil", "Total score", "Total possible"]
    held = json.loads(sent(teacher, classroom, "all.json"))
    assert all(not pupil["answers"] for pupil in held["pupils"])
    assert {row[1] for row in held["totals"][1:]} == {key}


def test_totals_are_those_of_the_report_and_ranges_stay_ranges(teacher: Client, classroom: Classroom) -> None:
    all_say(seated(classroom, 4), "m1l1-1", "aabb")
    assert len(table(teacher, classroom, "totals")) == 1
    all_say(seated(classroom, 1), "m1l1-1", "b")
    _head, *rows = table(teacher, classroom, "totals")
    first = [row for row in rows if row[5] == "first"]
    assert first[0][6:9] == ["5", "40", "40"]
    assert [row[10:] for row in first[1:]] == [["1", "3"], ["3", "3"], ["0", "1"], ["0", "1"]]


def test_a_workbook_has_numbers_as_numbers(teacher: Client, classroom: Classroom) -> None:
    all_say(seated(classroom, 5), "m1l1-1", "aabbb")
    for name in ("answers", "lessons", "totals"):
        book = load_workbook(io.BytesIO(sent(teacher, classroom, f"{name}.xlsx")))
        cells = list(book.active.iter_rows(values_only=True))
        assert [len(row) for row in cells]
        if name == "answers":
            assert cells[1][3:] == (1, 1, 1)


def test_everything_held_is_one_text(teacher: Client, classroom: Classroom) -> None:
    pupils = seated(classroom, 2)
    say(pupils[0], "m1l1-1", "b")
    progress_card, _words = progress.prepare(classroom.cohort_id)
    Seat.objects.create(classroom=classroom, learner_id=progress_card, name="Aspen")
    body = sent(teacher, classroom, "all.json").decode()
    held = json.loads(body)
    assert held["class"]["name"] == NASTY
    assert held["teachers"] == ["tess"]
    assert [pupil["name"] for pupil in held["pupils"]] == ["Heron 1", "Heron 2", "Aspen"]
    assert held["pupils"][0]["answers"][0]["response"] == ["b"]
    assert classroom.code not in body
    assert all(seat.learner.words_mark not in body for seat in classroom.seats.select_related("learner"))


@pytest.mark.parametrize("name", ["answers.csv", "lessons.xlsx", "totals.csv", "all.json"])
def test_names_of_files_tell_nothing(teacher: Client, classroom: Classroom, name: str) -> None:
    reply = teacher.get(f"/teach/classes/{classroom.public_id}/files/{name}")
    what, ending = name.split(".")
    wanted = file_name(classroom.public_id, what, timezone.localdate(), ending)
    assert reply["Content-Disposition"] == f'attachment; filename="{wanted}"'
    b"".join(reply.streaming_content)


@pytest.mark.parametrize("name", ["answers.json", "all.csv", "nothing.csv", "all.xlsx", "answers.xls"])
def test_a_file_there_is_none_of_is_not_found(teacher: Client, classroom: Classroom, name: str) -> None:
    assert teacher.get(f"/teach/classes/{classroom.public_id}/files/{name}").status_code == 404


def test_an_empty_class_has_files_too(teacher: Client, classroom: Classroom) -> None:
    for name in ("answers", "lessons", "totals"):
        assert len(table(teacher, classroom, name)) == 1
    assert json.loads(sent(teacher, classroom, "all.json"))["pupils"] == []
    assert "Everything held about this class" in text(teacher.get(f"/teach/classes/{classroom.public_id}/files/"))


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", " =", "\n@", "\x00=", "＝"])
def test_no_cell_begins_like_a_formula(begin: str) -> None:
    assert str(harmless(f"{begin}cmd|'/c'!A1")).startswith("'")


@whatever(st.text())
def test_text_stays_text_and_what_it_was(words: str) -> None:
    found = str(harmless(words))
    assert found.lstrip()[:1] not in {"=", "+", "-", "@"}
    line = b"".join(csv_lines([[words, 1, 0.5]])).decode("utf-8").removeprefix("\ufeff")
    assert next(csv.reader(io.StringIO(line, newline="")))[1:] == ["1", "0.5"]


def test_hostile_words_of_a_course_are_harmless_in_a_sheet(teacher: Client, classroom: Classroom) -> None:
    Question.objects.filter(key="m1l1-1").update(stem=NASTY)
    Seat.objects.filter(pk=seated(classroom, 1)[0].pk).update(name=NASTY)
    all_say(classroom.seats.all(), "m1l1-1", "b")
    all_say(seated(classroom, 4), "m1l1-1", "aabb")
    for name in ("answers", "totals"):
        cells = [cell for row in table(teacher, classroom, name) for cell in row]
        assert f"'{NASTY}" in cells
        assert NASTY not in cells
        book = load_workbook(io.BytesIO(sent(teacher, classroom, f"{name}.xlsx")))
        found = [cell for row in book.active.iter_rows() for cell in row]
        assert not [cell for cell in found if cell.data_type == "f"]
        assert f"'{NASTY}" in [cell.value for cell in found]


def many(classroom: Classroom, pupils: int, keys: list[str]) -> None:
    """Fill a class with answers of its pupils, as rows."""
    for one in asked_today(keys, "en").values():
        Figures.objects.get_or_create(cohort=classroom.cohort, question=one.key, version=one.version)
    stored(crowd(classroom, pupils), keys)


@pytest.mark.parametrize(("pupils", "questions"), [(400, 50), pytest.param(100_000, 1, marks=pytest.mark.every)])
def test_many_answers_stream_in_little_memory_and_few_queries(
    teacher: Client, classroom: Classroom, pupils: int, questions: int
) -> None:
    theirs = Question.objects.filter(kind="single", live=True).order_by("key")
    keys = list(theirs.values_list("key", flat=True)[:questions])
    few = 1_000 // questions  # more rows than are held at once
    many(classroom, few, keys)
    sent(teacher, classroom, "answers.csv")  # what a process looks up only once is left out
    peaks, queries = [], []
    for more in (0, pupils - few):
        many(classroom, more, keys)
        reply = teacher.get(f"/teach/classes/{classroom.public_id}/files/answers.csv")
        with CaptureQueriesContext(connection) as found:
            tracemalloc.start()
            size = sum(map(len, reply.streaming_content))
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
        queries.append(len(found))
    assert Answer.objects.count() == pupils * questions
    assert queries[0] == queries[1]
    assert size > 1_000_000
    # The course is looked up once, for any class; rows that were sent are kept no longer.
    assert peaks[1] - peaks[0] < 500_000, (peaks, size)


def test_what_was_answered_before_counts_only_where_it_is_said_to(teacher: Client, classroom: Classroom) -> None:
    before, after = seated(classroom, 2)
    for seat in (before, after):
        say(seat, "m1l1-1", "a")
    Answer.objects.filter(learner=before.learner_id).update(day=timezone.localdate() - timedelta(days=1))
    assert [row[-2] for row in table(teacher, classroom, "answers")[1:]] == ["1.0", "1.0"]
    give(classroom, "m1l1", counts_earlier=False)
    assert [row[1:] for row in table(teacher, classroom, "answers")[1:]] == [
        ["", "That photo in that magazine", "", "0", "1"],
        ["That photo in that magazine", "That photo in that magazine", "1.0", "1.0", "1"],
    ]
    held = json.loads(sent(teacher, classroom, "all.json"))
    assert [len(pupil["answers"]) for pupil in held["pupils"]] == [1, 1], "what is held is told whole"


def test_a_card_nobody_has_used_is_not_counted_among_those_who_have_not_begun(
    teacher: Client, classroom: Classroom
) -> None:
    (here,) = seated(classroom, 1)
    learner, _words = progress.prepare(classroom.cohort_id)
    card = Seat.objects.create(classroom=classroom, learner_id=learner, name="Aspen")
    both = services.save_group(services.new_group(classroom), "Table 1", [here, card])
    for about in ({"seats": [here, card]}, {"groups": [both]}):
        classroom.assignments.all().delete()
        give(classroom, "m1l1", **about)
        assert table(teacher, classroom, "lessons")[1][2:] == ["1", "0", "0"]
        assert "0 of 1 begun" in text(teacher.get(f"/teach/classes/{classroom.public_id}/"))
