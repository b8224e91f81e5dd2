"""What the report of a class says, in words and in bars; a range stands wherever a number would tell too much."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from course.classroom.rules.reports import Cells, Choice, Index, Result, begin_here, index, learners
from course.kit.rules import anchor
from course.pages.rules import Walk
from course.progress.rules import Share, share


@dataclass(frozen=True, slots=True)
class Bar:
    """A share in words, and as a bar: from 0 to 100, certain up to `least`, possible up to `most`."""

    words: str
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Line:
    """Something that could be said to a question, and by how many it was: at first, and when it was over."""

    text: str
    thought: str
    mark: str
    is_right: bool
    first: Bar | None
    last: str


@dataclass(slots=True)
class Card:
    """A question with its figures."""

    key: str
    stem: str
    kind: str
    first: Bar | None = None
    last: Bar | None = None
    of: str = ""
    lines: list[Line] = field(default_factory=list)
    thought: str = ""
    sure: str = ""
    passage: str = ""
    passage_url: str = ""
    is_by_name: bool = True

    @property
    def anchor(self) -> str:
        return f"q-{anchor(self.key)}"


@dataclass(slots=True)
class Section:
    """A lesson, with its questions, those that wait for more answers, and figures of earlier versions."""

    title: str
    url: str
    cards: list[Card] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    earlier: list[Card] = field(default_factory=list)


def section(
    walk: Walk | None, today: Sequence[Result], earlier: Iterable[Result], passages: Mapping[str, str]
) -> Section:
    """Return a lesson as the report shows it."""
    made = Section(walk.title if walk else _("Not asked any more"), walk.url if walk else "")
    for result in today:
        if result.is_shown:
            made.cards.append(_card(result, made.url, passages))
        else:
            made.waiting.append(result.asked.stem if result.asked else result.question)
    made.earlier = [_card(result, "", {}) for result in earlier if result.is_shown]
    return made


def first_of_all(sections: Iterable[Section], results: Iterable[Result]) -> list[Card]:
    """Return the cards of the few questions that most need teaching again."""
    cards = {card.key: card for one in sections for card in one.cards}
    return [cards[result.question] for result in begin_here(results)]


def _card(result: Result, url: str, passages: Mapping[str, str]) -> Card:
    asked = result.asked
    made = Card(result.question, asked.stem if asked else result.question, asked.kind if asked else "")
    made.of = of_pupils(learners(result.first) or learners(result.last))
    made.is_by_name = asked is not None and asked.privacy == "open"
    if made.is_by_name:
        # Elsewhere an exact mean would tell what the ranges of the answers hide.
        made.first, made.last = _mean(result.first), _mean(result.last)
    if asked is None or not result.is_today:
        return made
    made.lines = [_line(choice, result) for choice in result.choices()]
    made.thought = commonest(result)
    sure = result.share("wrong-sure")
    if asked.has_answer and sure.most > 1:
        made.sure = _("%(some)s were sure of a wrong answer. Talk it through before you correct it.") % {
            "some": in_words(sure)
        }
    if asked.taught_in and asked.has_answer and url:
        made.passage_url = f"{url}#{anchor(asked.taught_in)}"
        made.passage = passages.get(asked.taught_in, "")
    return made


def _line(choice: Choice, result: Result) -> Line:
    has_answer = result.asked is not None and result.asked.has_answer
    return Line(
        text=choice.text or _outcome(choice.cell),
        thought="" if choice.right else choice.thought,
        mark=_("belongs to the answer") if choice.right and has_answer and choice.text else "",
        is_right=choice.right,
        first=_bar(result.share(choice.cell)) if learners(result.first) else None,
        last=in_words(share(choice.cell, result.last)) if learners(result.last) else "",
    )


def _outcome(outcome: str) -> str:
    return {"right": _("right"), "partial": _("partly right"), "wrong": _("not yet right")}[outcome]


def commonest(result: Result) -> str:
    """Return the commonest wrong thought as a sentence, or "" where nothing stands out."""
    choice = result.commonest_wrong()
    if choice is None or not choice.text:
        return ""
    words = {"some": in_words(result.share(choice.cell)), "thought": choice.thought or choice.text}
    if choice.thought:
        return _("The commonest wrong thought, %(some)s: “%(thought)s”") % words
    return _("Most often chosen though it does not belong, %(some)s: “%(thought)s”") % words


def of_pupils(number: int) -> str:
    """Return of how many pupils a figure is made."""
    return _("of %(number)d pupils") % {"number": number}


def in_words(one: Share) -> str:
    """Return a share as it may be told."""
    words = {"least": one.least, "most": one.most, "of": one.of}
    if one.is_exact:
        return _("%(least)d of %(of)d") % words
    if one.least == 0:
        return _("none or one of %(of)d") % words
    return (_("all or all but one of %(of)d") if one.most == one.of else _("%(least)d to %(most)d of %(of)d")) % words


def percent(one: Index) -> str:
    """Return a facility index as it may be told."""
    words = {"least": one.least, "most": one.most}
    if one.is_exact:
        return _("%(least)d %%") % words
    return _("%(most)d %% or less") % words if one.least == 0 else _("%(least)d %% or more") % words


def _bar(one: Share) -> Bar:
    return Bar(in_words(one), round(100 * one.least / one.of), round(100 * one.most / one.of))


def _mean(shown: Cells) -> Bar | None:
    found = index(shown)
    return Bar(percent(found), found.least, found.most) if found else None
