import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from course.keeping import services
from course.keeping.rules import KEY_FILE, Contents, Unusable, fingerprint
from course.keeping.services import databases


class Command(BaseCommand):
    help = "Put back what `backup` wrote: look through the file first, and change nothing if anything in it is wrong."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, help="a file that `backup` wrote")
        parser.add_argument("--overwrite", action="store_true", help="replace the course that is here, even if it runs")

    def handle(self, *_args: Any, path: Path, overwrite: bool, **_options: Any) -> None:
        os.umask(0o077)
        try:
            with services.unpacked(path) as backup:
                if not overwrite:
                    self._refuse_to_overwrite()
                services.put_back(backup)
                self._tell(backup.contents)
        except Unusable as error:
            raise CommandError(f"Nothing was changed. {error}") from None

    def _refuse_to_overwrite(self) -> None:
        if not services.is_inhabited():
            return
        runs = "and it is running: stop it first. Then" if databases.is_in_use() else "and"
        message = f"There is a course here already, {runs} add --overwrite if this backup is to replace it."
        raise CommandError(f"Nothing was changed. {message}")

    def _tell(self, contents: Contents) -> None:
        self.stdout.write(f"Restored as of {contents.made_at}. What retention says must go was deleted again.")
        own = KEY_FILE in contents.files and not os.environ.get("SECRET_KEY")
        if not own and fingerprint(settings.SECRET_KEY) != contents.secret:
            self.stdout.write(
                "SECRET_KEY is another one than then: nobody’s four words work until you set that one again."
            )
        self.stdout.write(
            "What to do next: start the site with `make run`; if it was running, stop it and start it again."
        )
        self.stdout.write("Accounts and passwords are those of that day. Forgotten? manage.py changepassword NAME")
