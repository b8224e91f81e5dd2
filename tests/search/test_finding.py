"""Rules of finding: stems, spelling, rare words, excerpts."""

import snowballstemmer

from course.search.rules import MOST_OF_ONE_PAGE, Passage, build, excerpt, find

STEM = snowballstemmer.stemmer("english").stemWord
ORCHARD = Passage(
    "The orchard", "Under the tree", "An apple falls. Nobody sees it. Wasps find it first.", "/orchard/#tree"
)
MARKET = Passage("The market", "Apples", "She sells apples and pears. The scale is old.", "/market/#apples")
RIVER = Passage("The river", "A boat", "A boat goes by. The pears on board are green.", "/river/#boat")
OTHERS = [Passage(f"Day {n}", "", "The sun comes up.", f"/day/{n}/") for n in range(6)]
INDEX = build([ORCHARD, MARKET, RIVER, *OTHERS], STEM)


def places(asked: str) -> list[str]:
    return [hit.passage.url for hit in find(INDEX, asked).hits]


def test_one_form_of_a_word_finds_the_others() -> None:
    assert set(places("apple")) == set(places("apples")) == {ORCHARD.url, MARKET.url}


def test_a_heading_counts_more_than_the_text() -> None:
    assert places("apples")[0] == MARKET.url


def test_a_passage_that_says_all_of_it_comes_first() -> None:
    assert places("green pears") == [RIVER.url, MARKET.url]


def test_where_enough_passages_say_all_of_it_those_that_say_a_part_are_left_out() -> None:
    both = [Passage(f"Page {n}", "", "Green pears.", f"/{n}/") for n in range(4)]
    hits = find(build([MARKET, *both, *OTHERS], STEM), "green pears").hits
    assert [hit.passage.url for hit in hits] == [passage.url for passage in both]


def test_a_spelling_mistake_is_mended_and_said() -> None:
    found = find(INDEX, "aple orchrd")
    assert found.hits[0].passage == ORCHARD
    assert found.read_as == ("apple", "orchard")


def test_what_stands_nowhere_finds_nothing() -> None:
    assert find(INDEX, "xylophone").hits == ()
    assert find(INDEX, "?!…").hits == ()


def test_what_people_call_it_finds_what_the_course_calls_it() -> None:
    index = build([Passage("A lesson", "A threat", "A threat is reason enough to tell.", "/a/")], STEM)
    found = find(index, "blackmail")
    assert [hit.passage.url for hit in found.hits] == ["/a/"]
    assert found.read_as == ("threat",)


def test_one_page_does_not_crowd_out_the_others() -> None:
    many = [Passage("Long", "", f"Rain, part {n}.", f"/long/#{n}") for n in range(9)]
    index = build([*many, Passage("Short", "", "Some rain.", "/short/"), RIVER], STEM)
    urls = [hit.passage.url for hit in find(index, "rain").hits]
    assert "/short/" in urls
    assert sum(url.startswith("/long/") for url in urls) == MOST_OF_ONE_PAGE


def test_an_excerpt_begins_with_the_sentence_that_says_it_and_marks_the_word() -> None:
    assert excerpt("It is late. Two wasps fly. Then it rains.", {STEM("wasp")}, STEM) == (
        ("Two ", False),
        ("wasps", True),
        (" fly. Then it rains.", False),
    )
