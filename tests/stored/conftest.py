"""Every test has a number of changes of its own: other tests write content, too."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from course.stored import services


@pytest.fixture(autouse=True)
def changes(settings: Any, tmp_path: Path) -> Iterator[services.Changes]:
    settings.DATA_DIR = tmp_path
    services.changes.cache_clear()
    yield services.changes()
    services.changes.cache_clear()
