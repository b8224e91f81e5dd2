"""A page costs few queries, and no more for thirty questions than for one."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page
from wagtail.rich_text import RichText

from course.pages.models import LessonPage, ModulePage
from course.quiz.models import Question
from course.reference.models import Fact, Source, Term
from course.timeline.models import Timeline
from tests.kit import things

pytestmark = pytest.mark.django_db


def queries(path: str) -> int:
    """Return how many queries a page costs that no cache holds, in a process that has served pages before."""
    client = Client()
    client.get(path)
    cache.clear()
    client.get("/en/digital-safety/")
    with CaptureQueriesContext(connection) as found:
        assert client.get(path).status_code == 200
    return len(found)


def asking(count: int) -> str:
    """Publish a lesson with `count` questions of every kind, as many facts, and a timeline; return its path."""
    stages = Timeline.objects.get(key="spread")
    order = {"kind": "order", "options": [], "timeline": stages}
    made = [things.published(things.question(**(order if n % 5 == 4 else {}))) for n in range(count)]
    body = [
        ("questions", {"heading": "Try it", "questions": made}),
        *(("fact", {"heading": "A finding", "fact": fact}) for fact in Fact.objects.filter(live=True)[:count]),
        ("timeline", {"heading": "Stages", "timeline": stages}),
    ]
    lesson = things.published(things.lesson(slug=f"a-walk-of-{count}", body=body))
    assert len(lesson.asked()) == count
    return str(lesson.url)


def linking(count: int) -> str:
    """Publish a lesson with `count` blocks that link to another page, and return its path."""
    link = f'<p>See <a linktype="page" id="{Page.objects.get(slug="about").pk}">there</a>.</p>'
    body = [("text", {"heading": "More", "text": RichText(link)})] * count
    return str(things.published(things.lesson(slug=f"a-walk-of-{count}", body=body)).url)


def test_a_lesson_costs_the_same_with_five_questions_and_with_thirty() -> None:
    few, many, _next = asking(5), asking(30), linking(0)
    cost = queries(few)
    assert queries(many) == cost <= 20


def test_a_lesson_costs_the_same_with_two_links_and_with_twenty() -> None:
    few, many, _next = linking(2), linking(20), linking(0)
    assert queries(few) == queries(many)


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("/en/", 20),
        ("/en/spread-mechanics/", 12),
        ("/en/spread-mechanics/five-stages/", 20),
        ("/en/faq/", 15),
        ("/en/glossary/", 10),
        ("/en/sources/", 10),
        ("/en/privacy/", 8),
        ("/en/help/", 8),
        ("/en/help/gb/", 10),
    ],
)
def test_a_page_costs_few_queries(path: str, most: int) -> None:
    assert queries(path) <= most


def test_home_and_module_cost_the_same_with_more_lessons() -> None:
    before = queries("/en/"), queries("/en/consent/")
    for number in range(6):
        things.published(things.lesson(slug=f"a-walk-{number}"))
    home = ModulePage.objects.get(key="m1").get_parent()
    home.add_child(instance=ModulePage(title="More", slug="more", locale=home.locale, live=True))
    assert (queries("/en/"), queries("/en/consent/")) == before


def test_lists_cost_the_same_with_more_in_them() -> None:
    paths = ("/en/glossary/", "/en/sources/", "/en/help/", "/en/help/gb/")
    before = [queries(path) for path in paths]
    locale = LessonPage.objects.first().locale
    for number in range(20):
        Term(name=f"Term {number}", meaning="A word.", locale=locale).save()
        source = Source(title=f"Source {number}", publisher="A press", url="https://example.org/", locale=locale)
        source.save()
        Fact(claim=f"Finding {number}.", source=source, locale=locale).save()
    assert [queries(path) for path in paths] == before


def test_an_answer_costs_few_queries(learner: Client) -> None:
    with CaptureQueriesContext(connection) as found:
        learner.post("/en/answer/m2l1-1/", {"in": "m2l1", "state": "x"})
    assert len(found) <= 8
    assert Question.objects.filter(key="m2l1-1").exists()
