"""Which question a learner answers, and where it was asked."""

from wagtail.models import Locale, Page

from course.kit.models import Key
from course.quiz.models import Question


def live_question(key: str) -> Question | None:
    """Return the live question of that key in the reader's language."""
    return Question.objects.filter(key=key, live=True, locale=Locale.get_active()).first()


def live_page(key: str) -> Page | None:
    """Return the live page of that key in the reader's language."""
    row = Key.objects.filter(key=key, language=Locale.get_active().language_code).first()
    page = row.owner if row else None
    return page if isinstance(page, Page) and page.live else None
