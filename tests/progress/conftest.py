from collections.abc import Iterator

import pytest

from tests.keeping.conftest import grown  # noqa: F401 - a fixture
from tests.keeping.copies import Copy, copied
from tests.progress.served import Server, served


@pytest.fixture(scope="module")
def whole(grown: Copy, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Copy]:  # noqa: F811
    """A course ready to be served."""
    with copied(grown, tmp_path_factory.mktemp("whole") / "data") as made:
        yield made


@pytest.fixture(scope="module")
def server(whole: Copy) -> Iterator[Server]:
    """A course that runs."""
    with served(whole) as running:
        yield running
