"""Take a lesson out of the course (`out`) and put it, with what it chooses, into the stock site (`in`)."""

import importlib
import json
import sys
from pathlib import Path

import django


def out(slug: str) -> dict:
    from course.pages.models import LessonPage
    from course.quiz.models import Question
    from course.reference.models import Fact
    from course.timeline.models import Timeline

    lesson = LessonPage.objects.get(slug=slug)
    return {
        "title": lesson.title,
        "slug": lesson.slug,
        "body": list(lesson.body.raw_data),
        "Timeline": [[one.pk, one.title] for one in Timeline.objects.all()],
        "Question": [[one.pk, one.stem] for one in Question.objects.all()],
        "Fact": [[one.pk, one.claim] for one in Fact.objects.all()],
    }


def put_in(found: dict) -> None:
    from django.conf import settings
    from django.core.management import call_command
    from wagtail.models import Page

    from tests.bench.stock import models

    package = settings.DATA / "stock_migrations"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    importlib.invalidate_caches()
    call_command("makemigrations", "stock", verbosity=0)
    call_command("migrate", verbosity=0)
    for name in ("Timeline", "Question", "Fact"):
        model = getattr(models, name)
        model.objects.bulk_create(model(pk=pk, says=says) for pk, says in found[name])
    # As deep in the tree as ours: home, module, lesson.
    home = Page.objects.get(depth=2)
    module = home.add_child(instance=Page(title="Module", slug="module"))
    lesson = models.LessonPage(title=found["title"], slug=found["slug"], body=json.dumps(found["body"]))
    module.add_child(instance=lesson)


if __name__ == "__main__":
    django.setup()
    way, path, *slug = sys.argv[1:]
    if way == "out":
        Path(path).write_text(json.dumps(out(*slug), default=str))
    else:
        put_in(json.loads(Path(path).read_text()))
