"""Questions as a learner meets them: shuffled once, with values that tell nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Protocol

from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from course.kit.rules import anchor
from course.marking import rules as marking
from course.quiz.rules import Group, Option, Reply
from course.timeline.models import LiveStages, Stage

SIGNER = Signer(salt="course.quiz.tries")
UNKNOWN = "?"
"""What no key can be, for a value that none of our forms has."""


class Question(Protocol):
    """What asking needs of an author's question."""

    key: str
    kind: str
    stem: str
    explanation: str
    taught_in: str
    privacy: str
    confidence: bool
    timeline_id: int | None

    def authored(self) -> list[Option]: ...
    def own_groups(self) -> list[Group]: ...
    def marked(self, stages: Iterable[str] = ()) -> marking.Question: ...
    def hint_texts(self) -> list[str]: ...


@dataclass(slots=True)
class Shown:
    """An option, item or card as it stands in the form; `at` is the value of the group a card was put into."""

    key: str
    value: str
    text: str
    feedback: str
    name: str = ""
    checked: bool = False
    position: int = 0
    at: str = ""
    was: str = ""
    belongs: str = ""
    fits: bool | None = None


@dataclass(slots=True)
class Asked:
    """A question as it stands on a page, with the reply to an answer where there is one."""

    question: Question
    marked: marking.Question
    options: list[Shown]
    groups: list[Shown]
    number: int = 1
    origin: str = ""
    lesson_url: str = ""
    sure: str = ""
    kept: str = ""
    reply: Reply | None = None
    tries: tuple[marking.Response, ...] = field(default=())

    @property
    def key(self) -> str:
        return self.question.key

    @property
    def kind(self) -> str:
        return self.question.kind

    @property
    def activity(self) -> str:
        """What the whole exercise is called in the page."""
        return self.kind if self.kind in {"order", *marking.CARDS} else "quiz"

    @property
    def stem(self) -> str:
        return self.question.stem

    @property
    def asks_how_sure(self) -> bool:
        return self.question.confidence

    @property
    def anchor(self) -> str:
        return f"q-{anchor(self.key)}"

    @property
    def action(self) -> str:
        return reverse("answer", args=[self.key])

    @property
    def face(self) -> tuple[object, ...]:
        """Everything a reader is shown of it: what has the same face is the same form."""
        form = (self.key, self.kind, self.stem, self.asks_how_sure, self.sure, self.origin, self.kept, self.state)
        options = tuple((o.value, o.text, o.name, o.checked, o.position, o.at, o.was, o.fits) for o in self.options)
        return (*form, self.lesson_url, options, tuple((g.value, g.text) for g in self.groups), repr(self.reply))

    @property
    def over(self) -> bool:
        return bool(self.reply and self.reply.over)

    @property
    def state(self) -> str:
        """The tries so far and where it is asked, signed; without a time, so that the page is the same bytes for everyone."""
        tries = [self.values(response) for response in self.tries]
        return SIGNER.sign_object({"q": self.key, "v": self.version, "in": self.origin, "t": tries})

    @property
    def version(self) -> str:
        """The version, sealed so that nobody can try out which right options would give it."""
        version = f"{self.key}:{marking.version(self.marked)}"
        return salted_hmac("course.quiz.version", version).hexdigest()[:16]

    @property
    def passage_url(self) -> str:
        taught_in = self.question.taught_in
        return f"{self.lesson_url}#{anchor(taught_in)}" if taught_in and self.lesson_url else ""

    def values(self, response: marking.Response) -> list[str]:
        """Return a response of keys in the form's opaque values."""
        values = {option.key: option.value for option in self.options}
        groups = {group.key: group.value for group in self.groups}
        if self.kind in marking.CARDS:
            return [marking.put(values[card], groups[at]) for card, at in marking.places(response).items()]
        return [values[key] for key in response]

    def keys(self, values: Iterable[str]) -> marking.Response:
        """Return a form's opaque values as a response of keys; what no form of ours has becomes UNKNOWN."""
        keys = {option.value: option.key for option in self.options}
        groups = {group.value: group.key for group in self.groups}
        if self.kind in marking.CARDS:
            pairs = (part.partition("=") for part in values)
            return tuple(marking.put(keys.get(card, UNKNOWN), groups.get(at, UNKNOWN)) for card, _is, at in pairs)
        return tuple(keys.get(value, UNKNOWN) for value in values)


def ask_all(questions: Sequence[Question], page: Any, stages: LiveStages | None = None) -> list[Asked]:
    """Return the questions as `page` asks them; one query for each timeline that `stages` does not know yet."""
    stages = LiveStages() if stages is None else stages
    origin, url = (getattr(page, "key", ""), page.url or "") if page is not None else ("", "")
    return [
        _ask(question, stages[question.timeline_id] if question.timeline_id else [], (number, origin, url))
        for number, question in enumerate(questions, 1)
    ]


def read_state(state: str, asked: Asked, origin: str) -> tuple[str, tuple[marking.Response, ...]] | None:
    """Return version and earlier tries of a signed field, or None where it was not signed for this question here.

    This is where tries come from as long as nothing is stored; stored ones would take their place.
    """
    try:
        found = SIGNER.unsign_object(state)
        tries = tuple(asked.keys(response) for response in found["t"])
        return (found["v"], tries) if (found["q"], found["in"]) == (asked.key, origin) else None
    except (BadSignature, ValueError, KeyError, TypeError, AttributeError, UnicodeError):
        return None


def _ask(question: Question, stages: list[Stage], place: tuple[int, str, str]) -> Asked:
    marked = question.marked([stage.key for stage in stages])
    if stages and question.kind == "order":
        texts = {s.key: Shown(s.key, "", s.short, s.clue, s.name) for s in stages}
    else:
        texts = {o.key: Shown(o.key, "", o.text, o.feedback, o.text) for o in question.authored()}
    shown = [texts[key] for key in marking.shown_order(marked)]
    for position, option in enumerate(shown, 1):
        option.value = _opaque(question, option.key)
        option.position = position
    return Asked(question, marked, shown, _groups(question, marked, stages), *place)


def _groups(question: Question, marked: marking.Question, stages: list[Stage]) -> list[Shown]:
    """Return the groups as written; where some card is a decoy, also the way to say that it belongs nowhere."""
    names = {stage.key: stage.name for stage in stages} or {group.key: group.text for group in question.own_groups()}
    groups = [Shown(key, _opaque(question, f"group:{key}"), names[key], "") for key in marked.groups]
    if marked.has_decoys:
        groups.append(Shown(marking.NOWHERE, _opaque(question, "group:"), _("None of these"), ""))
    return groups


def _opaque(question: Question, key: str) -> str:
    return sha256(f"{question.key}:{key}".encode()).hexdigest()[:12]
