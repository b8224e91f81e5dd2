from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from course.signposts.queries import due_for_review


class Command(BaseCommand):
    help = "List the helplines and routes whose day for checking again has come."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--within", type=int, default=0, metavar="DAYS", help="also what comes due in so many days")

    def handle(self, *_args: Any, within: int, **_options: Any) -> None:
        due = due_for_review(timezone.localdate() + timedelta(days=within))
        for signpost in due:
            where = signpost.source.url if signpost.source else "no source"
            self.stdout.write(f"{signpost.review_by} {signpost.key}: {signpost} ({where})")
        self.stdout.write(f"{len(due)} to check again.")
