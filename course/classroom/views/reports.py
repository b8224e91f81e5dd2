"""What to teach next, on the screen and on paper."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from course.classroom.queries.report import headings
from course.classroom.queries.report import report as report_of
from course.classroom.queries.sheets import lesson_counts
from course.classroom.queries.told import Told, told
from course.classroom.shown.report import first_of_all, section
from course.educators.http import educator, educator_only


def _figures(found: Told) -> dict[str, Any]:
    lessons = report_of(found)
    passages = headings(found, lessons)
    sections = [section(one.walk, one.today, one.earlier, passages) for one in lessons]
    return {
        "page_kind": "teach",
        "classroom": found.classroom,
        "sections": sections,
        "begin": first_of_all(sections, (result for one in lessons for result in one.today)),
        "has_figures": any(one.cards for one in sections),
    }


@educator_only
def report(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Show which questions need teaching again, and what was thought instead."""
    found = told(educator(request), public_id)
    return render(request, "classroom/report.html", {"here": "report", **_figures(found)})


@educator_only
def on_paper(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Show the report and the counts as a sheet to print; made-up names only where they are asked for."""
    found = told(educator(request), public_id)
    context: dict[str, Any] = {"here": "print", "counts": lesson_counts(found), **_figures(found)}
    context |= {"today": timezone.localdate(), "with_names": "names" in request.GET}
    if context["with_names"]:
        context["names"] = found.seen[1]
    return render(request, "classroom/report_print.html", context)
