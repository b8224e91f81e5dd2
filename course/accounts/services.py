"""The accounts of the first run."""

import secrets
from pathlib import Path

from django.contrib.auth.models import Group
from django.db import transaction

from course.accounts.models import EDUCATORS, User

FIRST = {"host": "host", "editor": "editor", "educator": "educator"}
GROUPS = {"editor": "Editors", "educator": EDUCATORS}


@transaction.atomic
def make_first_accounts(folder: Path) -> Path | None:
    """Create the host, an editor and an educator, write their passwords to a file only its owner can read, return its path.

    Returns None, and changes nothing, where somebody can sign in already.
    """
    if User.objects.exists():
        return None
    lines = [f"{role} {name} {_make(role, name)}" for role, name in FIRST.items()]
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "first-run.txt"
    path.touch(mode=0o600)
    path.chmod(0o600)
    path.write_text("\n".join(lines) + "\n")
    return path


def _make(role: str, name: str) -> str:
    password = secrets.token_urlsafe(12)
    user = User(username=name, is_staff=role == "host", is_superuser=role == "host")
    user.set_password(password)
    user.must_change_password = True
    user.save()
    if role in GROUPS:
        group, _made = Group.objects.get_or_create(name=GROUPS[role])
        user.groups.add(group)
    return password
