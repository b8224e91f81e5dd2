import logging
from datetime import timedelta
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from course.loading.models import Done

# Each a command of its own, with how often it is due.
CHORES = {
    "publish_scheduled": timedelta(minutes=1),
    "purge": timedelta(days=1),
}
log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Do the chores that are due; each once, however many processes and machines share the database."

    def handle(self, *_args: Any, **_options: Any) -> None:
        for name, every in CHORES.items():
            if Done.claim(name, every):
                self._do(name)

    def _do(self, name: str) -> None:
        try:
            call_command(name, verbosity=0)
        except Exception:  # one chore that fails must not keep the others from being done
            log.exception("The chore %s failed; it is tried again when it is next due.", name)
