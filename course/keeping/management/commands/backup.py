import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from course.keeping import services
from course.keeping.rules import KEY_FILE, Unusable


class Command(BaseCommand):
    help = "Write everything a host needs into one file: the database, uploads and the site's secret. The site may run."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, help="the file to write; one of that name is replaced")

    def handle(self, *_args: Any, path: Path, **_options: Any) -> None:
        os.umask(0o077)
        if path.is_dir():
            raise CommandError(f"{path} is a folder. Name a file in it, such as {path / 'course.backup'}")
        try:
            contents = services.make(path.absolute())
        except Unusable as error:
            raise CommandError(f"No backup was made. {error}") from None
        except OSError as error:
            raise CommandError(f"No backup was made: {path} cannot be written ({error.strerror}).") from None
        size = path.stat().st_size / 1_000_000
        self.stdout.write(f"{path}: {size:.1f} MB, {len(contents.files)} files, made on {contents.database}.")
        if KEY_FILE not in contents.files:
            self.stdout.write("SECRET_KEY comes from your environment and is not in it. Keep it too, in another place.")
        self.stdout.write("It holds learners’ answers and everybody’s sign-in. Keep it where only you can read it,")
        self.stdout.write("and throw it away after 30 days: what a learner deletes today is still in it.")
