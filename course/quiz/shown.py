"""Questions as a learner meets them: shuffled once, with values that tell nothing."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Protocol

from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from course.kit.rules import anchor
from course.marking import rules as marking
from course.quiz.rules import Option, Reply, Said
from course.timeline.models import Stage

SIGNER = Signer(salt="course.quiz.tries")


class Question(Protocol):
    """What asking needs of an author's question."""

    key: str
    kind: str
    stem: str
    explanation: str
    taught_in: str
    timeline_id: int | None

    def authored(self) -> list[Option]: ...
    def marked(self, stages: Iterable[str] = ()) -> marking.Question: ...
    def hint_texts(self) -> list[str]: ...


@dataclass(slots=True)
class Shown:
    """An option or item as it stands in the form."""

    key: str
    value: str
    text: str
    feedback: str
    name: str = ""
    checked: bool = False
    position: int = 0


@dataclass(slots=True)
class Asked:
    """A question as it stands on a page, with the reply to an answer where there is one."""

    question: Question
    marked: marking.Question
    options: list[Shown]
    number: int = 1
    origin: str = ""
    lesson_url: str = ""
    reply: Reply | None = None
    tries: tuple[marking.Response, ...] = field(default=())

    @property
    def key(self) -> str:
        return self.question.key

    @property
    def kind(self) -> str:
        return self.question.kind

    @property
    def stem(self) -> str:
        return self.question.stem

    @property
    def anchor(self) -> str:
        return f"q-{anchor(self.key)}"

    @property
    def action(self) -> str:
        return reverse("answer", args=[self.key])

    @property
    def over(self) -> bool:
        return bool(self.reply and self.reply.over)

    @property
    def state(self) -> str:
        """The tries so far, signed; without a time, so that the page is the same bytes for everyone."""
        values = {option.key: option.value for option in self.options}
        tries = [[values[key] for key in response] for response in self.tries]
        return SIGNER.sign_object({"q": self.key, "v": sealed_version(self.marked), "t": tries})

    @property
    def passage_url(self) -> str:
        taught_in = self.question.taught_in
        return f"{self.lesson_url}#{anchor(taught_in)}" if taught_in and self.lesson_url else ""


def sealed_version(question: marking.Question) -> str:
    """Return the version so that nobody can try out which right options would give it."""
    return salted_hmac("course.quiz.version", f"{question.key}:{marking.version(question)}").hexdigest()[:16]


def ask_all(questions: Sequence[Question], page: Any) -> list[Asked]:
    """Return the questions as `page` asks them; one query however many there are."""
    stages: dict[int, list[Stage]] = defaultdict(list)
    wanted = {question.timeline_id for question in questions if question.timeline_id}
    if wanted:
        for stage in Stage.objects.filter(timeline__in=wanted, live=True).order_by("position"):
            stages[stage.timeline_id].append(stage)
    return [
        _ask(question, number, stages[question.timeline_id or 0], page) for number, question in enumerate(questions, 1)
    ]


def read_state(state: str, asked: Asked) -> tuple[str, tuple[marking.Response, ...]] | None:
    """Return version and earlier tries of a signed field, or None where it was not signed for this question."""
    keys = {option.value: option.key for option in asked.options}
    try:
        found = SIGNER.unsign_object(state)
        tries = tuple(tuple(keys.get(value, "") for value in response) for response in found["t"])
        return (found["v"], tries) if found["q"] == asked.key else None
    except (BadSignature, ValueError, KeyError, TypeError, UnicodeError):
        return None


def _ask(question: Question, number: int, stages: list[Stage], page: Any) -> Asked:
    marked = question.marked([stage.key for stage in stages])
    if stages and question.kind == "order":
        texts = {s.key: Shown(s.key, "", s.short, s.clue, s.name) for s in stages}
    else:
        texts = {o.key: Shown(o.key, "", o.text, o.feedback, o.text) for o in question.authored()}
    shown = [texts[key] for key in marking.shown_order(marked)]
    for position, option in enumerate(shown, 1):
        option.value = sha256(f"{question.key}:{option.key}".encode()).hexdigest()[:12]
        option.position = position
    origin, url = (getattr(page, "key", ""), page.url or "") if page is not None else ("", "")
    return Asked(question, marked, shown, number, origin, url)


def reply_to(asked: Asked, sitting: marking.Sitting, response: marking.Response) -> Reply:
    """Return what the learner reads after `response`, which `sitting` has taken in already."""
    mark = marking.mark(asked.marked, response)
    over, left = marking.reveals(sitting), marking.tries_left(sitting)
    if mark.outcome == "missing":
        return Reply("missing", _("Choose an answer first."), over, left)
    hints, number = asked.question.hint_texts(), marking.hint_number(sitting)
    return Reply(
        outcome=mark.outcome,
        heading=_heading(mark.outcome, over),
        over=over,
        tries_left=left,
        said=_said(asked, response, over),
        items=_items(asked, mark, response, over),
        parts=_turned(asked, mark.parts) if isinstance(mark.parts, marking.Ordered) else _parts(mark.parts),
        hint=hints[number - 1] if number and number <= len(hints) else "",
        answer=_answer(asked) if over and mark.outcome != "right" else (),
        explanation=_explanation(asked) if over else "",
    )


def _heading(outcome: str, over: bool) -> str:
    if outcome == "right":
        return _("Yes, that’s it.")
    if outcome == "partial":
        return _("Part of it is right.")
    return _("Not quite. Here is how it is.") if over else _("Not quite, and it’s a common thought.")


def _said(asked: Asked, response: marking.Response, over: bool) -> tuple[Said, ...]:
    """Return the feedback of what was chosen; of a multiple response only once it is over, as it would tell which."""
    if asked.kind == "order" or (asked.kind == "multiple" and not over):
        return ()
    right = asked.marked.right
    return tuple(Said(o.text, o.feedback, o.key in right) for o in asked.options if o.key in response)


def _items(asked: Asked, mark: marking.Mark, response: marking.Response, over: bool) -> tuple[Said, ...]:
    if not isinstance(mark.parts, marking.Ordered):
        return ()
    options = {option.key: option for option in asked.options}
    in_place = mark.parts.in_place
    return tuple(
        Said(options[key].name, options[key].feedback if over or key not in in_place else "", key in in_place)
        for key in response
    )


def _turned(asked: Asked, parts: marking.Ordered) -> str:
    """Return which neighbours stand the wrong way round, in words."""
    names = {option.key: option.name for option in asked.options}
    told = _("“%(upper)s” and “%(lower)s” stand the wrong way round.")
    return " ".join(told % {"upper": names[upper], "lower": names[lower]} for upper, lower in parts.turned)


def _parts(parts: marking.Chosen) -> str:
    if parts.right_total < 2:
        return ""
    right = ngettext("%(n)d of yours is right.", "%(n)d of yours are right.", parts.right_selected)
    sentences = [right % {"n": parts.right_selected}]
    if parts.wrong_selected:
        wrong = ngettext("%(n)d does not belong.", "%(n)d do not belong.", parts.wrong_selected)
        sentences.append(wrong % {"n": parts.wrong_selected})
    elif parts.right_selected < parts.right_total:
        sentences.append(_("Something is still missing."))
    return " ".join(sentences)


def _answer(asked: Asked) -> tuple[str, ...]:
    names = {option.key: option.name or option.text for option in asked.options}
    keys = asked.marked.options if asked.kind == "order" else [k for k in names if k in asked.marked.right]
    return tuple(names[key] for key in keys)


def _explanation(asked: Asked) -> str:
    if asked.question.explanation or asked.kind != "single":
        return asked.question.explanation
    return next(option.feedback for option in asked.options if option.key in asked.marked.right)
