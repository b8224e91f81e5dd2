from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone

from course.classroom import services as classes
from course.educators.services import links
from course.progress import services as places


class Command(BaseCommand):
    help = (
        "Delete what retention says must go: classes whose day has come, places not visited for RETENTION_DAYS, "
        "invitations and other links for educators that are over."
    )

    def handle(self, *_args: Any, verbosity: int, **_options: Any) -> None:
        closed = classes.purge(timezone.localdate())
        over = links.purge()
        # Last, because it empties the log beside the database.
        gone = places.purge()
        call_command("clearsessions")
        if verbosity:
            self.stdout.write(f"{closed} classes had reached their day and were deleted with their pupils.")
            self.stdout.write(f"{gone} kept places had not been visited for too long and were deleted.")
            self.stdout.write(f"{over} invitations and reset links were over and were deleted.")
