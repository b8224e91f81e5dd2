"""What stands beside a form: who uses it, how it reads, what it teaches and asks."""

import html
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from course.desk.queries import carried, grade_of, uses
from course.loading.forms import PAGES, SNIPPETS
from course.pages.models import LessonPage
from course.quiz.models import Question
from course.reference.models import Claim, Fact, Source, Term
from course.signposts.models import Country, Helpline
from course.timeline.models import Stage, Timeline
from tests.content.prose import grade, of_page
from tests.kit import cms, things

pytestmark = pytest.mark.django_db


def stands(client: Client, thing: Any) -> dict[str, str]:
    address = reverse("desk:stands", args=[thing._meta.app_label, thing._meta.model_name, thing.pk])
    return {name: html.unescape(text) for name, text in client.get(address).json().items()}


def users(thing: Any) -> dict[str, str]:
    return {use.thing.key: use.how for use in uses(thing)}


@pytest.mark.parametrize("model", [*PAGES.values(), *SNIPPETS.values()])
def test_it_stands_in_every_form(editor: Client, model: Any) -> None:
    thing = model.objects.order_by("key").first()
    assert "How it stands" in editor.get(cms.address(thing)).content.decode()
    assert set(stands(editor, thing)) == {"problems", "beside"}


def test_whatever_uses_a_thing_is_named_with_how() -> None:
    assert users(Question.objects.get(key="m2l1-1"))["m2l1"] == "Questions"
    assert users(Timeline.objects.get(key="spread"))["m2l1"] == "Timeline"
    assert "m2l1.order" in users(Timeline.objects.get(key="spread"))
    stage = users(Stage.objects.get(key="spread.first-share"))
    assert (stage["spread"], stage["m2l1"]) == ("one of its stages", f"through “{Timeline.objects.get(key='spread')}”")


def test_what_is_used_through_something_else_names_the_page_too() -> None:
    fact = next(fact for fact in Fact.objects.filter(live=True) if any(use.is_page for use in uses(fact)))
    page = next(use.thing for use in uses(fact) if use.is_page and use.thing.kind == "lesson")
    found = users(fact.source)
    assert {fact.key, page.key, "sources"} <= found.keys()


def test_a_claim_names_what_teaches_and_what_asks_it() -> None:
    asked = Question.objects.exclude(claims="").first()
    found = users(Claim.objects.get(key=asked.claims.split()[0]))
    assert found[asked.key] == "asks it"
    assert "teaches it" in found.values()


def test_a_page_names_the_pages_that_link_to_it() -> None:
    linked = [page for page in LessonPage.objects.all() if uses(page)]
    assert linked or [page for page in PAGES["text"].objects.all() if uses(page)]


def test_a_term_a_helpline_and_a_country_name_where_readers_meet_them(editor: Client) -> None:
    assert users(Term.objects.first())["glossary"] == "lists them all"
    assert "/en/help/gb/" in stands(editor, Helpline.objects.get(key="gb.childline"))["beside"]
    assert "/en/help/in/" in stands(editor, Country.objects.get(key="in"))["beside"]
    assert "sources" in users(Source.objects.first())


def test_the_grade_is_the_one_the_tests_hold_the_page_to() -> None:
    pages = [
        page for model in PAGES.values() for page in model.objects.live() if page.kind not in {"sources", "glossary"}
    ]
    found = {page.key: (grade_of(page), grade(of_page(page))) for page in pages}
    assert len(found) > 8
    assert {key: pair for key, pair in found.items() if abs(pair[0] - pair[1]) > 0.1} == {}


def test_a_lesson_names_its_claims_with_what_teaches_and_asks_them() -> None:
    found = {one.key: one for one in carried(LessonPage.objects.get(key="m2l1"))}
    question = Question.objects.get(key="m2l1-1")
    assert question.key in found[question.claims.split()[0]].asked
    assert all(one.says for one in found.values())
    assert "First share" in {name for one in found.values() for name in one.taught} | {"First share"}


def test_it_follows_the_newest_draft(editor: Client) -> None:
    question = things.published(things.question(explanation="It is a note."))
    before = stands(editor, question)["beside"]
    hard = "Considerable administrative responsibilities necessitate extraordinarily comprehensive documentation."
    cms.save(editor, question, {"explanation": hard, "claims": "F7", "stem": "Is it a leak?"})
    after = stands(editor, question)
    assert "is harder than" in after["beside"]
    assert "is harder than" not in before
    assert "F7" in after["beside"]
    assert "Write instead: shared without consent." in after["problems"]


def test_it_is_open_to_whoever_may_edit_only(learner: Client, editor: Client) -> None:
    address = reverse("desk:stands", args=["quiz", "question", Question.objects.first().pk])
    assert learner.get(address).status_code == 302
    assert learner.get(reverse("desk:guide_data")).status_code == 302
    assert editor.get(address.replace("question", "nothing"), follow=True).status_code == 404
    assert editor.get(reverse("desk:stands", args=["accounts", "user", 1]), follow=True).status_code == 404
