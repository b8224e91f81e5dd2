"""The course's own settings, with a data folder and passwords of the tests' own."""

import os
from pathlib import Path

# One for each worker: what one writes would make the stored pages of the others old.
DATA = Path(__file__).resolve().parent.parent / "var" / "test" / os.environ.get("PYTEST_XDIST_WORKER", "alone")
(DATA / "static").mkdir(parents=True, exist_ok=True)
os.environ |= {"DATA_DIR": str(DATA), "SECRET_KEY": "a key for tests only"}

from course.settings import *  # noqa: E402, F403
from course.settings import DATABASES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Connections are closed between tests; one kept for ever would outlive its test database.
DATABASES["default"]["CONN_MAX_AGE"] = 0
