"""What a learner reads after an answer: in words, without scolding, and never more of the key than it is time for."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from course.marking import rules as marking
from course.quiz.rules import Answered, Reply, Said
from course.quiz.shown.asking import Asked


def take(asked: Asked, values: tuple[str, ...], sure: str = "") -> Answered:
    """Return an answer, marked, with the sitting that has taken it in. Raises marking.Forged."""
    response = asked.keys(values)
    sitting = marking.answer(marking.Sitting(asked.marked, asked.tries), response)
    mark = marking.mark(asked.marked, response)
    return Answered(asked.marked, marking.version(asked.marked), sitting, response, mark, sure)


def held_back() -> Reply:
    """Return what a learner reads while their class is at it: that the answer came in, and nothing of the key."""
    return Reply("recorded", _("Your answer is in."), over=False, tries_left=0)


def reply_to(asked: Asked, answered: Answered) -> Reply:
    """Return what the learner reads after an answer."""
    mark, sitting = answered.mark, answered.sitting
    over, left = marking.reveals(sitting), marking.tries_left(sitting)
    if mark.outcome == "missing":
        return Reply("missing", _missing(mark), over, left)
    hints, number = asked.question.hint_texts(), marking.hint_number(sitting)
    return Reply(
        outcome=mark.outcome,
        heading=_heading(mark.outcome, over, is_choice=isinstance(mark.parts, marking.Chosen)),
        over=over,
        tries_left=left,
        said=_said(asked, answered.response, over),
        items=_items(asked, mark, answered.response, over),
        parts=_parts(asked, mark, over),
        hint=hints[number - 1] if number and number <= len(hints) else "",
        answer=_answer(asked) if over and mark.outcome != "right" else (),
        explanation=_explanation(asked) if over or mark.outcome == "recorded" else "",
        sure=_sure(mark.outcome, answered.sure),
    )


def lay_out(asked: Asked, answered: Answered) -> None:
    """Lay the cards as the answer left them: right ones keep their place, others come back to be placed again.

    Half an answer is not judged; cards that lay right at the last try, and still do, keep their word.
    """
    is_told, over = answered.mark.outcome != "missing", marking.reveals(answered.sitting)
    judged = answered.response if is_told else next(iter(asked.tries[-1:]), ())
    in_place, before = _in_place(asked, judged), marking.places(judged)
    now = marking.places(answered.response)
    groups = {group.key: group for group in asked.groups}
    for card in asked.options:
        at = now.get(card.key)
        if card.key in in_place and before[card.key] == at:
            card.fits = True
        elif is_told:
            card.fits = False
        if at is not None:
            card.at = groups[at].value if over or card.fits is not False else ""
            card.was = groups[at].text
        if over:
            homes = asked.marked.homes[card.key]
            card.belongs = ", ".join(f"“{group.text}”" for group in asked.groups if group.key in homes)


def _in_place(asked: Asked, response: marking.Response) -> frozenset[str]:
    parts = marking.mark(asked.marked, response).parts
    return parts.in_place if isinstance(parts, marking.Placed) else frozenset()


def _missing(mark: marking.Mark) -> str:
    if not isinstance(mark.parts, marking.Placed):
        return _("Choose an answer first.")
    empty = len(mark.parts.empty)
    told = ngettext("%(n)d card has no place yet.", "%(n)d cards have no place yet.", empty) % {"n": empty}
    return f"{told} {_('Give each one a place, then check again. Nothing is lost.')}"


def _heading(outcome: str, over: bool, is_choice: bool) -> str:
    if outcome == "recorded":
        return _("Thank you for thinking it over.")
    if outcome == "right":
        return _("Yes, that’s it.")
    if outcome == "partial":
        return _("Part of it is right.")
    if over:
        return _("Not quite. Here is how it is.")
    return _("Not quite, and it’s a common thought.") if is_choice else _("Not quite yet.")


def _sure(outcome: str, sure: str) -> str:
    if (outcome, sure) == ("wrong", "sure"):
        return _("You were sure, and that makes this one worth a second look.")
    if (outcome, sure) == ("right", "unsure"):
        return _("You were not sure, and you had it all the same.")
    return ""


def _said(asked: Asked, response: marking.Response, over: bool) -> tuple[Said, ...]:
    """Return the feedback of what was chosen; of a multiple response only once it is over, as it would tell which."""
    if asked.kind not in {"single", "multiple"} or (asked.kind == "multiple" and not over):
        return ()
    right = asked.marked.right
    return tuple(Said(o.text, o.feedback, o.key in right) for o in asked.options if o.key in response)


def _items(asked: Asked, mark: marking.Mark, response: marking.Response, over: bool) -> tuple[Said, ...]:
    if not isinstance(mark.parts, marking.Ordered):
        return ()
    options = {option.key: option for option in asked.options}
    in_place, turned = mark.parts.in_place, {upper for upper, _lower in mark.parts.turned}
    return tuple(
        Said(o.name, o.feedback if over or o.key not in in_place else "", o.key in in_place, o.key in turned)
        for o in (options[key] for key in response)
    )


def _parts(asked: Asked, mark: marking.Mark, over: bool) -> str:
    if isinstance(mark.parts, marking.Ordered):
        return _turned(asked, mark.parts)
    if isinstance(mark.parts, marking.Placed):
        return _placed(asked, mark.parts, over)
    return _chosen(mark.parts)


def _turned(asked: Asked, parts: marking.Ordered) -> str:
    """Return which neighbours stand the wrong way round, in words."""
    names = {option.key: option.name for option in asked.options}
    told = _("“%(upper)s” and “%(lower)s” stand the wrong way round.")
    return " ".join(told % {"upper": names[upper], "lower": names[lower]} for upper, lower in parts.turned)


def _placed(asked: Asked, parts: marking.Placed, over: bool) -> str:
    """Return how many cards lie right, and where to read the rest: at the cards themselves."""
    number, count = len(parts.in_place), len(asked.options)
    if number == count:
        return _("Each card says why it belongs there.")
    if not number and not over:
        return _("No card is in its place yet. They are all free again.")
    if over:
        told = ngettext(
            "%(n)d of %(count)d cards was in its place.", "%(n)d of %(count)d cards were in their place.", number
        )
        more = _("Each card now says where it belongs.")
    else:
        told = ngettext(
            "%(n)d of %(count)d cards is in its place.", "%(n)d of %(count)d cards are in their place.", number
        )
        more = _("What is right stays, the others are free again.")
    return f"{told % {'n': number, 'count': count}} {more}"


def _chosen(parts: marking.Chosen) -> str:
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
    """Return the key in words; of cards not, for each card says it itself."""
    names = {option.key: option.name or option.text for option in asked.options}
    keys = asked.marked.options if asked.kind == "order" else [k for k in names if k in asked.marked.right]
    return () if asked.kind in marking.CARDS else tuple(names[key] for key in keys)


def _explanation(asked: Asked) -> str:
    if asked.question.explanation or asked.kind != "single":
        return asked.question.explanation
    return next(option.feedback for option in asked.options if option.key in asked.marked.right)
