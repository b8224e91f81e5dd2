"""The words the course does not use, and what to write instead."""

import pytest

from course.safety.rules import AVOIDED, avoided_words

WORDS = [
    "leak", "leaked", "leaks", "a viral clip", "scandal", "MMS", "porn", "revenge porn", "deepfake porn", "sexting",
    "nudify", "footage", "juicy", "shocking", "victim", "victims", "perpetrator", "ruined", "gone forever",
    "risky behaviour", "just delete it", "slut", "exposed", "Nothing can be done",
]  # fmt: skip
FINE = ["bleak", "a leakproof cup", "victory", "comms", "scandinavia", "exposure", "the person shown"]


@pytest.mark.parametrize("words", WORDS)
def test_a_word_that_blames_or_shouts_is_found_with_a_better_one(words: str) -> None:
    found = list(avoided_words(f"This is {words.upper()}, they say."))
    assert found
    assert all(instead for _word, instead in found)


@pytest.mark.parametrize("words", WORDS)
def test_in_curly_quotes_it_is_somebody_elses_word(words: str) -> None:
    assert not list(avoided_words(f"Somebody says: “This is {words}.” It is not."))
    assert list(avoided_words(f'Somebody says: "This is {words}." It is not.'))
    assert list(avoided_words(f"“It is so,” and {words} “so”"))


@pytest.mark.parametrize("words", FINE)
def test_other_words_are_let_be(words: str) -> None:
    assert not list(avoided_words(f"This is {words}, they say."))


def test_a_word_split_by_markup_or_hidden_in_an_address_is_no_way_around_and_no_trap() -> None:
    assert list(avoided_words("<p>a <b>leak</b></p>"))
    assert not list(avoided_words('<a href="https://example.org/leak">here</a>'))


def test_every_avoided_word_says_what_to_write_instead() -> None:
    assert len(AVOIDED) >= 20
    assert all(AVOIDED.values())
