"""Questions to try the rules of marking on, fixed ones and any that can be thought of."""

from itertools import chain, combinations, permutations

from hypothesis import strategies as st

from course.marking.rules import Kind, Question, Response

SINGLE = Question("m1l1-1", 1, "single", ("a", "b", "c"), frozenset("b"))
MULTIPLE = Question("m1l1-2", 1, "multiple", ("a", "b", "c", "d"), frozenset("ac"))
NONE_RIGHT = Question("m1l1-3", 1, "multiple", ("a", "b"))
ORDER = Question("m1l1-4", 1, "order", tuple("ABCDE"))

_keys = st.text(st.characters(codec="utf-8"), min_size=1, max_size=4)


def every_choice(question: Question) -> list[Response]:
    """Every set of boxes that can be ticked, the empty one included."""
    sizes = range(len(question.options) + 1)
    return list(chain.from_iterable(combinations(question.options, size) for size in sizes))


def every_order(question: Question) -> list[Response]:
    return list(permutations(question.options))


@st.composite
def questions(draw: st.DrawFn, *kinds: Kind) -> Question:
    kind = draw(st.sampled_from(kinds or ("single", "multiple", "order")))
    options = draw(st.lists(_keys, min_size=2, max_size=7, unique=True))
    right = {"order": st.just([]), "single": st.sampled_from(options).map(lambda key: [key])}.get(
        kind, st.lists(st.sampled_from(options), unique=True)
    )
    return Question(
        key=draw(_keys),
        edition=draw(st.integers(1, 99)),
        kind=kind,
        options=tuple(options),
        right=frozenset(draw(right)),
        hints=draw(st.integers(0, 3)),
    )


def responses(question: Question) -> st.SearchStrategy[Response]:
    """Every response the question's form could send, blank ones included."""
    if question.kind == "order":
        return st.just(()) | st.permutations(question.options).map(tuple)
    most = 1 if question.kind == "single" else len(question.options)
    return st.lists(st.sampled_from(question.options), unique=True, max_size=most).map(tuple)


@st.composite
def answered(draw: st.DrawFn, *kinds: Kind) -> tuple[Question, Response]:
    question = draw(questions(*kinds))
    return question, draw(responses(question))
