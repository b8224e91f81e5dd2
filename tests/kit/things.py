"""Things of the tests' own, as an editor would make them."""

from typing import Any

from wagtail.models import Locale
from wagtail.rich_text import RichText

from course.pages.models import LessonPage, ModulePage
from course.quiz.models import Question

A_YES = {"text": "A yes", "right": True, "feedback": "Yes, that fits."}
A_NO = {"text": "A no", "feedback": "It seems so, and yet it is not."}


def question(**fields: Any) -> Question:
    """Save a draft of a question that is ready, but for the fields given."""
    ready = {"stem": "Which one is it?", "options": [("option", A_YES), ("option", A_NO)], "hints": [("hint", "Look.")]}
    made = Question(locale=Locale.get_default(), live=False, **{**ready, **fields})
    made.save()
    made.save_revision()
    return made


def published(thing: Any) -> Any:
    """Publish a thing as it is now, and return what is in the database then."""
    thing.save_revision().publish()
    return type(thing).objects.get(pk=thing.pk)


def lesson(*questions: Question, slug: str = "a-walk", **fields: Any) -> LessonPage:
    """Save a draft of a lesson that asks `questions`, and is ready but for the fields given."""
    text = {"heading": "A walk", "text": RichText("<p>Three friends share a bench.</p>")}
    body = [("text", text), ("questions", {"heading": "Try it", "questions": list(questions)})]
    ready = {"title": "A walk", "content_note": "A made-up story. You can stop.", "body": body[: 1 + bool(questions)]}
    made = LessonPage(slug=slug, live=False, locale=Locale.get_default(), **{**ready, **fields})
    ModulePage.objects.get(key="m1").add_child(instance=made)
    made.save_revision()
    return LessonPage.objects.get(pk=made.pk)
