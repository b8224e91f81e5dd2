"""The CMS runs scripts from its own files, and inline only what starts a widget of Wagtail with nothing but data."""

import re

import pytest
from django.test import Client

from course.reference.models import Fact
from course.safety.rules import widget_scripts
from tests.kit import cms

STARTS = [
    'initDateChooser("id_checked_on", {"dayOfWeekStart": 0});',
    'new SnippetChooser("id_source", {"modalUrl": "/cms/choose/"});',
    'createTaskChooser("id_task");',
    '\n  (function() {\n  var panel = new InlinePanel(JSON.parse("{\\u0022a\\u0022: 1}"));\n  })();\n',
]
PROGRAMS = [
    "alert(1)",
    'initDateChooser("a", {}); alert({});',
    'initDateChooser("a", alert(1));',
    'new SnippetChooser("a", {"b": `${alert(1)}`});',
    'alert(1);initDateChooser("a");',
    'evil.initDateChooser("a");',
    '(function() { var panel = new InlinePanel(JSON.parse("{}")); alert(1); })();',
]


@pytest.mark.parametrize("script", STARTS)
def test_what_starts_a_widget_is_allowed_by_its_hash(script: str) -> None:
    (found,) = widget_scripts(f"<p>Words</p><script>{script}</script>")
    assert re.fullmatch(r"'sha256-[A-Za-z0-9+/]{43}='", found)


@pytest.mark.parametrize("script", PROGRAMS)
def test_a_program_is_not(script: str) -> None:
    assert widget_scripts(f"<script>{script}</script>") == []


@pytest.mark.django_db
@pytest.mark.parametrize("encoding", ["", "gzip"])
def test_a_form_of_the_cms_allows_its_own_widgets_and_nothing_else(editor: Client, encoding: str) -> None:
    reply = editor.get(cms.address(Fact.objects.first()), headers={"Accept-Encoding": encoding})
    policy = reply["Content-Security-Policy"]
    scripts = re.search(r"script-src ([^;]*)", policy)
    assert scripts is not None
    assert re.fullmatch(r"'self'( 'sha256-[^']+')+", scripts[1])
    assert "unsafe-inline" not in scripts[1]
    assert "unsafe-eval" not in policy
