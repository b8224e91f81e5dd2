"""What to teach next, on the screen and on paper."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from course.classroom.models import Classroom
from course.classroom.queries import class_of
from course.classroom.queries.report import report as report_of
from course.classroom.queries.sheets import lesson_counts
from course.classroom.shown.report import first_of_all, section
from course.educators.http import educator, educator_only


def _figures(classroom: Classroom) -> dict[str, Any]:
    lessons = report_of(classroom)
    sections = [section(one.walk, one.today, one.earlier, one.passages) for one in lessons]
    return {
        "sections": sections,
        "begin": first_of_all(sections, (result for one in lessons for result in one.today)),
        "has_figures": any(one.cards for one in sections),
    }


@educator_only
def report(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Show which questions need teaching again, and what was thought instead."""
    classroom = class_of(educator(request), public_id)
    context = {"page_kind": "teach", "here": "report", "classroom": classroom, **_figures(classroom)}
    return render(request, "classroom/report.html", context)


@educator_only
def on_paper(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Show the report and the counts as a sheet to print; made-up names only where they are asked for."""
    classroom = class_of(educator(request), public_id)
    context: dict[str, Any] = {"page_kind": "teach", "here": "print", "classroom": classroom, **_figures(classroom)}
    context |= {"counts": lesson_counts(classroom), "today": timezone.localdate(), "with_names": "names" in request.GET}
    if context["with_names"]:
        context["names"] = classroom.seats.filter(learner__seen_on__isnull=False).values_list("name", flat=True)
    return render(request, "classroom/report_print.html", context)
