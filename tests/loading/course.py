"""Content folders of the tests' own, and the two commands that read and write them."""

import io
import shutil
from pathlib import Path

from django.conf import settings
from django.core.management import CommandError, call_command

Texts = dict[str, str]
AUTHORED = settings.ROOT / "content"


def copied(folder: Path, *files: str) -> Path:
    """Copy authored files, or all there are, into a folder of the test's own."""
    for file in files or texts(AUTHORED):
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(AUTHORED / file, folder / file)
    return folder


def written(folder: Path, files: Texts) -> Path:
    for file, text in files.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(text, encoding="utf-8")
    return folder


def texts(folder: Path) -> Texts:
    """Return every content file below a folder, by its path from there."""
    found = sorted(path for path in folder.glob("*/**/*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in found}


def edit(folder: Path, file: str, old: str, new: str) -> None:
    """Write `new` for the first `old` in a file."""
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text, f"{file} has no {old!r}"
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def load(folder: Path, *options: str) -> list[str]:
    """Load a folder and return what the command says, line by line."""
    said = io.StringIO()
    call_command("load_course", str(folder), *options, stdout=said)
    return said.getvalue().splitlines()


def refusals(folder: Path, *options: str) -> list[str]:
    """Return what a load is refused for, line by line; nothing where it is not refused."""
    try:
        load(folder, *options)
    except CommandError as error:
        return str(error).splitlines()
    return []


def dump(folder: Path) -> Texts:
    call_command("dump_course", str(folder), stdout=io.StringIO())
    return texts(folder)


def differing(before: Texts, after: Texts) -> list[tuple[str, str]]:
    """Return each line that is not the same in both, old and new; files must be the same and lines as many."""
    assert before.keys() == after.keys()
    pairs = []
    for file, text in before.items():
        pairs += zip(text.splitlines(), after[file].splitlines(), strict=True)
    return [(old, new) for old, new in pairs if old != new]
