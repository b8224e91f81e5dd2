"""Whatever a public page shows ends what is stored when it is changed; what nobody sees does not."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.db.models import F
from django.test import Client
from wagtail.models import Page, Site

from course.accounts.models import User
from course.pages.models import HomePage, LessonPage, ModulePage
from course.quiz.models import Question
from course.reference.models import Fact, Source, Term
from course.signposts.models import Country, Helpline, Here
from course.stored import services
from course.timeline.models import Stage, Timeline
from tests.kit import cms, things

pytestmark = pytest.mark.django_db


@pytest.fixture
def ends(django_capture_on_commit_callbacks: Any) -> Callable[..., bool]:
    """Return what says whether doing something ended what was stored."""

    def ends(do: Callable[[], Any]) -> bool:
        before = services.state()
        assert before is not None
        with django_capture_on_commit_callbacks(execute=True):
            do()
        after = services.state()
        assert after is not None
        return after != before

    return ends


@pytest.fixture
def drafts(django_capture_on_commit_callbacks: Any) -> dict[str, Any]:
    """A lesson and a question that were never published."""
    with django_capture_on_commit_callbacks(execute=True):
        return {"summary": things.lesson(), "stem": things.question()}


def lesson() -> LessonPage:
    return LessonPage.objects.get(key="m2l1")


@pytest.mark.parametrize(
    "model", [LessonPage, ModulePage, HomePage, Question, Stage, Timeline, Fact, Source, Term, Country, Helpline]
)
def test_publishing_ends_what_is_stored_and_a_draft_does_not(ends: Any, model: type[Any]) -> None:
    thing = model.objects.first()
    assert not ends(thing.save_revision)
    revision = thing.get_latest_revision()
    assert ends(revision.publish)
    assert ends(lambda: model.objects.get(pk=thing.pk).save())
    assert ends(lambda: model.objects.get(pk=thing.pk).unpublish())
    assert not ends(lambda: model.objects.get(pk=thing.pk).save())


def test_an_editor_who_types_ends_nothing_until_the_page_is_published(ends: Any, editor: Client) -> None:
    fields = cms.form(editor, lesson())
    draft = {**fields, "title": "Five steps"}
    assert not ends(lambda: editor.get(cms.address(lesson())))
    assert not ends(lambda: editor.post(cms.address(lesson()), draft))
    assert lesson().draft_title == "Five steps"
    assert ends(lambda: editor.post(cms.address(lesson()), {**draft, **cms.TO_PUBLISH}))
    assert lesson().title == "Five steps"


@pytest.mark.parametrize("field", ["summary", "stem"])
def test_work_on_what_was_never_published_ends_nothing(
    ends: Any, editor: Client, drafts: dict[str, Any], field: str
) -> None:
    draft = drafts[field]
    fields = {**cms.form(editor, draft), field: "Which one is it not?"}
    assert not ends(lambda: editor.post(cms.address(draft), fields))
    draft.refresh_from_db()
    assert getattr(draft, field) == "Which one is it not?"
    assert ends(lambda: draft.get_latest_revision().publish())


def test_moving_deleting_and_arranging_pages_ends_what_is_stored(ends: Any) -> None:
    other = ModulePage.objects.get(key="m3")
    assert ends(lambda: lesson().move(other, pos="first-child"))
    assert ends(lambda: Page.objects.get(pk=lesson().pk).delete())
    assert ends(lambda: Page.objects.get(pk=other.pk).move(other.get_parent(), pos="first-child"))


def test_what_the_host_says_of_this_place_ends_what_is_stored(ends: Any) -> None:
    assert ends(lambda: Here.objects.create(name="Ms Okafor"))
    assert ends(lambda: Here.objects.update(name="Mr Okafor"))
    assert ends(lambda: Site.objects.update(site_name="Another"))


def test_ways_round_the_models_count_too(ends: Any) -> None:
    terms = list(Term.objects.exclude(pk=F("locale_id"))[:2])
    # A hidden term that has the number of the language: it must not be taken for the rows of that language.
    assert ends(lambda: Term.objects.filter(pk=terms[0].locale_id).update(live=False))
    assert ends(lambda: Term.objects.filter(locale=terms[0].locale).update(meaning="Another."))
    assert ends(lambda: Term.objects.filter(key=terms[0].key).update(meaning="Another."))
    assert ends(lambda: Term.objects.filter(pk=terms[0].pk).update(meaning="Another."))
    assert ends(lambda: Term.objects.bulk_update(terms, ["meaning"]))
    assert ends(lambda: Term.objects.bulk_create([Term(name="New", meaning="New.", locale=terms[0].locale)]))
    assert ends(lambda: Term.objects.filter(pk=terms[1].pk).delete())


def test_what_people_and_machines_note_down_ends_nothing(ends: Any) -> None:
    page = lesson()
    editors = Group.objects.get(name="Editors")
    assert not ends(lambda: User.objects.create_user("una", password="a long enough password").groups.add(editors))
    assert not ends(lambda: page.get_latest_revision() or page.save_revision())
    assert not ends(lambda: Client().get(page.url))
    assert not ends(lambda: Client().post("/en/answer/m2l1-1/", {"in": "m2l1", "state": "x"}))


def test_signing_in_ends_nothing(ends: Any, host: Client) -> None:
    assert not ends(lambda: host.get("/cms/"))
    assert not ends(lambda: host.post("/cms/logout/"))


def test_every_name_of_what_nobody_sees_is_there() -> None:
    models = apps.get_models()
    known = {model._meta.label_lower for model in models} | {model._meta.app_label for model in models}
    assert services.rules.UNSEEN - known == set()
