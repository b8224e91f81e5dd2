from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from wagtail.models import Locale

from course.loading import queries


class Command(BaseCommand):
    help = "Write what is published to content files in their canonical form."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, help="a folder; a folder for each language is made in it")

    def handle(self, *_args: Any, path: Path, **_options: Any) -> None:
        texts: dict[str, str] = {}
        for locale in Locale.objects.order_by("language_code"):
            texts |= queries.whole(locale.language_code)
        for file, text in sorted(texts.items()):
            target = path / file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        self.stdout.write(f"{len(texts)} files written to {path}.")
