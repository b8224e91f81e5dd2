"""What a class is given to do."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from course.classroom import queries, services
from course.classroom.forms import TaskForm
from course.classroom.models import Assignment, Classroom
from course.classroom.rules import Given
from course.classroom.services.assignments import Task
from course.classroom.views.of_class import WRONG, of_any_class, of_class, page
from course.educators.http import educator


@of_any_class
def plan(request: HttpRequest, classroom: Classroom) -> HttpResponseBase:
    """Return what was given to a class, and what may be given to it."""
    others = queries.classes_of(educator(request)).exclude(pk=classroom.pk).filter(archived_on=None)
    planned, modules = queries.plan(classroom)
    return page(request, "plan", classroom, planned=planned, modules=modules, others=others)


@of_class
def assign(request: HttpRequest, classroom: Classroom, target: str) -> HttpResponseBase:
    """Give a class something, once what it contains was shown."""
    one = queries.task(classroom, target)
    if one is None:
        raise Http404
    seats = {seat.public_id: seat for seat in classroom.seats.all()}
    groups = {str(group.pk): group for group in classroom.groups.all()}
    form = TaskForm(
        request.POST if request.method == "POST" else None,
        groups=[(key, group.name) for key, group in groups.items()],
        seats=[(key, seat.name) for key, seat in seats.items()],
        results=Assignment.Results.choices,
    )
    if not form.is_bound or not form.is_valid():
        return _ask(request, classroom, one, form)
    told: dict[str, Any] = {name: form.cleaned_data[name] for name in ("opens_at", "closes_at", "results")}
    task = Task(
        target=one.target,
        counts_earlier=form.cleaned_data["counts_earlier"],
        groups=[groups[key] for key in form.cleaned_data["groups"]],
        seats=[seats[key] for key in form.cleaned_data["seats"]],
        **told,
    )
    services.assign(classroom, task, one.lessons)
    messages.success(request, _("“%(title)s” is given to them.") % {"title": one.title})
    return redirect("teach-plan", classroom.public_id)


def _ask(request: HttpRequest, classroom: Classroom, one: Given, form: TaskForm) -> HttpResponseBase:
    notes = queries.notes_of(one, classroom.language)
    return page(request, "assign", classroom, WRONG if form.is_bound else 200, task=one, notes=notes, form=form)


@of_class
def withdraw(request: HttpRequest, classroom: Classroom, assignment: str) -> HttpResponseBase:
    """Take back what was given; what pupils did stays."""
    found = get_object_or_404(Assignment, classroom=classroom, public_id=assignment)
    if request.method == "POST":
        services.withdraw(found, queries.lessons_behind(classroom, found.target))
        messages.success(request, _("It is taken back. What your pupils did stays."))
    return redirect("teach-plan", classroom.public_id)


@of_any_class
def copy(request: HttpRequest, classroom: Classroom) -> HttpResponseBase:
    """Give another class of the same teacher what this one was given as a whole."""
    if request.method != "POST":
        return redirect("teach-plan", classroom.public_id)
    mine = {one.public_id: one for one in queries.classes_of(educator(request)).filter(archived_on=None)}
    to = mine.get(request.POST.get("to", ""))
    if to is None:
        raise Http404
    copied = services.copy(classroom, to, queries.lessons_for(to))
    said = ngettext("%(count)d thing was given to %(name)s.", "%(count)d things were given to %(name)s.", copied)
    messages.success(request, said % {"count": copied, "name": to.name})
    return redirect("teach-plan", to.public_id)
