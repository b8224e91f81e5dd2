import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from course.loading import services
from course.loading.files import Entry, read_folder


class Command(BaseCommand):
    help = "Load content files into pages and snippets; what an editor changed is left alone and named."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", nargs="?", type=Path, default=settings.ROOT / "content")
        parser.add_argument("--check", action="store_true", help="only report problems; change nothing")
        parser.add_argument(
            "--overwrite", nargs="+", metavar="KEY", default=[], help="keys to write over an editor's work"
        )

    def handle(self, *_args: Any, path: Path, check: bool, overwrite: list[str], **_options: Any) -> None:
        if not path.is_dir():
            raise CommandError(f"{path} is no folder. Name the folder that holds a folder for each language.")
        entries, problems = read_folder(path)
        if not entries and not problems:
            raise CommandError(f"{path} holds no content. It needs a folder for each language, such as en/.")
        report = services.Report(problems=problems) if problems else self._run(entries, frozenset(overwrite), check)
        if report.problems:
            lines = sorted(report.problems, key=lambda problem: (problem.file, problem.line))
            raise CommandError("\n".join([*map(str, lines), f"{len(lines)} to mend; nothing was changed."]))
        self._tell(report, check)

    def _run(self, entries: list[Entry], overwrite: frozenset[str], check: bool) -> services.Report:
        try:
            return services.check(entries, _bar) if check else services.load(entries, overwrite, _bar)
        except services.Refused as refused:
            return refused.report

    def _tell(self, report: services.Report, check: bool) -> None:
        for key, why in report.kept:
            self.stdout.write(f"kept {key}: it {why}. Add --overwrite {key} to take the file instead.")
        for key in report.gone:
            self.stdout.write(f"{key} is no longer in the files. It stays; unpublish it in the CMS if it should go.")
        verb = "would be written" if check else "written"
        self.stdout.write(
            f"{len(report.written)} {verb}, {len(report.kept)} kept as edited, {len(report.gone)} gone from the files."
        )


def _bar(entries: Iterable[Entry]) -> Iterable[Entry]:
    return tqdm(entries, desc="Loading", unit="", disable=not sys.stderr.isatty())
