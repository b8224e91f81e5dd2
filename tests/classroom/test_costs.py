"""What a teacher's pages and files cost: the same few queries for thirty pupils, three hundred and three thousand."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from course.progress.models import Answer
from tests.classroom.answered import crowd, say, seated, stored
from tests.classroom.classes import a_class
from tests.classroom.teaching import give
from tests.educators.people import educator, signed_in

pytestmark = pytest.mark.django_db
REPORTS = ("report/", "print/", "print/?names=1", "files/")
FILES = tuple(f"files/{name}.{ending}" for name in ("answers", "lessons", "totals") for ending in ("csv", "xlsx"))
PAGES = ("", "live/", "?wall", "pupils/", "pupils/?page=2", "settings/", "joining/")
EVERYTHING = "files/all.json"
KEYS = ("m1l1-1", "m1l1-2", "m2l1-1")


def test_nothing_costs_more_queries_in_a_larger_class() -> None:
    classroom, client = a_class(educator()), signed_in()
    for seat in seated(classroom, 5):
        for key in KEYS:
            say(seat, key, "b")
    some = crowd(classroom, 25)
    give(classroom, "m1")
    give(classroom, "m2l1", seats=some[:20], counts_earlier=False)
    costs: dict[str, list[int]] = {what: [] for what in (*REPORTS, *FILES, *PAGES, EVERYTHING)}
    for more in (0, 270, 2_700):
        stored(crowd(classroom, more), KEYS)
        for what, found in costs.items():
            client.get(f"/teach/classes/{classroom.public_id}/{what}")
            with CaptureQueriesContext(connection) as queries:
                reply = client.get(f"/teach/classes/{classroom.public_id}/{what}")
                b"".join(reply)
            assert reply.status_code == 200
            found.append(len(queries))
    assert Answer.objects.count() > 3_000 * len(KEYS) - 100
    # All that is held in one text is no report.
    assert {what: found for what, found in costs.items() if len(set(found)) > 1} == {}
    dear = {what: found[0] for what, found in costs.items() if found[0] > 12 and what != EVERYTHING}
    assert dear == {}
    assert costs[EVERYTHING][0] <= 20
