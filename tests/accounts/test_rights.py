"""What an editor may do and what stays with the host; nobody uploads a picture."""

import pytest
from django.test import Client
from django.urls import reverse

from course.accounts.models import User
from course.loading.forms import SNIPPETS
from course.pages.models import LessonPage
from course.quiz.models import Question
from tests.kit import cms

pytestmark = pytest.mark.django_db
CLOSED = [
    "/cms/users/", "/cms/users/add/", "/cms/groups/", "/cms/groups/new/", "/cms/sites/", "/cms/locales/",
    "/cms/images/", "/cms/images/add/", "/cms/images/multiple/add/", "/cms/documents/",
    "/cms/documents/add/", "/cms/documents/multiple/add/", "/cms/collections/",
    "/cms/workflows/list/", "/cms/workflows/add/", "/cms/workflows/tasks/index/", "/cms/settings/signposts/here/",
    "/cms/redirects/", "/cms/forms/",
]  # fmt: skip


@pytest.mark.parametrize("path", CLOSED)
def test_what_is_the_hosts_is_closed_to_editors(editor: Client, path: str) -> None:
    assert editor.get(path).status_code in {302, 403, 404}
    assert editor.post(path, {}).status_code in {302, 403, 404}


@pytest.mark.parametrize(
    "path", ["/cms/", "/cms/pages/", "/cms/users/", "/cms/snippets/quiz/question/", "/cms/account/"]
)
def test_the_cms_is_closed_to_everybody_else(learner: Client, path: str) -> None:
    reply = learner.get(path)
    assert reply.status_code == 302
    assert reply.url.startswith("/cms/login/")


def test_an_account_without_a_role_opens_nothing(learner: Client) -> None:
    learner.force_login(User.objects.create_user("nobody", password="a long enough password"))
    assert learner.get("/cms/").status_code in {302, 403}


@pytest.mark.parametrize("kind", SNIPPETS)
def test_editors_delete_no_snippet(editor: Client, kind: str) -> None:
    snippet = SNIPPETS[kind].objects.first()
    assert editor.post(cms.address(snippet, "delete")).status_code in {302, 403}
    assert SNIPPETS[kind].objects.filter(pk=snippet.pk).exists()


def test_editors_delete_no_page_that_is_live(editor: Client) -> None:
    lesson = LessonPage.objects.get(key="m2l1")
    assert editor.post(cms.address(lesson, "delete")).status_code in {302, 403}
    assert LessonPage.objects.filter(key="m2l1").exists()


def test_editors_delete_no_page_in_bulk_or_from_the_list(editor: Client) -> None:
    one, two = LessonPage.objects.get(key="m2l1"), LessonPage.objects.get(key="m1l1")
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    editor.post(f"{bulk}?id={one.pk}&next=/cms/", {})
    editor.post(reverse("wagtailadmin_api:pages:action", args=[two.pk, "delete"]))
    assert LessonPage.objects.filter(key__in=["m1l1", "m2l1"]).count() == 2


def test_editors_unpublish(editor: Client) -> None:
    question = Question.objects.get(key="m2l1-1")
    assert editor.post(cms.address(question, "unpublish")).status_code == 302
    assert not Question.objects.get(pk=question.pk).live
