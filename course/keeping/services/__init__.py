"""Everything a host needs into one file, and back."""

import hashlib
import os
import shutil
import tarfile
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from course.keeping.rules import (
    DATABASE,
    KEY_FILE,
    LIST,
    Contents,
    Unusable,
    fingerprint,
    is_name,
    problems,
    read_contents,
)
from course.keeping.services import databases

CHUNK = 1 << 20
BROKEN = (tarfile.TarError, EOFError, zlib.error, OSError, UnicodeDecodeError)


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A backup that was looked through: its list, and the folder its files lie in."""

    contents: Contents
    folder: Path


class _Reader:
    """A file read once, by whoever packs it, and counted and summed up on the way."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.size, self.digest = file, 0, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        data = self.file.read(size)
        self.size += len(data)
        self.digest.update(data)
        return data

    @property
    def sum(self) -> tuple[int, str]:
        return self.size, self.digest.hexdigest()


def make(path: Path) -> Contents:
    """Write a backup to `path`, whole or not at all, readable by its owner only; the site may run meanwhile."""
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".backup-") as made:
        folder = Path(made)
        dump, whole = folder / DATABASE[connection.vendor], folder / "whole"
        databases.copy_out(dump)
        files: dict[str, tuple[int, str]] = {}
        with os.fdopen(os.open(whole, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            with tarfile.open(fileobj=file, mode="w:gz", compresslevel=6) as tar:
                for name, source in (dump.name, dump), *_other_files():
                    files[name] = _add(tar, name, source)
                contents = Contents(
                    timezone.now().isoformat(timespec="seconds"),
                    connection.vendor,
                    tuple(_applied()),
                    fingerprint(settings.SECRET_KEY),
                    files,
                )
                listed = folder / LIST
                listed.write_text(contents.as_text())
                _add(tar, LIST, listed)
            file.flush()
            os.fsync(file.fileno())
        whole.replace(path)
    return contents


def _other_files() -> Iterator[tuple[str, Path]]:
    """Yield what stands in the data folder and cannot be made anew; first-run.txt holds passwords, and stays."""
    if own_secret():
        yield KEY_FILE, settings.DATA_DIR / KEY_FILE
    media = Path(settings.MEDIA_ROOT)
    for path in sorted(media.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield f"media/{path.relative_to(media).as_posix()}", path


def own_secret() -> bool:
    """Return whether the site's secret is the one kept in the data folder, not one the host set."""
    kept = settings.DATA_DIR / KEY_FILE
    return kept.exists() and kept.read_text().strip() == settings.SECRET_KEY


def _add(tar: tarfile.TarFile, name: str, source: Path) -> tuple[int, str]:
    with source.open("rb") as file:
        info = tarfile.TarInfo(name)
        info.size, info.mode = os.fstat(file.fileno()).st_size, 0o600
        reader = _Reader(file)
        tar.addfile(info, reader)
    return reader.sum


def _applied() -> list[str]:
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())


@contextmanager
def unpacked(path: Path) -> Iterator[Unpacked]:
    """Look through a backup, and yield it unpacked beside the data. Raises Unusable, and has touched nothing else."""
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.DATA_DIR, prefix=".restore-") as made:
        folder = Path(made)
        try:
            found = _unpack(path, folder)
        except FileNotFoundError:
            raise Unusable(f"There is no file {path}.") from None
        except BROKEN as error:
            raise Unusable(f"It is no backup, or a damaged one ({error}).") from None
        if found.pop(LIST, None) is None:
            raise Unusable("Its end is missing: it was not copied whole.")
        contents = read_contents((folder / LIST).read_text())
        known = {f"{app}.{name}" for app, name in MigrationLoader(None, ignore_no_migrations=True).disk_migrations}
        for problem in problems(contents, found, connection.vendor, known):
            raise Unusable(problem)
        databases.check(folder / DATABASE[contents.database])
        yield Unpacked(contents, folder)


def _unpack(path: Path, folder: Path) -> dict[str, tuple[int, str]]:
    found = {}
    with tarfile.open(path, mode="r:gz") as tar:
        for member in tar:
            file = tar.extractfile(member) if member.isreg() and is_name(member.name) else None
            if file is None:
                raise Unusable(f"It holds {member.name!r}, which no backup of ours does.")
            target = folder / member.name
            target.parent.mkdir(parents=True, exist_ok=True)
            reader = _Reader(file)
            with target.open("xb") as to:
                shutil.copyfileobj(reader, to, CHUNK)
            found[member.name] = reader.sum
    return found


def is_inhabited() -> bool:
    """Return whether there is a course here that a restore would overwrite."""
    media = Path(settings.MEDIA_ROOT)
    return databases.has_tables() or (media.exists() and any(media.iterdir()))


def put_back(backup: Unpacked) -> None:
    """Replace the database, the media and the secret by those of a backup, then bring them up to date and purge."""
    connections.close_all()
    databases.copy_in(backup.folder / DATABASE[backup.contents.database])
    _replace_media(backup.folder / "media")
    if KEY_FILE in backup.contents.files:
        (backup.folder / KEY_FILE).replace(settings.DATA_DIR / KEY_FILE)
    (settings.DATA_DIR / "first-run.txt").unlink(missing_ok=True)
    cache.clear()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("purge", verbosity=0)


def _replace_media(restored: Path) -> None:
    media, old = Path(settings.MEDIA_ROOT), Path(settings.MEDIA_ROOT).with_name("media.old")
    shutil.rmtree(old, ignore_errors=True)
    if media.exists():
        media.rename(old)
    if restored.exists():
        restored.rename(media)
    shutil.rmtree(old, ignore_errors=True)
