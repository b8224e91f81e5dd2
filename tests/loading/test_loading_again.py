"""Files go in and come out the same, however often."""

from pathlib import Path

import pytest

from course.kit.models import Key, Refusal
from course.loading.models import Loaded
from tests.kit.database import changed, rows
from tests.loading.course import AUTHORED, copied, dump, edit, load, texts

pytestmark = pytest.mark.django_db


def test_loading_twice_changes_nothing() -> None:
    before = rows()
    assert load(AUTHORED) == ["0 written, 0 kept as edited, 0 gone from the files."]
    assert changed(before, rows()) == {}


def test_the_dump_gives_the_files_back_byte_for_byte(tmp_path: Path) -> None:
    assert dump(tmp_path) == texts(AUTHORED)


def test_a_load_in_two_steps_ends_like_a_load_in_one(tmp_path: Path) -> None:
    """Written over and back again: nothing of the first writing stays."""
    file = "en/questions/m2l1.yaml"
    folder = copied(tmp_path / "in", file)
    edit(folder, file, "edition: 1", "edition: 2")
    assert load(folder)[-1].startswith("1 written, 0 kept")
    assert dump(tmp_path / "out") != texts(AUTHORED)
    load(copied(tmp_path / "again", file))
    assert dump(tmp_path / "out") == texts(AUTHORED)


def test_every_entry_is_live_and_remembered_with_what_was_loaded() -> None:
    assert Loaded.objects.count() > 150
    assert not Loaded.objects.filter(revision=None).exists()
    assert not Refusal.objects.exists()
    assert set(Loaded.objects.values_list("key", flat=True)) <= set(Key.objects.values_list("key", flat=True))


def test_check_says_what_a_load_would_do_and_changes_nothing(tmp_path: Path) -> None:
    file = "en/questions/m2l1.yaml"
    folder = copied(tmp_path, file)
    edit(folder, file, "edition: 1", "edition: 2")
    before = rows()
    assert load(folder, "--check")[-1].startswith("1 would be written, 0 kept as edited,")
    assert changed(before, rows()) == {}


def test_a_refused_load_changes_nothing_even_of_what_is_right(tmp_path: Path) -> None:
    file = "en/questions/m2l1.yaml"
    folder = copied(tmp_path, file)
    edit(folder, file, "edition: 1", "edition: 2")
    edit(folder, file, "claims: F34", "claims: F99")
    before = rows()
    with pytest.raises(Exception, match="nothing was changed"):
        load(folder)
    assert changed(before, rows()) == {}


def test_a_key_gone_from_the_files_is_listed_and_stays(tmp_path: Path) -> None:
    folder = copied(tmp_path / "in")
    (folder / "en/questions/m2l1.yaml").unlink()
    (folder / "en/accessibility.md").unlink()
    (folder / "en/spread-mechanics/five-stages.md").unlink()
    edit(folder, "en/spread-mechanics/module.md", "- m2l1\n", "")
    said = load(folder)
    gone = [line for line in said if "is no longer in the files. It stays" in line]
    assert {"accessibility", "m2l1", "m2l1-1", "m2l1.order"} <= {line.split()[0] for line in gone}
    assert said[-1].endswith(f"{len(gone)} gone from the files.")
    assert dump(tmp_path / "out") == texts(AUTHORED)


@pytest.mark.parametrize(
    ("name", "says"), [("none", "is no folder"), (".", "holds no content. It needs a folder for each language")]
)
def test_a_folder_without_content_is_refused(tmp_path: Path, name: str, says: str) -> None:
    with pytest.raises(Exception, match=says):
        load(tmp_path / name)
