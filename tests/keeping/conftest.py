from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.keeping.copies import Copy, copied, empty, loaded
from tests.keeping.learners import LEARNERS


@pytest.fixture(scope="session")
def grown(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Copy]:
    """A course that a host has run for a while: the content, an upload, a secret, learners."""
    with django_db_blocker.unblock(), loaded(tmp_path_factory.mktemp("grown") / "data") as made:
        made.manage("shell", "-v0", "-c", LEARNERS)
        yield made


@pytest.fixture
def course(grown: Copy, tmp_path: Path) -> Iterator[Copy]:
    """A copy of it of one's own."""
    with copied(grown, tmp_path / "course") as made:
        yield made


@pytest.fixture
def elsewhere(grown: Copy, tmp_path: Path) -> Iterator[Copy]:
    """A new machine, with nothing on it yet."""
    with empty(tmp_path / "elsewhere") as made:
        yield made
