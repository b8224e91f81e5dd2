"""Content files as text: what stands in them, on which line, and their one canonical form."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from course.kit.rules import is_key
from course.loading.rules import markdown_problems

Path_ = tuple[str | int, ...]
# Reading is most of what a load takes, and the one in C reads ten times as fast.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
SNIPPETS = (
    "sources",
    "facts",
    "terms",
    "claims",
    "timelines",
    "stages",
    "questions",
    "countries",
    "helplines",
    "routes",
    "advice",
    "laws",
    "duties",
    "tellings",
)
PAGES = ("home", "module", "lesson", "faq", "glossary", "sources", "text")
ONE_FILE = ("sources", "facts", "terms", "claims")
LISTED = {"home": "modules", "module": "lessons"}
_FENCE = re.compile(r"^::: (?P<kind>\S+) (?P<key>\S+)$")


@dataclass(frozen=True, slots=True)
class FileProblem:
    """An authoring mistake: where it stands and what to write instead."""

    file: str
    line: int
    says: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.says}"


@dataclass(slots=True)
class Entry:
    """One page or snippet as a content file has it. `lines` tells on which line each part stands."""

    kind: str
    key: str
    language: str
    file: str
    data: dict[str, Any]
    is_page: bool = False
    lines: dict[Path_, int] = field(default_factory=dict)

    def line(self, where: str, says: str = "") -> int:
        """Return the line of a problem's place such as `options.2.feedback`, or of what holds it.

        In a block's text it is the line that holds what the problem quotes.
        """
        parts: list[str | int] = [int(part) if part.isdigit() else part for part in where.split(".") if part]
        while parts and tuple(parts) not in self.lines:
            parts.pop()
        return self.lines.get(tuple(parts), 1) + self._row(parts, says)

    def _row(self, parts: list[str | int], says: str) -> int:
        if not (self.is_page and len(parts) == 3 and parts[2] == "text"):
            return 0
        rows = self.data["body"][parts[1]].get("text", "").splitlines()
        quoted = [found[1] or found[2] for found in re.finditer(r"“([^”]+)”|(https?://[^\s.]+)", says)]
        return next((number for number, row in enumerate(rows) if any(word in row for word in quoted)), 0)


class Unreadable(Exception):  # noqa: N818 - it carries the problem to print
    def __init__(self, problem: FileProblem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class DoubledField(ValueError):  # noqa: N818 - it carries what to print
    def __init__(self, name: str, line: int) -> None:
        super().__init__(name)
        self.name, self.line = name, line


def read_folder(root: Path) -> tuple[list[Entry], list[FileProblem]]:
    """Return every entry below `root` and every mistake of form; `root` holds a folder for each language."""
    entries: list[Entry] = []
    problems: list[FileProblem] = []
    for path in sorted(root.glob("*/**/*")):
        if path.suffix not in {".md", ".yaml"}:
            continue
        file = path.relative_to(root).as_posix()
        try:
            entries += read_text(file, path.read_text(encoding="utf-8"))
        except Unreadable as unreadable:
            problems.append(unreadable.problem)
        except UnicodeDecodeError:
            problems.append(FileProblem(file, 1, "is not UTF-8. Save the file as UTF-8 text."))
    return entries, [*problems, *_twice(entries)]


def read_text(file: str, text: str) -> list[Entry]:
    """Return the entries of one file. Raises Unreadable with the first mistake of form."""
    language = file.split("/", maxsplit=1)[0]
    read = _read_page if file.endswith(".md") else _read_snippets
    try:
        return list(read(file, language, text))
    except DoubledField as doubled:
        says = f"“{doubled.name}” is written twice. Take one of them out."
        raise Unreadable(FileProblem(file, doubled.line, says)) from None


def _twice(entries: Iterable[Entry]) -> Iterator[FileProblem]:
    seen: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        first = seen.setdefault((entry.language, entry.key), entry)
        if first is not entry:
            says = (
                f"the key “{entry.key}” is taken by {first.file}:{first.line('key')}. Give this one a key of its own."
            )
            yield FileProblem(entry.file, entry.line("key"), says)


def _read_snippets(file: str, language: str, text: str) -> Iterator[Entry]:
    node, data = _load(file, text, 0)
    if not isinstance(data, dict):
        raise Unreadable(FileProblem(file, 1, f"must begin with the kind of what follows, such as {SNIPPETS[0]}:"))
    lines = _lines(node, 0)
    for kind, items in data.items():
        if kind not in SNIPPETS:
            says = f"“{kind}” is no kind of content. Write one of: {', '.join(SNIPPETS)}."
            raise Unreadable(FileProblem(file, lines[(kind,)], says))
        for number, item in enumerate(items or []):
            own = {path[2:]: line for path, line in lines.items() if path[:2] == (kind, number)}
            if not isinstance(item, dict) or not item.get("key"):
                raise Unreadable(FileProblem(file, own.get((), 1), "has no key. Begin with a line `key:`."))
            _refuse_key(file, own[("key",)], str(item["key"]))
            yield Entry(kind, str(item["key"]), language, file, item, lines=own)


def _read_page(file: str, language: str, text: str) -> Iterator[Entry]:
    found = re.match(r"---\n(?P<head>.*?)\n---\n", text, re.DOTALL)
    if not found:
        raise Unreadable(FileProblem(file, 1, "must begin with `---`, its fields, and `---` again."))
    node, data = _load(file, found["head"], 1)
    kind = data.pop("kind", None) if isinstance(data, dict) else None
    if kind not in PAGES or not data.get("key"):
        says = f"needs a `kind:` (one of {', '.join(PAGES)}) and a `key:` between its `---` lines."
        raise Unreadable(FileProblem(file, 2, says))
    lines = _lines(node, 1)
    _refuse_key(file, lines[("key",)], str(data["key"]))
    body = list(_read_blocks(file, text[found.end() :], text[: found.end()].count("\n"), lines))
    _refuse_block_keys(file, str(data["key"]), [block["key"] for block in body], lines)
    data |= {"slug": _slug(file), "body": body}
    yield Entry(kind, str(data["key"]), language, file, data, is_page=True, lines=lines)


def _refuse_key(file: str, line: int, key: str) -> None:
    if not is_key(key):
        says = f"“{key}” is no key. Write letters, digits, and single dots or hyphens between them."
        raise Unreadable(FileProblem(file, line, says))


def _refuse_block_keys(file: str, page: str, keys: list[str], lines: dict[Path_, int]) -> None:
    for number, key in enumerate(keys):
        line = lines[("body", number)]
        _refuse_key(file, line, key)
        if key in keys[:number]:
            raise Unreadable(FileProblem(file, line, f"“{key}” is used twice. Give each block a key of its own."))
        if not key.startswith(f"{page}."):
            raise Unreadable(
                FileProblem(file, line, f"“{key}” is another page’s. Give it one that begins with {page}.")
            )


def _slug(file: str) -> str:
    path = PurePosixPath(file)
    return path.parent.name if path.stem == "module" else path.stem


def _read_blocks(file: str, text: str, before: int, lines: dict[Path_, int]) -> Iterator[dict[str, Any]]:
    rows = text.split("\n")
    row = number = 0
    while row < len(rows):
        line = before + row + 1
        if not rows[row].strip():
            row += 1
            continue
        fence = _FENCE.match(rows[row])
        end = next((n for n in range(row + 1, len(rows)) if rows[n] == ":::"), None)
        if not fence or end is None:
            says = "stands outside a block. Begin one with `::: text <key>` and end it with `:::`."
            raise Unreadable(
                FileProblem(file, line, says if not fence else "is never closed. End the block with `:::`.")
            )
        lines[("body", number)] = line
        head, prose, prose_row = _split(rows[row + 1 : end])
        _node, fields = _load(file, "\n".join(head), before + row + 1)
        for path, at in _lines(_node, before + row + 1).items():
            lines[("body", number, *path)] = at if path else line
        for within, says in markdown_problems(prose):
            raise Unreadable(FileProblem(file, before + row + 2 + prose_row + within, says))
        lines[("body", number, "text")] = before + row + 2 + prose_row
        yield {"type": fence["kind"], "key": fence["key"], **(fields or {}), **({"text": prose} if prose else {})}
        row, number = end + 1, number + 1


def _split(rows: list[str]) -> tuple[list[str], str, int]:
    """Return head lines, prose, and the row on which the prose begins."""
    blank = next((n for n, row in enumerate(rows) if not row.strip()), len(rows))
    return rows[:blank], "\n".join(rows[blank + 1 :]).strip(), blank + 1


def _load(file: str, text: str, before: int) -> tuple[yaml.Node | None, Any]:
    try:
        return yaml.compose(text, Loader=LOADER), yaml.load(text, Loader=LOADER)  # noqa: S506 - both are safe ones
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = before + (mark.line + 1 if mark else 1)
        what = getattr(error, "problem", None) or "it cannot be read"
        says = f"is not understood as YAML: {what}. Look for a missing quote, colon or indent."
        raise Unreadable(FileProblem(file, line, says)) from None


def _lines(node: yaml.Node | None, before: int, path: Path_ = ()) -> dict[Path_, int]:
    if node is None:
        return {}
    found = {path: before + node.start_mark.line + 1}
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if (*path, name.value) in found:
                raise DoubledField(name.value, before + name.start_mark.line + 1)
            found |= _lines(value, before, (*path, name.value))
            found[(*path, name.value)] = before + name.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            found |= _lines(value, before, (*path, number))
    return found


def write_page(kind: str, data: Mapping[str, Any]) -> str:
    """Return the canonical text of a page's file."""
    head = {"kind": kind, **{name: value for name, value in data.items() if name not in {"slug", "body"}}}
    parts = [f"---\n{to_yaml(head)}---\n"]
    for block in data.get("body", []):
        fields = {name: value for name, value in block.items() if name not in {"type", "key", "text"}}
        prose = f"\n{block['text']}\n" if block.get("text") else ""
        parts.append(f"::: {block['type']} {block['key']}\n{to_yaml(fields) if fields else ''}{prose}:::\n")
    return "\n".join(parts)


def write_snippets(kinds: Mapping[str, list[dict[str, Any]]]) -> str:
    """Return the canonical text of a file of snippets."""
    return to_yaml({kind: kinds[kind] for kind in SNIPPETS if kinds.get(kind)})


def to_yaml(data: Any) -> str:
    text: str = yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=10**9)
    return text


def snippet_file(kind: str, data: Mapping[str, Any]) -> str:
    """Return the file, below its language, in which a snippet of this kind stands."""
    if kind in ONE_FILE:
        return f"{kind}.yaml"
    if kind in {"timelines", "stages"}:
        return f"timelines/{data.get('timeline', data['key'])}.yaml"
    if kind == "questions":
        return f"questions/{re.split(r'[.-]', data['key'])[0]}.yaml"
    country = data["key"] if kind == "countries" else data.get("country", "any")
    return f"countries/{country}.yaml"
