"""How far somebody has come never goes back, and a skip cannot be told from an answer."""

from hypothesis import given, settings
from hypothesis import strategies as st

from course.progress.rules import Lesson, Place, lesson_standing, module_standing

RANK = {"": 0, "started": 1, "done": 2}
QUESTIONS = st.frozensets(st.sampled_from([f"q{n}" for n in range(5)]))
PLACE = st.builds(
    Place,
    settled=st.frozensets(st.tuples(st.sampled_from(["l1", "l2"]), st.sampled_from([f"q{n}" for n in range(5)]))),
    started=st.frozensets(st.sampled_from(["l1", "l2"])),
    finished=st.frozensets(st.sampled_from(["l1", "l2", "m1"])),
)


def lesson(*questions: str, key: str = "l1") -> Lesson:
    return Lesson(key, frozenset(questions))


def settled(*questions: str, key: str = "l1") -> Place:
    return Place(settled=frozenset((key, question) for question in questions))


def test_a_lesson_goes_from_not_begun_to_started_to_done() -> None:
    asks = lesson("q1", "q2")
    assert lesson_standing(Place(), asks).state == ""
    assert lesson_standing(Place(started=frozenset({"l1"})), asks).state == "started"
    assert lesson_standing(settled("q1"), asks).done == 1
    assert lesson_standing(settled("q1", "q2"), asks).state == "done"


def test_a_question_done_with_in_one_lesson_is_done_with_in_another() -> None:
    assert lesson_standing(settled("q1", key="l2"), lesson("q1")).state == "done"


def test_a_lesson_that_asks_nothing_is_never_done_by_itself_and_does_not_hold_up_its_module() -> None:
    assert lesson_standing(Place(), lesson()).state == ""
    assert module_standing(settled("q1"), "m1", [lesson("q1"), lesson(key="l2")]).state == "done"
    assert module_standing(Place(), "m1", [lesson(), lesson(key="l2")]).state == ""


@settings(max_examples=300, deadline=None)
@given(before=PLACE, more=PLACE, asks=QUESTIONS)
def test_whatever_is_added_nothing_goes_back(before: Place, more: Place, asks: frozenset[str]) -> None:
    after = Place(before.settled | more.settled, before.started | more.started, before.finished | more.finished)
    one, two = (lesson_standing(place, Lesson("l1", asks)) for place in (before, after))
    assert (RANK[one.state], one.done) <= (RANK[two.state], two.done)
    first, second = (
        module_standing(place, "m1", [Lesson("l1", asks), lesson("q1", key="l2")]) for place in (before, after)
    )
    assert RANK[first.state] <= RANK[second.state]


@settings(max_examples=300, deadline=None)
@given(place=PLACE, asked=QUESTIONS, asks=QUESTIONS)
def test_whatever_an_author_adds_or_takes_away_nothing_goes_back(
    place: Place, asked: frozenset[str], asks: frozenset[str]
) -> None:
    before = lesson_standing(place, Lesson("l1", asked))
    noted = Place(place.settled, place.started, place.finished | ({"l1"} if before.state == "done" else set()))
    after = lesson_standing(noted, Lesson("l1", asks))
    assert RANK[before.state] <= RANK[after.state]
    assert before.state == "done" or before.done <= after.done
