"""Rows as files that a spreadsheet opens: numbers as numbers, and no text that it would take for a formula."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import IO, Any

Cell = str | int | float | date | None
Row = Sequence[Cell]
BOM = "\ufeff"
"""Without it a spreadsheet takes UTF-8 for something older."""
NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What no cell of a workbook may hold."""
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
LONGEST_CELL = 32_000


def harmless(cell: Cell) -> Cell:
    """Return a cell that a spreadsheet only shows: text that could begin a formula gets an apostrophe before it."""
    if isinstance(cell, date):
        return cell.isoformat()
    if not isinstance(cell, str):
        return cell
    text = NOT_TEXT.sub("", cell)[:LONGEST_CELL]
    return f"'{text}" if FORMULA.match(text) else text


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def csv_lines(rows: Iterable[Row]) -> Iterator[bytes]:
    """Yield the rows as lines of a CSV file, one by one."""
    writer: Any = csv.writer(_Echo())
    yield BOM.encode()
    for row in rows:
        yield str(writer.writerow([harmless(cell) for cell in row])).encode()


def write_workbook(rows: Iterable[Row], file: IO[bytes]) -> None:
    """Write the rows as an XLSX workbook; they go to the disk one by one."""
    # Imported late: it takes a while, and few ask for it.
    from openpyxl import Workbook  # noqa: PLC0415

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Class")
    for row in rows:
        sheet.append([harmless(cell) for cell in row])
    book.save(file)


def file_name(public_id: str, what: str, day: date, ending: str) -> str:
    """Return a name that tells nothing of what the course is about."""
    return f"class-{public_id}-{what}-{day.isoformat()}.{ending}"
