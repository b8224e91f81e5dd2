"""What a backup is: one file, with a list of what is in it at its end, and when it is not to be trusted."""

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass, field
from hashlib import sha256

FORMAT = 1
LIST = "list.json"
KEY_FILE = "secret-key.txt"
DATABASE = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
_NAME = re.compile(rf"{'|'.join(map(re.escape, [*DATABASE.values(), KEY_FILE, LIST]))}|media/[^\0]+")


class Unusable(Exception):  # noqa: N818 - it carries what to tell the host
    """A file that nothing may be restored from, with the reason."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup holds: each file's name, size and checksum, and what it was made of."""

    made_at: str
    database: str
    migrations: tuple[str, ...]
    secret: str
    files: dict[str, tuple[int, str]] = field(default_factory=dict)

    def as_text(self) -> str:
        return json.dumps({"format": FORMAT, **asdict(self)}, indent=1, sort_keys=True)


def read_contents(text: str) -> Contents:
    """Return the list at the end of a backup. Raises Unusable."""
    try:
        found = json.loads(text)
        if found.pop("format") != FORMAT:
            raise Unusable("It was made by another release, which wrote backups differently. Use that release.")
        files = {name: (int(size), str(digest)) for name, (size, digest) in found.pop("files").items()}
        return Contents(**found | {"migrations": tuple(found["migrations"]), "files": files})
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Unusable("Its list of contents cannot be read.") from error


def is_name(name: str) -> bool:
    """Return whether a file of that name may be in a backup: it can lead to no other folder."""
    return bool(_NAME.fullmatch(name)) and not {"..", ".", ""} & set(name.split("/"))


def problems(
    contents: Contents, found: dict[str, tuple[int, str]], database: str, known: Collection[str]
) -> Iterator[str]:
    """Yield why this backup cannot be restored here, the gravest first."""
    listed = dict(contents.files)
    for name in sorted(listed.keys() | found.keys()):
        if listed.get(name) != found.get(name):
            yield f"It is damaged: {name} is not what it was when the backup was made. Use another backup."
            return
    if contents.database not in DATABASE or DATABASE[contents.database] not in listed:
        yield "It holds no database. Use another backup."
    elif contents.database != database:
        yield f"It was made on {contents.database}, and this course uses {database}. Set DATABASE_URL accordingly."
    newer = sorted(set(contents.migrations) - set(known))
    if newer:
        yield f"It was made by a newer release, which knows {newer[0]}. Install that release first."


def fingerprint(secret: str) -> str:
    """Return a short name of the site's secret, to tell whether two are the same."""
    return sha256(f"course.keeping:{secret}".encode()).hexdigest()[:16]
