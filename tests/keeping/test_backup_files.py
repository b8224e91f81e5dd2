"""One file, readable by its owner only, whole or not at all; a wrong or damaged one is refused before anything is touched."""

import io
import json
import shutil
import tarfile
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from course.keeping import services
from course.keeping.rules import Unusable, is_name
from course.keeping.services import databases
from tests.keeping.copies import Copy

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(grown: Copy, tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with an upload, the site's secret and the first passwords in it."""
    if not grown.address:
        # SQLite copies nothing out of the memory of a test that has a transaction open.
        kept = grown.folder / "course.sqlite3"
        monkeypatch.setattr(databases, "copy_out", lambda path: shutil.copyfile(kept, path))
    settings.DATA_DIR, settings.MEDIA_ROOT = tmp_path / "data", tmp_path / "data" / "media"
    (tmp_path / "data/media/documents").mkdir(parents=True)
    (tmp_path / "data/media/documents/plan.pdf").write_bytes(b"a plan")
    (tmp_path / "data/secret-key.txt").write_text(settings.SECRET_KEY)
    (tmp_path / "data/first-run.txt").write_text("host host a-password")
    return tmp_path


@pytest.fixture
def backup(folder: Path) -> Path:
    services.make(folder / "kept.backup")
    return folder / "kept.backup"


def names(path: Path) -> list[str]:
    with tarfile.open(path) as tar:
        return tar.getnames()


def test_it_holds_database_secret_and_uploads_and_no_password_in_plain(backup: Path) -> None:
    assert names(backup)[1:] == ["secret-key.txt", "media/documents/plan.pdf", "list.json"]
    assert names(backup)[0].startswith("database.")
    assert backup.stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in backup.parent.iterdir()) == ["data", "kept.backup"]


def test_a_secret_that_the_host_set_is_not_in_it_and_he_is_told(folder: Path, capsys: Any) -> None:
    (folder / "data/secret-key.txt").unlink()
    call_command("backup", str(folder / "kept.backup"))
    assert "secret-key.txt" not in names(folder / "kept.backup")
    assert "SECRET_KEY comes from your environment" in capsys.readouterr().out


def test_what_fails_half_way_leaves_the_last_backup_as_it_was(backup: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = backup.read_bytes()
    monkeypatch.setattr(services, "_applied", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        services.make(backup)
    assert backup.read_bytes() == before
    assert len(list(backup.parent.iterdir())) == 2


@pytest.mark.parametrize("path", ["", "no/such/folder/kept.backup"])
def test_a_path_that_cannot_be_written_is_told(folder: Path, path: str) -> None:
    with pytest.raises(CommandError, match=r"Name a file in it|cannot be written"):
        call_command("backup", str(folder / path))


def test_a_whole_one_is_unpacked_beside_the_data_and_cleared_away(backup: Path) -> None:
    with services.unpacked(backup) as found:
        assert (found.folder / "media/documents/plan.pdf").read_bytes() == b"a plan"
    assert sorted(path.name for path in (backup.parent / "data").iterdir()) == [
        "first-run.txt",
        "media",
        "secret-key.txt",
    ]


def repacked(path: Path, changes: dict[str, bytes | None], more: dict[str, bytes] | None = None) -> None:
    """Write a backup anew with some of its files changed, left out, or added."""
    with tarfile.open(path) as tar:
        files = {member.name: tar.extractfile(member).read() for member in tar}
    files = {name: data for name, data in {**(more or {}), **files, **changes}.items() if data is not None}
    with tarfile.open(path, "w:gz") as tar:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))


def relisted(path: Path, **changes: Any) -> None:
    with tarfile.open(path) as tar:
        listed = json.load(tar.extractfile("list.json"))
    repacked(path, {"list.json": json.dumps({**listed, **changes}).encode()})


def refusal(path: Path) -> str:
    with pytest.raises(Unusable) as refused, services.unpacked(path):
        pass
    return str(refused.value)


def test_damage_anywhere_is_found(backup: Path) -> None:
    whole = backup.read_bytes()
    for place in range(20, len(whole), len(whole) // 12):
        backup.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        assert refusal(backup)
    for length in (0, 10, len(whole) // 2, len(whole) - 200):
        backup.write_bytes(whole[:length])
        assert refusal(backup)


@pytest.mark.parametrize(
    ("changes", "more", "says"),
    [
        ({"media/documents/plan.pdf": b"another"}, {}, "damaged: media/documents/plan.pdf"),
        ({"media/documents/plan.pdf": None}, {}, "damaged: media/documents/plan.pdf"),
        ({}, {"media/more.pdf": b"x"}, "damaged: media/more.pdf"),
        ({"list.json": None}, {}, "Its end is missing"),
        ({"list.json": b"[]"}, {}, "list of contents"),
        ({}, {"../secret-key.txt": b"x"}, "no backup of ours"),
        ({}, {"/etc/passwd": b"x"}, "no backup of ours"),
        ({}, {"media/../first-run.txt": b"x"}, "no backup of ours"),
    ],
)
def test_what_was_changed_is_refused(
    backup: Path, changes: dict[str, bytes | None], more: dict[str, bytes], says: str
) -> None:
    repacked(backup, changes, more)
    assert says in refusal(backup)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"format": 2}, "another release"),
        ({"database": "oracle"}, "holds no database"),
        ({"migrations": ["quiz.9999_later"]}, "newer release, which knows quiz.9999_later"),
    ],
)
def test_what_is_not_for_this_release_is_refused(backup: Path, changes: dict[str, Any], says: str) -> None:
    relisted(backup, **changes)
    assert says in refusal(backup)


def test_a_backup_of_the_other_database_is_refused(backup: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = {"sqlite": "postgresql", "postgresql": "sqlite"}[services.connection.vendor]
    monkeypatch.setattr(services.connection, "vendor", other)
    assert "Set DATABASE_URL" in refusal(backup)


def test_a_file_that_is_not_there_or_no_backup_is_refused(folder: Path) -> None:
    assert "There is no file" in refusal(folder / "nowhere")
    (folder / "letter.txt").write_text("Dear host,")
    assert "no backup" in refusal(folder / "letter.txt")


def test_names_that_lead_elsewhere_are_no_names() -> None:
    assert is_name("media/a/b.pdf")
    for name in (
        "media",
        "media/",
        "media//a",
        "media/../a",
        "media/./a",
        "../a",
        "list.json/..",
        "first-run.txt",
        "media/a\0",
    ):
        assert not is_name(name), name
