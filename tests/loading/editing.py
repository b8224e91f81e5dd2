"""What an editor can do in the CMS to something that came from a file."""

from typing import Any

from django.test import Client
from django.urls import reverse

from course.pages.models import LessonPage, ModulePage
from course.quiz.models import Question
from tests.kit import cms


def question() -> Question:
    return Question.objects.get(key="m2l1-1")


def lesson() -> Any:
    return LessonPage.objects.get(key="m2l1")


def publish_a_question(editor: Client, host: Client) -> None:
    cms.publish(editor, question(), {"stem": "Asked anew?"})


def publish_a_page(editor: Client, host: Client) -> None:
    cms.publish(editor, lesson(), {"title": "Five steps"})


def draft_a_question(editor: Client, host: Client) -> None:
    cms.save(editor, question(), {"stem": "Asked anew?"})


def draft_a_page(editor: Client, host: Client) -> None:
    cms.save(editor, lesson(), {"title": "Five steps"})


def unpublish_a_question(editor: Client, host: Client) -> None:
    editor.post(cms.address(question(), "unpublish"))


def unpublish_a_page(editor: Client, host: Client) -> None:
    editor.post(cms.address(lesson(), "unpublish"))


def rename_an_address(editor: Client, host: Client) -> None:
    cms.publish(editor, lesson(), {"slug": "five-steps"})


def move_a_page(editor: Client, host: Client) -> None:
    module = ModulePage.objects.get(key="m1")
    editor.post(reverse("wagtailadmin_pages:move_confirm", args=[lesson().pk, module.pk]))


def delete_a_question(editor: Client, host: Client) -> None:
    host.post(cms.address(question(), "delete"))


def delete_a_page(editor: Client, host: Client) -> None:
    host.post(cms.address(lesson(), "delete"))


def reorder_the_modules(editor: Client, host: Client) -> None:
    module = ModulePage.objects.get(key="m1")
    editor.post(reverse("wagtailadmin_pages:set_page_position", args=[module.pk]))
