"""Which question a learner answers, and where it was asked."""

from wagtail.models import Locale, Page

from course.kit.models import Key
from course.kit.rules import is_key
from course.quiz.models import Question


def live_question(key: str) -> Question | None:
    """Return the live question of that key in the reader's language."""
    if not is_key(key):
        return None
    return Question.objects.filter(key=key, live=True, locale=Locale.get_active()).first()


def live_page(key: str, asks: str) -> Page | None:
    """Return the live page of that key in the reader's language, if it asks the question `asks`."""
    if not is_key(key):
        return None
    row = Key.objects.filter(key=key, language=Locale.get_active().language_code).first()
    page = row.owner if row else None
    if not isinstance(page, Page) or not page.live:
        return None
    return page if any(question.key == asks for question in page.asked()) else None
