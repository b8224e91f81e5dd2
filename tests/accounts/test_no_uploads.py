"""Nobody uploads a picture."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.images import get_image_model
from wagtail.users.models import UserProfile

from tests.kit.database import changed, rows

pytestmark = pytest.mark.django_db


PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"


def test_the_menu_of_an_editor_has_no_uploads(editor: Client, host: Client) -> None:
    menu = editor.get("/cms/").content.decode()
    for closed in ("/cms/images/", "/cms/documents/", "/cms/users/", "/cms/settings/"):
        assert closed not in menu, closed
    for opened in ("/cms/snippets/quiz/question/", "/cms/snippets/reference/fact/"):
        assert opened in menu, opened


@pytest.mark.parametrize("role", ["editor", "host"])
def test_no_account_page_takes_a_picture(role: str, request: pytest.FixtureRequest) -> None:
    client: Client = request.getfixturevalue(role)
    assert 'type="file"' not in client.get("/cms/account/").content.decode()
    picture = SimpleUploadedFile("me.png", PNG, "image/png")
    client.post("/cms/account/", {"avatar-avatar": picture, "locale-preferred_language": ""})
    assert not UserProfile.objects.exclude(avatar="").exists()


def test_no_picture_or_document_is_taken_anywhere_from_an_editor(editor: Client) -> None:
    before = rows()
    for path in (
        "/cms/images/add/",
        "/cms/images/multiple/add/",
        "/cms/documents/multiple/add/",
        "/cms/images/chooser/create/",
    ):
        file: Any = SimpleUploadedFile("it.png", PNG, "image/png")
        editor.post(path, {"title": "It", "file": file, "files[]": file}, HTTP_X_REQUESTED_WITH="XMLHttpRequest")
    assert not get_image_model().objects.exists()
    assert changed(before, rows()).keys() <= {"django_session"}
