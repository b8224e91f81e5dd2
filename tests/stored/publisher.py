"""Publishes a page whose number is in three places and two tables, again and again; prints when each was committed."""

import sys
import time

import django

django.setup()

from django.db import transaction  # noqa: E402
from wagtail.rich_text import RichText  # noqa: E402

from course.pages.models import HomePage, TextPage  # noqa: E402
from course.reference.models import Fact  # noqa: E402

SLUG = "numbers"
NEVER_PUBLISHED = 1_000_000


def publish(number: int) -> None:
    """Publish page and fact with `number`, in one transaction, and leave a draft of another."""
    fact = Fact.objects.get(key="fact.of-numbers")
    page = TextPage.objects.get(slug=SLUG)
    with transaction.atomic():
        _say(page, fact, number).save_revision().publish()
        fact.claim = f"Number {number}."
        fact.save_revision().publish()
    _say(page, fact, NEVER_PUBLISHED + number).save_revision()


def _say(page: TextPage, fact: Fact, number: int) -> TextPage:
    text = RichText(f"<p>Number {number}.</p>")
    page.body = [
        ("text", {"heading": "First", "text": text}),
        ("fact", {"heading": "Known", "fact": fact, "text": text}),
    ]
    return page


def make() -> None:
    home = HomePage.objects.first()
    other = Fact.objects.filter(live=True).first()
    fact = Fact(claim="Number 0.", source=other.source, checked_on=other.checked_on, locale=home.locale)
    fact.key = "fact.of-numbers"
    fact.save()
    page = TextPage(title="Numbers", slug=SLUG, live=False, locale=home.locale)
    home.add_child(instance=_say(page, fact, 0))


if __name__ == "__main__":
    if not TextPage.objects.filter(slug=SLUG).exists():
        make()
    publish(0)
    print("ready", flush=True)  # noqa: T201 - read by the test
    for number in range(1, int(sys.argv[1]) + 1):
        publish(number)
        print(number, time.monotonic(), flush=True)  # noqa: T201 - read by the test
        time.sleep(0.02 if number % 3 else 0.3)  # so that pages come to be stored in between
