from typing import Any

from django.core.management.base import BaseCommand

from course.pages.queries import claims


class Command(BaseCommand):
    help = "Print every claim of the course with the sentence that teaches it and the question that asks it."

    def handle(self, *_args: Any, **_options: Any) -> None:
        for one in claims():
            self.stdout.write(f"{one.claim}  {one.says}")
            for where, says in one.taught or [("nowhere", "is not taught yet")]:
                self.stdout.write(f"      taught in {where}: {says}")
            for question, stem in one.asked:
                self.stdout.write(f"      asked by {question}: {stem}")
