"""A class as files: sheets that are sent row by row, and all that is held about it as one text."""

from collections.abc import Callable, Iterator
from tempfile import TemporaryFile

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone

from course.classroom.queries import class_of, sheets
from course.classroom.queries.told import Told, told
from course.classroom.rules.sheets import Row, csv_lines, file_name, write_workbook
from course.educators.http import educator, educator_only

SHEETS: dict[str, Callable[[Told], Iterator[Row]]] = {
    "answers": sheets.answers,
    "lessons": sheets.lessons,
    "totals": sheets.totals,
}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@educator_only
def files(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Show which files there are, and what is in them."""
    classroom = class_of(educator(request), public_id)
    context = {"page_kind": "teach", "here": "files", "classroom": classroom}
    return render(request, "classroom/report_files.html", context)


@educator_only
def file(request: HttpRequest, public_id: str, what: str, ending: str) -> HttpResponseBase:
    """Send one file; a name there is none of is not found."""
    found = told(educator(request), public_id)
    name = file_name(found.classroom.public_id, what, timezone.localdate(), ending)
    if (what, ending) == ("all", "json"):
        return _download(StreamingHttpResponse(sheets.everything(found), "application/json"), name)
    if what not in SHEETS or ending == "json":
        raise Http404
    rows = SHEETS[what](found)
    if ending == "csv":
        return _download(StreamingHttpResponse(csv_lines(rows), "text/csv; charset=utf-8"), name)
    return _workbook(rows, name)


def _download(reply: StreamingHttpResponse, name: str) -> StreamingHttpResponse:
    reply["Content-Disposition"] = f'attachment; filename="{name}"'
    return reply


def _workbook(rows: Iterator[Row], name: str) -> HttpResponseBase:
    # On the disk until it is sent: a workbook can only be sent once it is whole.
    made = TemporaryFile()  # noqa: SIM115 - the reply closes it
    write_workbook(rows, made)
    made.seek(0)
    return FileResponse(made, as_attachment=True, filename=name, content_type=XLSX)
