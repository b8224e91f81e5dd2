"""The few addresses that take a form without Django's token, and everything that takes a file."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db.models import FileField
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from course.pages.models import HomePage

# Pages are the same bytes for everyone, so an answer carries no token; marking and searching store nothing.
WITHOUT_TOKEN = {"course.quiz.views.answer", "course.search.views.search"}
# A learner's own forms are believed if they come from a page of this host: tests/learning/test_doors.py.
WITHOUT_TOKEN |= {f"course.learning.views.{name}" for name in ("keep", "back", "words", "done", "delete", "skip")}
WITHOUT_TOKEN |= {f"course.classroom.views.join.{name}" for name in ("join", "name", "card")}
# These ask for the token themselves, once somebody has signed in.
WAGTAILS_OWN = {
    "wagtail.admin.api.views.PagesAdminAPIViewSet",
    "wagtail.documents.api.admin.views.DocumentsAdminAPIViewSet",
    "wagtail.images.api.admin.views.ImagesAdminAPIViewSet",
}


def views(resolver: URLResolver) -> Iterator[Any]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield pattern.callback
        else:
            yield from views(pattern)


def test_only_listed_views_take_a_form_without_a_token() -> None:
    found = {
        f"{view.__module__}.{view.__name__}" for view in views(get_resolver()) if getattr(view, "csrf_exempt", False)
    }
    assert found == WITHOUT_TOKEN | WAGTAILS_OWN


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/en/", "/en/faq/", "/cms/login/", "/cms/logout/", "/cms/account/"])
def test_every_other_address_wants_a_token(path: str) -> None:
    assert Client(enforce_csrf_checks=True).post(path, {"a": "b"}).status_code == 403


@pytest.mark.django_db
def test_the_page_list_of_the_cms_wants_a_token_too(editor: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = editor.cookies
    page = HomePage.objects.get(key="home")
    address = reverse("wagtailadmin_api:pages:action", args=[page.pk, "unpublish"])
    assert strict.post(address).status_code == 403
    assert HomePage.objects.get(key="home").live


def test_nothing_of_ours_stores_a_file_or_an_address_of_a_reader() -> None:
    ours = [model for model in apps.get_models() if model.__module__.startswith("course.")]
    kinds = {
        field.get_internal_type() for model in ours for field in model._meta.get_fields() if hasattr(field, "attname")
    }
    assert len(ours) >= 20
    assert not kinds & {"FileField", "ImageField", "GenericIPAddressField"}
    assert not [field for model in ours for field in model._meta.get_fields() if isinstance(field, FileField)]
