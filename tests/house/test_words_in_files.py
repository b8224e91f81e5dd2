"""No file that is handed on names the place it was written in, a package index, or a secret."""

import re
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# In pieces, so that this file may be handed on itself.
PLACES = [r"(?<![\w./-])/" + "work" + r"\b", r"(?<![\w./-])/" + "tmp" + r"\b", r"\.\./" + "shared" + r"\b"]
# Package indexes by the fingerprint of their domain: not even this file names one.
INDEXES = {
    "3ca29e55be4befa4",
    "8743857e3ea00fd1",
    "8b5bb5eb9d758455",
    "a4aa2ac280bb8d1a",
}
DOMAIN = re.compile(r"[a-z0-9-]+\.[a-z]{2,}(?![a-z0-9-]|\.[a-z])")
SECRETS = ["BEGIN [A-Z ]*PRIVATE " + "KEY", "AKIA" + r"[0-9A-Z]{16}"]
# Words that give a template or a view a way around the escaping of what editors write.
UNSAFE = [r"\|safe\b", r"\bmark_safe\(", r"\bautoescape off\b", r"\bRawHTMLBlock\b", r"\beval\(", r"\bexec\("]


def tracked() -> dict[str, str]:
    """Return the text of every file under version control."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a checkout")
    found = {}
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            found[name] = (ROOT / name).read_bytes().decode("utf-8", errors="replace")
    return found


def naming(patterns: list[str], files: dict[str, str]) -> list[str]:
    wanted = re.compile("|".join(patterns))
    return [f"{name}: {hit[0]}" for name, text in files.items() for hit in wanted.finditer(text)]


def fingerprint(domain: str) -> str:
    return sha256(domain.encode()).hexdigest()[:16]


def test_no_file_names_the_place_it_was_written_in() -> None:
    assert naming(PLACES, tracked()) == []


def test_no_file_names_a_package_index() -> None:
    files = tracked()
    named = {name: set(map(fingerprint, DOMAIN.findall(text.lower()))) & INDEXES for name, text in files.items()}
    assert [name for name, found in named.items() if found] == []


def test_no_file_holds_a_secret() -> None:
    assert naming(SECRETS, tracked()) == []


def test_no_code_goes_around_escaping() -> None:
    ours = {name: text for name, text in tracked().items() if name.startswith("course/")}
    assert naming(UNSAFE, ours) == []


def test_no_state_of_a_running_course_is_tracked() -> None:
    assert [
        name for name in tracked() if name.startswith(("var/", ".venv/")) or name.endswith((".sqlite3", ".pyc"))
    ] == []
