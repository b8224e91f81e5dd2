"""The course as a teacher chooses from it, and one lesson or module of it."""

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from course.classroom.models import Classroom
from course.classroom.queries.catalogue import catalogue as catalogue_in
from course.classroom.rules.catalogue import Shelf, Wanted, narrowed
from course.classroom.shown.catalogue import asks, interactives
from course.educators.http import educator_only
from course.signposts.queries import here

MINUTES = (30, 45, 60, 90)


class Filters(forms.Form):
    """By which a teacher narrows the catalogue down; what no form of ours has is as good as nothing chosen."""

    module = forms.ChoiceField(label=_("Module"), required=False)
    age = forms.ChoiceField(label=_("Age of the youngest"), required=False)
    minutes = forms.ChoiceField(label=_("Time in class"), required=False)

    def narrow_to(self, shelves: list[Shelf]) -> "Filters":
        """Offer these modules."""
        choices: dict[str, list[tuple[str, str]]] = {
            "module": [(shelf.key, shelf.title) for shelf in shelves],
            "age": [(band.value, str(band.label)) for band in Classroom.Band],
            "minutes": [(str(number), str(_("up to %(n)d minutes")) % {"n": number}) for number in MINUTES],
        }
        for name, found in choices.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [("", _("any")), *found]
        return self

    def wanted(self) -> Wanted:
        """Return what is looked for."""
        self.is_valid()
        chosen = self.cleaned_data
        return Wanted(chosen.get("module", ""), chosen.get("age", ""), int(chosen.get("minutes") or 0))


def _shelves() -> list[Shelf]:
    """Return the course in the teacher's language, or in the site's own where there is none in theirs."""
    return catalogue_in(get_language() or "") or catalogue_in(settings.LANGUAGE_CODE)


@educator_only
def catalogue(request: HttpRequest) -> HttpResponseBase:
    """Show the modules and lessons that fit what is looked for."""
    shelves = _shelves()
    form = Filters(request.GET).narrow_to(shelves)
    context = {"page_kind": "teach", "form": form, "shelves": narrowed(shelves, form.wanted())}
    return render(request, "classroom/catalogue.html", context)


@educator_only
def entry(request: HttpRequest, key: str) -> HttpResponseBase:
    """Show a module or a lesson with everything there is to know before teaching it."""
    for shelf in _shelves():
        if key == shelf.key:
            return render(request, "classroom/catalogue_module.html", {"page_kind": "teach", "shelf": shelf})
        for one in shelf.entries:
            if key == one.key:
                context = {"shelf": shelf, "entry": one, "asks": asks(one), "interactives": interactives(one)}
                context |= {"page_kind": "teach", "here": here()}
                return render(request, "classroom/catalogue_lesson.html", context)
    raise Http404
