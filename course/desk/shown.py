"""What the templates of the desk are given."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from course.quiz import rules as quiz
from course.safety.rules import AVOIDED


class Given(Component):
    """A component that shows what it was given."""

    def __init__(self, **given: Any) -> None:
        self.given = given

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return self.given


class Beside(Given):
    """How a thing stands: what uses it, how it reads, what it teaches and asks."""

    template_name = "desk/beside.html"


class Begin(Given):
    """Where somebody begins who sees the CMS for the first time."""

    name = "begin"
    order = 40
    template_name = "desk/begin.html"


class DueAgain(Given):
    """What is to be read again within a month."""

    name = "due"
    order = 230
    template_name = "desk/due.html"


class Words(Component):
    """The words the course avoids, each as people say it, with what to write instead."""

    template_name = "desk/words.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {"words": [(plain(pattern), instead) for pattern, instead in AVOIDED.items()]}


def plain(pattern: str) -> str:
    """Return a pattern of avoided words as a person would write it."""
    for sign, says in ((r"\w*", "…"), (r"\w+", "…"), ("[ -]", " "), ("(?:s|ed|ing|y)?", "…"), ("s?", "s")):
        pattern = pattern.replace(sign, says)
    return pattern.replace("u?", "u").replace("(?:her|him|them)self", "themself").replace("|", ", ")


def guide() -> dict[str, Any]:
    """Return what the editor's scripts go by: avoided words, lengths of options, and the fields of each kind."""
    return {
        "words": [{"pattern": pattern, "instead": instead} for pattern, instead in AVOIDED.items()],
        "lengths": {"long": quiz.LONG_OPTION, "slack": quiz.LENGTH_SLACK, "share": quiz.LENGTH_SHARE},
        "kinds": quiz.MADE_OF,
        "says": {
            "word": _("“{word}” is a word this course avoids. Write instead: {instead}."),
            "length": _("{n} characters"),
            "uneven": _("The options run from {least} to {most} characters. Keep them within {share} % or {slack}."),
        },
    }
