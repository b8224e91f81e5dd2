from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from course.classroom.models import Classroom
from course.progress import services


class Command(BaseCommand):
    help = "Make the figures of classes anew from their answers, and say how many had to be put right."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("classroom", nargs="?", metavar="CLASS", help="The name of a class in its address.")

    def handle(self, *_args: Any, verbosity: int, **options: Any) -> None:
        wanted = options["classroom"]
        found = Classroom.objects.filter(public_id=wanted) if wanted else Classroom.objects.all()
        cohorts = list(found.order_by("pk").values_list("cohort", flat=True))
        if wanted and not cohorts:
            raise CommandError(f"There is no class “{wanted}”. Copy it from the address: /teach/classes/<CLASS>/.")
        wrong = sum(services.recount(cohort) for cohort in cohorts)
        if verbosity:
            self.stdout.write(f"{len(cohorts)} classes counted anew; {wrong} figures were put right.")
