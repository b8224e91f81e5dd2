"""The finder's own words: what can be chosen, and what the stages are called."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from course.remedies.rules import CHOICES, Case
from course.remedies.rules.case import LETTERS, NAMES, Row


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be chosen: its letter in the address, its words, and whether it is."""

    value: str
    text: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """A row of things of which one is chosen."""

    name: str
    title: str
    choices: list[Choice]
    is_missing: bool

    @property
    def chosen(self) -> str:
        return next((choice.text for choice in self.choices if choice.is_chosen), "")


TITLES: dict[Row, object] = {
    "role": gettext_lazy("Who are you?"),
    "happened": gettext_lazy("What has happened?"),
    "wants": gettext_lazy("What do you want first?"),
}
WORDS: dict[str, dict[str, object]] = {
    "role": {
        "self": gettext_lazy("It is about me"),
        "helper": gettext_lazy("I am helping someone"),
        "received": gettext_lazy("It was sent to me"),
        "shared": gettext_lazy("I passed it on and want to put it right"),
        "teacher": gettext_lazy("I teach or work at a school"),
    },
    "happened": {
        "threat": gettext_lazy("Someone threatens to share a picture"),
        "shared": gettext_lazy("A picture was shared"),
        "ai": gettext_lazy("A fake was made with AI"),
        "recorded": gettext_lazy("It was recorded in secret"),
        "search": gettext_lazy("It comes up in a search"),
    },
    "wants": {
        "safe": gettext_lazy("Be safe"),
        "down": gettext_lazy("Get it taken down"),
        "stop": gettext_lazy("Make it stop"),
        "tell": gettext_lazy("Tell someone"),
    },
}


def rows(case: Case) -> list[Choices]:
    """Return the rows of choices as they stand for a reader; those left empty say so once anything was chosen."""
    return [
        Choices(
            NAMES[row],
            str(TITLES[row]),
            [
                Choice(letter, str(WORDS[row][choice]), getattr(case, row) == choice)
                for letter, choice in zip(LETTERS, CHOICES[row], strict=False)
            ],
            is_missing=case.is_begun and not getattr(case, row),
        )
        for row in NAMES
    ]


def titles() -> dict[str, str]:
    """Return what the stages of a plan are called."""
    return {
        "hour": _("In the first hour"),
        "day": _("On the first day"),
        "week": _("In the first week"),
        "month": _("In the first month"),
    }
