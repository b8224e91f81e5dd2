"""Pupils under their made-up names: new words, cards, groups, and out of the class again."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from course.classroom import queries, services
from course.classroom.forms import CardsForm, GroupForm
from course.classroom.models import Classroom, Group
from course.classroom.rules import A_PAGE
from course.classroom.views.of_class import WRONG, of_any_class, of_class, page
from course.educators.shown import qr

Card = tuple[str, tuple[str, ...]]


@of_any_class
def pupils(request: HttpRequest, classroom: Classroom) -> HttpResponseBase:
    """Return everybody in a class by their made-up names."""
    return _list(request, classroom, CardsForm())


def _list(request: HttpRequest, classroom: Classroom, form: CardsForm) -> HttpResponseBase:
    # By name only: Paginator counts them, and the groups come with one more query for the page.
    everybody = classroom.seats.select_related("learner").prefetch_related("groups").order_by("name")
    seats = Paginator(everybody, A_PAGE).get_page(request.GET.get("page"))
    return page(request, "pupils", classroom, WRONG if form.is_bound else 200, seats=seats, form=form)


@of_class
def cards(request: HttpRequest, classroom: Classroom) -> HttpResponseBase:
    """Make seats and show their cards, this once: the words are not stored."""
    if request.method != "POST":
        return redirect("teach-pupils", classroom.public_id)
    form = CardsForm(request.POST)
    if not form.is_valid():
        return _list(request, classroom, form)
    return _cards(request, classroom, services.make_cards(classroom, form.cleaned_data["count"]))


def _cards(request: HttpRequest, classroom: Classroom, made: Iterable[Card]) -> HttpResponseBase:
    address = request.build_absolute_uri(reverse("join"))
    shown = address.partition("://")[2].rstrip("/")
    return page(request, "cards", classroom, cards=made, address=shown, qr=qr(address))


@of_any_class
def pupil(request: HttpRequest, classroom: Classroom, seat: str) -> HttpResponseBase:
    """Return what may be done for one pupil, with what it means."""
    return page(request, "pupil", classroom, seat=_seat(classroom, seat))


def _seat(classroom: Classroom, public_id: str) -> Any:
    return get_object_or_404(classroom.seats.select_related("learner"), public_id=public_id)


@of_class
def words(request: HttpRequest, classroom: Classroom, seat: str) -> HttpResponseBase:
    """Give a pupil other words, and show them this once."""
    found = _seat(classroom, seat)
    if request.method != "POST":
        return redirect("teach-pupil", classroom.public_id, seat)
    return _cards(request, classroom, [(found.name, services.renew_words(found))])


@of_class
def remove(request: HttpRequest, classroom: Classroom, seat: str) -> HttpResponseBase:
    """Take a pupil out of the class; the page of the pupil has asked."""
    found = _seat(classroom, seat)
    if request.method == "POST":
        services.remove(found)
        messages.success(request, _("%(name)s is not in the class any more.") % {"name": found.name})
        return redirect("teach-pupils", classroom.public_id)
    return redirect("teach-pupil", classroom.public_id, seat)


@of_class
def groups(request: HttpRequest, classroom: Classroom) -> HttpResponseBase:
    """Return the groups of a class, and make another one."""
    return _group(request, classroom, services.new_group(classroom), "groups")


@of_class
def group(request: HttpRequest, classroom: Classroom, number: int) -> HttpResponseBase:
    """Rename a group, and say who is in it."""
    return _group(request, classroom, get_object_or_404(Group, classroom=classroom, pk=number), "group")


def _group(request: HttpRequest, classroom: Classroom, one: Group, template: str) -> HttpResponseBase:
    seats = {seat.public_id: seat for seat in classroom.seats.all()}
    ticked = [seat.public_id for seat in one.seats.all()] if one.pk else []
    form = GroupForm(
        request.POST if request.method == "POST" else None,
        seats=[(seat.public_id, seat.name) for seat in seats.values()],
        initial={"name": one.name, "seats": ticked},
    )
    if form.is_bound and form.is_valid():
        try:
            chosen = [seats[public_id] for public_id in form.cleaned_data["seats"]]
            services.save_group(one, form.cleaned_data["name"], chosen)
            messages.success(request, _("Saved."))
            return redirect("teach-groups", classroom.public_id)
        except services.SameName:
            form.add_error("name", _("Another group of this class has this name."))
    status = WRONG if form.is_bound else 200
    known = queries.groups_of(classroom) if template == "groups" else []
    return page(request, template, classroom, status, form=form, group=one, groups=known)


@of_class
def delete_group(request: HttpRequest, classroom: Classroom, number: int) -> HttpResponseBase:
    found = get_object_or_404(Group, classroom=classroom, pk=number)
    if request.method == "POST":
        services.delete_group(found)
        messages.success(request, _("The group is deleted. Its pupils are still in the class."))
    return redirect("teach-groups", classroom.public_id)
