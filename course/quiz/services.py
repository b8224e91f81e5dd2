"""Answers of somebody who has joined: earlier tries come from what is stored, and new ones are stored."""

from course.marking import rules as marking
from course.progress import services as progress
from course.progress.http import Keeper
from course.progress.rules import Given, Lesson
from course.quiz.forms import Answer
from course.quiz.models import Question
from course.quiz.queries import questions_of
from course.quiz.rules import Answered
from course.quiz.shown import Asked, take

SURE = {"sure": True, "unsure": False}


def take_and_keep(asked: Asked, given: Answer, keeper: Keeper) -> Answered:
    """Return an answer, marked, and kept where its reader has asked for that. Raises marking.Forged."""
    asked.kept = keeper.why
    if keeper.answering is None:
        return take(asked, given.chosen, given.sure)
    try:
        return _kept(asked, given, keeper.answering)
    except progress.Nobody:
        asked.kept = "closed"
        return take(asked, given.chosen, given.sure)


def _kept(asked: Asked, given: Answer, who: progress.Answering) -> Answered:
    if asked.question.privacy == Question.Privacy.PRIVATE:
        # Such an answer is nobody's business, not even the server's: its tries stay in the form.
        answered = take(asked, given.chosen, given.sure)
        asked.kept = "private"
        if marking.is_done(answered.sitting):
            progress.pass_over(who.learner, Lesson(given.origin, questions_of(given.origin)), [asked.key])
        return answered
    asked.tries = tuple(one.response for one in who.tries)
    answered = take(asked, given.chosen, given.sure)
    while answered.sitting.tries != asked.tries:
        kept = progress.record(who.learner, _as_stored(asked, answered), _lesson(given, answered, who), who.cohort)
        if kept.is_mine:
            break
        # Another answer came first, from another tab perhaps; this one is the next try then, if it counts at all.
        asked.tries = tuple(one.response for one in kept.tries)
        answered = take(asked, given.chosen, given.sure)
    asked.kept = "kept" if answered.sitting.tries else ""
    return answered


def _lesson(given: Answer, answered: Answered, who: progress.Answering) -> Lesson:
    """Return the lesson of an answer, with its questions only where it may be done with this one.

    In a class that is looked up when somebody next asks how far they are: there, many answer at once.
    """
    is_needed = who.cohort is None and marking.is_done(answered.sitting)
    return Lesson(given.origin, questions_of(given.origin) if is_needed else frozenset())


def _as_stored(asked: Asked, answered: Answered) -> Given:
    sitting, is_attitude = answered.sitting, answered.question.kind == "attitude"
    return Given(
        question=answered.question.key,
        version=answered.version,
        number=1 if is_attitude else len(sitting.tries),
        response=answered.response,
        outcome=answered.mark.outcome,
        fraction=answered.mark.fraction,
        done=marking.is_done(sitting),
        hint=marking.hint_number(sitting) or 0,
        sure=SURE.get(answered.sure),
        replaces=is_attitude,
        mixed=asked.question.privacy == Question.Privacy.AGGREGATE,
    )
