"""An answer is marked and forgotten: no row, no cookie, and every page answers the same way."""

from collections.abc import Callable

import pytest
from django.test import Client

from course.loading.forms import PAGES
from tests.kit.database import changed, rows
from tests.quiz.answering import HTMX, Reply, Task, answer, lay, tasks

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("htmx", [True, False], ids=["htmx", "page"])
def test_no_answer_leaves_a_row_or_a_cookie(learner: Client, asked: Callable[..., Task], htmx: bool) -> None:
    form = asked()
    before = rows()
    for texts in ([], ["A no"], ["A no"], ["A yes"]):
        reply = answer(learner, form, *texts, htmx=htmx)
        assert reply.status == 200
        assert "no-store" in reply.headers["Cache-Control"]
        assert "Set-Cookie" not in reply.headers
    learner.post(form.action, {"in": "x"}, **HTMX)
    assert changed(before, rows()) == {}
    assert not learner.cookies


def test_an_answer_needs_no_token_and_no_session(asked: Callable[..., Task]) -> None:
    assert answer(Client(enforce_csrf_checks=True), asked(), "A yes").outcome == "right"


def test_a_page_without_scripts_answers_and_leads_back(learner: Client, asked: Callable[..., Task]) -> None:
    form = asked()
    reply = answer(learner, form, "A no", htmx=False)
    assert (reply.status, reply.outcome) == (200, "wrong")
    for there in ("data-exit", "data-help", "Back to “A walk”", "/en/consent/a-walk/#q-"):
        assert there in reply.html, there
    assert reply.html.count('role="status"') >= 1
    assert tasks(reply.html).popitem()[1].hidden["in"] == "a-walk"


def test_the_button_comes_first_and_the_form_works_as_it_stands(learner: Client) -> None:
    found = tasks(learner.get("/en/faq/").content.decode())
    assert len(found) >= 5
    for form in found.values():
        assert form.action.startswith("/en/answer/faq-")
        assert 'method="post"' in form.html
        assert form.html.count("<button") == 1
        assert "data-hx-post" in form.html
        assert " hx-" not in form.html


def test_every_question_of_every_page_can_be_answered_to_its_end(learner: Client) -> None:
    pages = [page for model in PAGES.values() for page in model.objects.live()]
    asked = {key: form for page in pages for key, form in tasks(learner.get(page.url).content.decode()).items()}
    assert len(asked) >= 30
    for key, form in asked.items():
        for number in range(9):
            reply = _answered(learner, form, number)
            assert reply.status == 200, key
            if "data-over" in reply.html or reply.outcome == "recorded":
                break
        assert reply.outcome in {"right", "partial", "wrong", "recorded"}, key


def _answered(learner: Client, form: Task, number: int) -> Reply:
    """Answer with the option of that number, or all of them turned by it."""
    texts = list(form.values)
    at = number % len(texts)
    if form.groups:
        groups = list(form.groups)
        return lay(learner, form, **dict.fromkeys(texts, groups[number % len(groups)]))
    return answer(learner, form, *(texts[at:] + texts[:at] if form.kind == "order" else texts[at : at + 1]))
