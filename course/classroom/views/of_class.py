"""What every page of a class begins with: whose class it is, and how it is answered."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from course.classroom import queries
from course.classroom.models import Classroom
from course.classroom.rules import spelled
from course.educators.http import educator, educator_only

WRONG = HTTPStatus.UNPROCESSABLE_ENTITY
View = Callable[..., HttpResponseBase]


def of_class(view: View) -> View:
    """Wrap a view of a class for those who teach it; to everybody else it is not there.

    A class that was put away is only read: what a form would change in it is refused, and said.
    """

    @wraps(view)
    def guarded(request: HttpRequest, classroom: Classroom, *args: str, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST" and classroom.archived_on:
            messages.warning(request, _("This class is put away. Take it out again to change something."))
            return redirect("teach-settings", classroom.public_id)
        return view(request, classroom, *args, **kwargs)

    return of_any_class(guarded)


def of_any_class(view: View) -> View:
    """Wrap a view of a class for those who teach it, even where it was put away."""

    @educator_only
    @wraps(view)
    def guarded(request: HttpRequest, public_id: str, **kwargs: Any) -> HttpResponseBase:
        return view(request, queries.class_of(educator(request), public_id), **kwargs)

    return guarded


def owned(request: HttpRequest, classroom: Classroom) -> None:
    """Go on only for whoever made the class, or was handed it; raises Http404 for colleagues."""
    if not classroom.teachings.filter(user=educator(request), is_owner=True).exists():
        raise Http404


def page(
    request: HttpRequest, template: str, classroom: Classroom | None = None, status: int = HTTPStatus.OK, **more: Any
) -> HttpResponse:
    """Return a page of a class, or of all of them."""
    common: dict[str, Any] = {"page_kind": "teach", "classroom": classroom}
    if classroom is not None:
        common["code"] = spelled(classroom.code)
    return render(request, f"classroom/teach_{template}.html", {**common, **more}, status=status)
