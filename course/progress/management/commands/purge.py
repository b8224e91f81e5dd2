from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from course.progress import services


class Command(BaseCommand):
    help = "Delete what retention says must go: places not visited for RETENTION_DAYS, and sign-ins that have ended."

    def handle(self, *_args: Any, verbosity: int, **_options: Any) -> None:
        gone = services.purge()
        call_command("clearsessions")
        if verbosity:
            self.stdout.write(f"{gone} kept places had not been visited for too long and were deleted.")
