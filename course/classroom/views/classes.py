"""The classes of a teacher: the list, a new one, the live view, joining, and what becomes of a class."""

from functools import partial
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from course.classroom import queries, services
from course.classroom.forms import ChangeForm, ClassForm
from course.classroom.models import LONGEST_KEPT, USUALLY_KEPT, Classroom
from course.classroom.services.classes import About
from course.classroom.shown.live import board
from course.classroom.views.of_class import WRONG, of_any_class, of_class, owned, page
from course.educators.http import educator, educator_only
from course.educators.shown import qr
from course.signposts.queries import countries

HOURS = {"1": 1, "2": 2, "8": 8}
MOST_PAGES = 9_999


@educator_only
def classes(request: HttpRequest) -> HttpResponseBase:
    """Return the list of somebody's classes, those put away apart."""
    lines = queries.listed(educator(request))
    there = [line for line in lines if not line.classroom.archived_on]
    return page(request, "classes", lines=there, archived=[line for line in lines if line.classroom.archived_on])


@educator_only
def new(request: HttpRequest) -> HttpResponseBase:
    """Make a class."""
    form = ClassForm(
        request.POST if request.method == "POST" else None,
        **_offered(),
        initial={"language": get_language(), "country": settings.DEFAULT_COUNTRY},
    )
    if request.method != "POST" or not form.is_valid():
        return page(request, "new", status=WRONG if form.is_bound else 200, form=form)
    made = services.make(educator(request), About(**form.cleaned_data))
    messages.success(request, _("Your class is made. Now let your pupils in, or give them something to do first."))
    return redirect("teach-class", made.public_id)


def _offered() -> dict[str, Any]:
    """Return what may be chosen in the forms of a class."""
    return {
        "bands": Classroom.Band.choices,
        "countries": [(country.key, country.name) for country in countries()],
        "languages": settings.LANGUAGES,
        "kept": (USUALLY_KEPT, LONGEST_KEPT),
    }


@of_any_class
def show(request: HttpRequest, classroom: Classroom) -> HttpResponseBase:
    """Return the class at work; with `?wall` without names, for everybody to see."""
    return page(request, "wall" if "wall" in request.GET else "class", classroom, **_live(request, classroom))


@of_any_class
def live(request: HttpRequest, classroom: Classroom) -> HttpResponseBase:
    """Return what changes of the class at work, for the page to put in place of what it shows."""
    template = "wall_counts" if "wall" in request.GET else "board"
    return page(request, template, classroom, **_live(request, classroom))


def _live(request: HttpRequest, classroom: Classroom) -> dict[str, Any]:
    asked = request.GET.get("page", "")
    number = min(int(asked), MOST_PAGES) if asked.isascii() and asked.isdigit() and len(asked) < len("10000") else 1
    return {"board": board(queries.watched(classroom, max(1, number)))}


@of_class
def pause(request: HttpRequest, classroom: Classroom) -> HttpResponseBase:
    """Let a lesson rest at once, or go on."""
    lesson = request.POST.get("lesson", "")
    if request.method == "POST" and lesson in queries.lessons_of(classroom):
        paused = request.POST.get("paused") == "yes"
        services.pause(classroom, lesson, paused=paused)
        rests = _("The lesson is paused. Answers are turned away until you let it go on.")
        messages.success(request, rests if paused else _("The lesson goes on."))
    return redirect("teach-class", classroom.public_id)


@of_class
def joining(request: HttpRequest, classroom: Classroom) -> HttpResponseBase:
    """Show the code, large; open and close the way in, or give the class another code."""
    if request.method == "POST":
        _set_joining(request, classroom)
        return redirect("teach-joining", classroom.public_id)
    address = request.build_absolute_uri(reverse("join"))
    template = "joining_wall" if "wall" in request.GET else "joining"
    joined = queries.roll(classroom).joined
    shown = address.partition("://")[2].rstrip("/")
    return page(request, template, classroom, address=shown, qr=qr(address), joined=joined)


def _set_joining(request: HttpRequest, classroom: Classroom) -> None:
    how = request.POST.get("how", "")
    if how in HOURS:
        services.set_joining(classroom, "hours", HOURS[how])
    elif how == "open":
        services.set_joining(classroom, "open")
    elif how == "closed":
        services.set_joining(classroom, "closed")
    elif how == "new-code":
        services.renew_code(classroom)
        messages.success(request, _("The class has another code. Whoever is in stays in."))


@of_any_class
def joined(request: HttpRequest, classroom: Classroom) -> HttpResponseBase:
    """Return how many have joined, for a page that counts along."""
    return page(request, "joined", classroom, joined=queries.roll(classroom).joined)


@of_class
def manage(request: HttpRequest, classroom: Classroom) -> HttpResponseBase:
    """Show what is said of a class, who teaches it and what may become of it; note what a teacher changes."""
    form = _change_form(classroom, request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        return _settings(request, classroom, form)
    services.change(classroom, About(**form.cleaned_data))
    messages.success(request, _("Saved."))
    return redirect("teach-settings", classroom.public_id)


def _change_form(classroom: Classroom, sent: QueryDict | None = None) -> ChangeForm:
    fields = ("name", "band", "country", "language", "ends_on", "keep_until")
    return ChangeForm(
        sent,
        **_offered(),
        made_on=classroom.made_on,
        too_old=partial(queries.too_old, classroom),
        initial={field: getattr(classroom, field) for field in fields},
    )


def _settings(request: HttpRequest, classroom: Classroom, form: ChangeForm, **more: Any) -> HttpResponseBase:
    teachings = list(classroom.teachings.select_related("user").order_by("-is_owner", "user__username"))
    mine = educator(request).pk
    about = {
        "form": form,
        "teachings": teachings,
        "is_owner": any(one.is_owner and one.user_id == mine for one in teachings),
    }
    return page(request, "settings", classroom, WRONG if form.is_bound else 200, **about, **more)


@of_any_class
def archive(request: HttpRequest, classroom: Classroom) -> HttpResponseBase:
    """Put a class away, or take it out again."""
    if request.method == "POST":
        away = request.POST.get("away") == "yes"
        services.archive(classroom, timezone.localdate() if away else None)
        messages.success(request, _("The class is put away. Nobody can join it.") if away else _("The class is back."))
    return redirect("teach-settings", classroom.public_id)


@of_any_class
def delete(request: HttpRequest, classroom: Classroom) -> HttpResponseBase:
    """Say what goes, then delete it."""
    owned(request, classroom)
    if request.method != "POST":
        return page(request, "delete", classroom, seats=queries.roll(classroom).seats)
    services.delete(classroom)
    messages.success(request, _("The class is deleted, with its pupils and all they did."))
    return redirect("teach")


@of_class
def ask(request: HttpRequest, classroom: Classroom) -> HttpResponseBase:
    """Show a link for one colleague, once: it is stored as a fingerprint only."""
    owned(request, classroom)
    if request.method != "POST":
        return redirect("teach-settings", classroom.public_id)
    address = request.build_absolute_uri(reverse("teach-with", args=[services.ask_colleague(classroom)]))
    return _settings(request, classroom, _change_form(classroom), link=address)


@educator_only
def come(request: HttpRequest, secret: str) -> HttpResponseBase:
    """Let a colleague in by the link they were given, once they press the button."""
    if request.method != "POST":
        return page(request, "with")
    classroom = services.teach_too(secret, educator(request))
    if classroom is None:
        return page(request, "with", status=WRONG, is_over=True)
    messages.success(request, _("You teach this class now as well."))
    return redirect("teach-class", classroom.public_id)


@of_any_class
def leave(request: HttpRequest, classroom: Classroom) -> HttpResponseBase:
    """Stop teaching a class that somebody else made."""
    if request.method == "POST" and services.stop_teaching(classroom, educator(request)):
        messages.success(request, _("You do not teach this class any more."))
        return redirect("teach")
    return redirect("teach-settings", classroom.public_id)


@of_any_class
def hand_on(request: HttpRequest, classroom: Classroom) -> HttpResponseBase:
    """Make a colleague the owner of a class."""
    owned(request, classroom)
    to = request.POST.get("to", "")
    is_number = to.isascii() and to.isdigit() and len(to) < len("1000000000")
    if request.method == "POST" and is_number and services.hand_on(classroom, educator(request), int(to)):
        messages.success(request, _("The class is your colleague’s now. You go on teaching it with them."))
    return redirect("teach-settings", classroom.public_id)
