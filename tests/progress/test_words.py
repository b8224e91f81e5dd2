"""Four harmless words that can be read out, typed with a slip, and guessed by nobody."""

from itertools import product

import pytest

from course.progress import services
from course.progress.rules import HOW_MANY_WORDS, WORDS, new_words, read_words
from course.safety.rules import avoided_words

# What no learner should have to write on a slip of paper.
UNWANTED = [
    "arm", "blood", "bod", "bomb", "bone", "breast", "butt", "chest", "cock", "corpse", "dead", "death", "devil",
    "die", "drug", "drunk", "fat", "fight", "gin", "god", "gun", "hell", "hip", "hit", "hurt", "jew", "kill", "kiss",
    "knife", "leg", "lip", "lord", "love", "murder", "naked", "nipple", "nude", "pain", "pill", "pray", "priest",
    "prison", "punch", "rape", "rum", "sex", "shame", "shoot", "skin", "slave", "slut", "stab", "sword", "thigh",
    "tit", "ugly", "war", "weapon", "whip", "wine", "wound",
]  # fmt: skip


def near(word: str) -> set[str]:
    """Return what a single slip makes of a word: a letter lost, doubled, changed, or two the wrong way round."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    cuts = [(word[:n], word[n:]) for n in range(len(word) + 1)]
    lost = {a + b[1:] for a, b in cuts if b}
    turned = {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    changed = {a + c + b[1:] for (a, b), c in product(cuts, letters) if b}
    more = {a + c + b for (a, b), c in product(cuts, letters)}
    return (lost | turned | changed | more) - {word}


def test_there_are_enough_words_each_once_and_in_order() -> None:
    assert len(WORDS) >= 1_296
    assert list(WORDS) == sorted(set(WORDS))
    assert all(word.isascii() and word.isalpha() and word.islower() and 3 <= len(word) <= 8 for word in WORDS)


def test_no_slip_of_the_finger_makes_one_word_another() -> None:
    known = set(WORDS)
    assert {word: near(word) & known for word in WORDS if near(word) & known} == {}


def test_no_word_is_one_nobody_wants_to_write_down() -> None:
    assert [found for word in WORDS for found in avoided_words(word)] == []
    assert (
        set(WORDS) & {form for word in UNWANTED for form in (word, f"{word}s", f"{word}ed", f"{word}ing", f"{word}y")}
        == set()
    )


def test_new_words_are_four_different_ones_and_never_the_same() -> None:
    made = {new_words() for _learner in range(500)}
    assert len(made) == 500
    assert all(len(set(words)) == HOW_MANY_WORDS and set(words) <= set(WORDS) for words in made)


@pytest.mark.parametrize(
    "typed",
    [
        "acorn bison cedar dolphin",
        "  Acorn BISON\tcedar\n dolphin ",
        "acorn-bison-cedar-dolphin",
        "1. acorn, 2. bison, 3. cedar, 4. dolphin.",
        "acorn\u00a0bison\u2013cedar / dolphin",
        "ａｃｏｒｎ bison cedar dolphin",
    ],
)
def test_it_does_not_matter_how_the_words_are_typed(typed: str) -> None:
    assert read_words(typed).words == ("acorn", "bison", "cedar", "dolphin")
    assert read_words(typed).may_be_a_key


def test_a_slip_is_named_with_the_word_that_is_meant() -> None:
    typed = read_words("akorn bison cedar dolfin qqqq")
    assert typed.unknown == (("akorn", "acorn"), ("dolfin", "dolphin"), ("qqqq", ""))
    assert not typed.may_be_a_key
    assert not read_words("acorn bison cedar").may_be_a_key


def test_nobody_hits_a_place_by_guessing_for_a_month() -> None:
    guesses = services.MOST * 30 * 24 * 3600 / services.WINDOW
    learners = 2_000
    assert guesses * learners / (len(WORDS) * (len(WORDS) - 1) * (len(WORDS) - 2) * (len(WORDS) - 3)) < 1e-3
