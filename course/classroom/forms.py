"""What a teacher's forms may send. Nothing here is about a pupil: no name of theirs is ever typed."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

Choices = Iterable[tuple[str, Any]]
Kept = tuple[timedelta, timedelta]
"""How long after its last day a class is kept if nobody says, and at most."""
LONGEST_TAUGHT = timedelta(days=400)
MOST_CARDS = 40
WHOM = (("class", _("the whole class")), ("groups", _("these groups")), ("seats", _("these pupils")))


def day_field(label: Any, help_text: Any, **options: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=help_text, widget=widget, **options)


def time_field(label: Any, help_text: Any) -> forms.DateTimeField:
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(label=label, help_text=help_text, widget=widget, required=False)


class ClassForm(forms.Form):
    """A class, as its teacher describes it."""

    name = forms.CharField(
        label=_("Name of the class"),
        max_length=60,
        help_text=_("Such as “9b, spring”. Not the name of a pupil: pupils see it when they join."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    band = forms.ChoiceField(
        label=_("Age of the youngest"), help_text=_("Lessons for older pupils can’t be given to this class.")
    )
    country = forms.ChoiceField(
        label=_("Country"), required=False, help_text=_("Which helplines and which law your lessons are about.")
    )
    language = forms.ChoiceField(label=_("Language of the lessons"))
    ends_on = day_field(_("Last day of teaching"), _("When you are done with this class."))
    keep_until = day_field(
        _("Kept until"),
        _(
            "On the day after it, the class, its pupils and all they did are deleted for good. "
            "Empty: a month after the last day. At most thirteen months after it."
        ),
        required=False,
    )

    def __init__(
        self, *args: Any, bands: Choices, countries: Choices, languages: Choices, kept: Kept, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.usually, self.longest = kept
        chosen = {"band": bands, "country": [("", _("another country")), *countries], "language": languages}
        for name, choices in chosen.items():
            choose(self, name, choices)

    def clean_ends_on(self) -> date:
        day: date = self.cleaned_data["ends_on"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("This day is over. Please choose one to come."))
        if day > timezone.localdate() + LONGEST_TAUGHT:
            raise forms.ValidationError(_("That is more than a year from now. Make a class for each school year."))
        return day

    def clean(self) -> dict[str, Any]:
        found = self.cleaned_data
        ends_on, keep_until = found.get("ends_on"), found.get("keep_until")
        if ends_on and keep_until and keep_until < ends_on:
            self.add_error("keep_until", _("This is before the last day of teaching."))
        elif ends_on and keep_until and keep_until > ends_on + self.longest:
            self.add_error("keep_until", _("That is more than thirteen months after the last day of teaching."))
        return found


class ChangeForm(ClassForm):
    """A class that is there already: days it has stay as they are, and nothing it does is for older pupils."""

    def __init__(self, *args: Any, made_on: date, too_old: Callable[[str, str], list[str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.made_on, self.too_old = made_on, too_old

    def clean_ends_on(self) -> date:
        day: date = self.cleaned_data["ends_on"]
        if day == self.initial["ends_on"]:
            return day
        if day > self.made_on + LONGEST_TAUGHT:
            raise forms.ValidationError(
                _("That is more than a year after the class was made. Make a class for each school year.")
            )
        return super().clean_ends_on()

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        ends_on = found.get("ends_on")
        if ends_on and "keep_until" not in self.errors:
            found["keep_until"] = found.get("keep_until") or ends_on + self.usually
            if found["keep_until"] < timezone.localdate():
                self.add_error("keep_until", _("This day is over: the class would be deleted. Choose one to come."))
        titles = self.too_old(found.get("band", ""), found.get("language", ""))
        if titles and "band" not in self.errors and "language" not in self.errors:
            refused = _(
                "These lessons are for older pupils, and the class has them already: %(titles)s. Take them back first."
            )
            self.add_error("band", refused % {"titles": ", ".join(titles)})
        return found


class CardsForm(forms.Form):
    count = forms.IntegerField(label=_("How many cards"), min_value=1, max_value=MOST_CARDS, initial=30)


class GroupForm(forms.Form):
    name = forms.CharField(
        label=_("Name of the group"),
        max_length=40,
        help_text=_("Such as “Table 2”. Not a name, and nothing about the pupils in it."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    seats = forms.MultipleChoiceField(
        label=_("Pupils"), required=False, widget=forms.CheckboxSelectMultiple, choices=()
    )

    def __init__(self, *args: Any, seats: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "seats", seats)


class TaskForm(forms.Form):
    """For whom something is, from when to when, and when they see how they did."""

    whom = forms.ChoiceField(
        label=_("For whom"),
        choices=WHOM,
        initial="class",
        widget=forms.RadioSelect,
    )
    groups = forms.MultipleChoiceField(
        label=_("Groups"), required=False, widget=forms.CheckboxSelectMultiple, choices=()
    )
    seats = forms.MultipleChoiceField(
        label=_("Pupils"), required=False, widget=forms.CheckboxSelectMultiple, choices=()
    )
    opens_at = time_field(_("Opens"), _("Empty: now."))
    closes_at = time_field(_("Closes"), _("Empty: it stays open."))
    results = forms.ChoiceField(
        label=_("Pupils see whether they were right"), initial="at-once", widget=forms.RadioSelect
    )
    counts_earlier = forms.BooleanField(
        label=_("What they did before counts as well"),
        required=False,
        initial=True,
        help_text=_("Without it you see only what is answered from that day on, and what is passed over."),
    )

    def __init__(self, *args: Any, groups: Choices, seats: Choices, results: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = {"groups": list(groups), "seats": list(seats), "results": list(results)}
        for name, choices in offered.items():
            choose(self, name, choices)
        choose(self, "whom", [(name, label) for name, label in WHOM if offered.get(name, True)])

    def clean(self) -> dict[str, Any]:
        found = self.cleaned_data
        whom = found.get("whom", "class")
        for name in {"groups", "seats"} - {whom}:
            found[name] = []
        if whom != "class" and not found.get(whom) and whom not in self.errors:
            self.add_error(whom, _("Tick at least one."))
        opens_at = found.get("opens_at") or timezone.now()
        if found.get("closes_at") and found["closes_at"] <= opens_at:
            self.add_error("closes_at", _("It would close before it opens."))
        return {**found, "opens_at": opens_at}


def choose(form: forms.Form, name: str, choices: Choices) -> None:
    """Give a field of a form its choices."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = list(choices)
