"""Questions to try the rules of marking on, fixed ones and any that can be thought of."""

from itertools import chain, combinations, permutations

from hypothesis import strategies as st

from course.marking.rules import CARDS, NOWHERE, Kind, Question, Response, responded

SINGLE = Question("m1l1-1", 1, "single", ("a", "b", "c"), frozenset("b"))
MULTIPLE = Question("m1l1-2", 1, "multiple", ("a", "b", "c", "d"), frozenset("ac"))
NONE_RIGHT = Question("m1l1-3", 1, "multiple", ("a", "b"))
ORDER = Question("m1l1-4", 1, "order", tuple("ABCDE"))

MATCH = Question(
    "m1l1-5", 1, "match", tuple("abc"), groups=("x", "y", "z"),
    accepted=(frozenset("x"), frozenset("xy"), frozenset("z")),
)  # fmt: skip
SORT = Question(
    "m1l1-6", 1, "sort", tuple("abcd"), groups=("x", "y"),
    accepted=(frozenset("x"), frozenset("y"), frozenset("y"), frozenset()),
)  # fmt: skip
ATTITUDE = Question("m1l1-7", 1, "attitude", tuple("abcd"), hints=0)
KINDS: tuple[Kind, ...] = ("single", "multiple", "order", "match", "sort", "attitude")

_keys = st.text(st.characters(codec="utf-8", exclude_characters="="), min_size=1, max_size=4)


def put(where: str) -> Response:
    """Return the response that puts cards where `where` says: “a:x b:y c:” leaves c out on purpose."""
    return responded(dict(part.split(":") for part in where.split()))


def every_choice(question: Question) -> list[Response]:
    """Every set of boxes that can be ticked, the empty one included."""
    sizes = range(len(question.options) + 1)
    return list(chain.from_iterable(combinations(question.options, size) for size in sizes))


def every_order(question: Question) -> list[Response]:
    return list(permutations(question.options))


@st.composite
def questions(draw: st.DrawFn, *kinds: Kind) -> Question:
    kind = draw(st.sampled_from(kinds or KINDS))
    options = draw(st.lists(_keys, min_size=2, max_size=7, unique=True))
    right = {
        "single": st.sampled_from(options).map(lambda key: [key]),
        "multiple": st.lists(st.sampled_from(options), unique=True),
    }.get(kind, st.just([]))
    groups = draw(st.lists(_keys, min_size=2, max_size=6, unique=True)) if kind in CARDS else []
    fewest = 0 if kind == "sort" else 1
    homes = st.sets(st.sampled_from(groups), min_size=fewest).map(frozenset) if groups else st.nothing()
    return Question(
        key=draw(_keys),
        edition=draw(st.integers(1, 99)),
        kind=kind,
        options=tuple(options),
        right=frozenset(draw(right)),
        hints=draw(st.integers(0, 3)),
        groups=tuple(groups),
        accepted=tuple(draw(homes) for _card in options) if groups else (),
    )


def responses(question: Question) -> st.SearchStrategy[Response]:
    """Every response the question's form could send, blank ones included."""
    if question.kind == "order":
        return st.just(()) | st.permutations(question.options).map(tuple)
    if question.kind in CARDS:
        groups = [*question.groups, NOWHERE] if question.has_decoys else question.groups
        return st.dictionaries(st.sampled_from(question.options), st.sampled_from(groups)).map(responded)
    most = 1 if question.kind in {"single", "attitude"} else len(question.options)
    return st.lists(st.sampled_from(question.options), unique=True, max_size=most).map(tuple)


@st.composite
def answered(draw: st.DrawFn, *kinds: Kind) -> tuple[Question, Response]:
    question = draw(questions(*kinds))
    return question, draw(responses(question))
