"""What a question asks is taught on its page; what the course claims is taught somewhere."""

from collections import Counter

import pytest

from course.loading.forms import PAGES
from course.pages.models import LessonPage
from course.pages.queries import claims
from course.quiz.models import Question
from course.quiz.rules import LENGTH_SHARE, LENGTH_SLACK, LONG_OPTION
from tests.content.authored import LESSONS, own

pytestmark = [pytest.mark.django_db, pytest.mark.content]


def test_every_claim_of_the_source_is_taught() -> None:
    assert [one.claim for one in claims()] == [f"F{number}" for number in range(1, 60)]
    assert [one.claim for one in claims() if not one.taught] == []


def test_every_claim_is_asked() -> None:
    assert [one.claim for one in claims() if not one.asked] == []


def test_every_question_is_asked_on_one_page_and_taught_there() -> None:
    pages = [page for model in PAGES.values() for page in model.objects.live()]
    asked = {question.key: page for page in pages for question in page.asked()}
    assert set(asked) == set(Question.objects.values_list("key", flat=True))
    assert sum(len(page.asked()) for page in pages) == len(asked)
    for question in Question.objects.exclude(kind="attitude"):
        blocks = {part.key for part in asked[question.key].parts() if not part.get("questions")}
        assert question.taught_in in blocks, question.key


@pytest.mark.parametrize("key", LESSONS)
def test_every_aim_of_a_lesson_is_asked_at_every_level(key: str) -> None:
    lesson = LessonPage.objects.get(key=key)
    aims = {child.value["key"] for child in lesson.objectives}
    assert 2 <= len(aims) <= 4
    questions = own(LESSONS[key])
    assert {question["objective"] for question in questions} == aims
    levels = Counter(question["level"] for question in questions)
    assert levels["recall"] >= 2
    assert levels["application"] >= 2
    assert levels["judgement"] >= 1
    assert lesson.content_note
    assert "stop" in lesson.content_note
    assert 15 <= lesson.minutes_alone <= 30


@pytest.mark.parametrize("key", LESSONS)
def test_a_lesson_ends_on_what_helps_and_not_on_harm(key: str) -> None:
    kinds = [child.block_type for child in LessonPage.objects.get(key=key).body]
    assert kinds[-1] in {"text", "move", "together"}
    assert {"story", "questions", "fact", "together", "move"} <= set(kinds)


def test_every_question_gives_a_hint_or_a_second_look() -> None:
    for question in Question.objects.exclude(kind="attitude"):
        assert question.hints, question.key
        assert question.explanation or question.kind == "single", question.key


def test_no_option_gives_itself_away_by_its_length() -> None:
    for question in Question.objects.filter(kind__in=["single", "multiple"]):
        lengths = [len(option.text) for option in question.authored()]
        allowed = max(LENGTH_SLACK, LENGTH_SHARE * max(lengths))
        assert max(lengths) <= LONG_OPTION or max(lengths) - min(lengths) <= allowed, question.key
