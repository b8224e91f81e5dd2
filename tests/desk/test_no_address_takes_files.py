"""Every address of the CMS, asked by an editor to take a file: nothing is kept."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.users.models import UserProfile

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
ARGUMENTS: list[list[Any]] = [[], [1], [1, 1]]
FIELDS = ("file", "files[]", "avatar-avatar", "document-chooser-upload-file", "image-chooser-upload-file")


def named(patterns: list[Any], space: str = "") -> list[str]:
    """Return the name of every address below `patterns`, with its namespaces."""
    found = []
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            found += named(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern) and pattern.name:
            found.append(space + pattern.name)
    return found


def addresses() -> set[str]:
    found = set()
    for name in named(get_resolver().url_patterns):
        for arguments in ARGUMENTS:
            try:
                found.add(reverse(name, args=arguments))
            except NoReverseMatch:
                continue
    return {address for address in found if address.startswith("/cms/") and "logout" not in address}


def test_no_address_of_the_cms_takes_a_file_from_an_editor(editor: Client) -> None:
    editor.raise_request_exception = False
    asked = addresses()
    assert len(asked) > 150
    for address in sorted(asked):
        files = {field: SimpleUploadedFile("it.png", PNG, "image/png") for field in FIELDS}
        editor.post(address, {"title": "It", "collection": "1", **files}, HTTP_X_REQUESTED_WITH="XMLHttpRequest")
    assert not get_image_model().objects.exists()
    assert not get_document_model().objects.exists()
    assert not UserProfile.objects.exclude(avatar="").exists()


def test_no_form_of_the_cms_asks_an_editor_for_a_file(editor: Client) -> None:
    editor.raise_request_exception = False
    for address in sorted(addresses()):
        reply = editor.get(address)
        is_html = reply.get("Content-Type", "").startswith("text/html") and not reply.streaming
        assert not (is_html and 'type="file"' in reply.content.decode()), address
