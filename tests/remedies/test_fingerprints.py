"""What the page calls a fingerprint is what a real program makes of the drawings that it shows."""

import html
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import imagehash
import pytest
from django.test import Client
from PIL import Image, ImageDraw

from course.reference.models import Source
from course.remedies.rules.pictures import COPIES, HEIGHT, ORIGINAL, SIDE, TONES, WIDTH, Picture
from tests.content.prose import grade

ADDRESS, LARGE = "/en/remedies/fingerprints/", 4
STYLES = Path(__file__).parents[2] / "static" / "css"
# Nothing on the page may teach how a copy escapes.
ESCAPES = r"crop|mirror|flip|rotat|colou?r|filter|blur|pixel|threshold|distance|percent|%|edit|differ"


def drawn(picture: Picture) -> Image.Image:
    image = Image.new("RGB", (WIDTH * LARGE, HEIGHT * LARGE))
    pen = ImageDraw.Draw(image)
    for shape in picture.shapes:
        pen.polygon([(x * LARGE, y * LARGE) for x, y in shape.points], fill=TONES[shape.tone])
    return image


def saved_again(image: Image.Image) -> Image.Image:
    file = BytesIO()
    image.save(file, "JPEG", quality=60)
    return Image.open(BytesIO(file.getvalue()))


def made_smaller(image: Image.Image) -> Image.Image:
    return image.resize((image.width // 2, image.height // 2))


MADE: dict[str, Callable[[Image.Image], Image.Image]] = {"saved": saved_again, "smaller": made_smaller}


def hashed(picture: Picture) -> imagehash.ImageHash:
    return imagehash.phash(MADE.get(picture.kind, Image.Image.copy)(drawn(picture)), hash_size=SIDE)


@pytest.fixture
def page(learner: Client) -> str:
    reply = learner.get(ADDRESS)
    assert reply.status_code == 200
    return html.unescape(reply.content.decode()).split("<main")[1].split("</main>")[0]


def words(page: str) -> str:
    """Return what is read on the page as one text, each line a sentence."""
    text = re.sub(r"<[^>]+>", "", re.sub(r"</(?:p|li|h\d|summary|figcaption)>", "\n", page))
    lines = filter(None, map(str.strip, text.splitlines()))
    return " ".join(line if line[-1] in ".?!" else f"{line}." for line in lines)


@pytest.mark.parametrize("picture", [ORIGINAL, *COPIES], ids=lambda picture: picture.kind)
def test_each_stored_fingerprint_is_what_the_program_makes_today(picture: Picture) -> None:
    made = hashed(picture)
    assert picture.fingerprint == str(made)
    dark = {(int(x), int(y)) for x, y in re.findall(r"M(\d) (\d)", picture.squares)}
    assert dark == {(x, y) for y in range(SIDE) for x in range(SIDE) if made.hash[y][x]}


def test_copies_match_and_another_drawing_does_not() -> None:
    assert {copy.kind: copy.is_match for copy in COPIES} == {"saved": True, "smaller": True, "other": False}


def test_what_is_hashed_has_the_colours_of_what_is_shown() -> None:
    tokens = (STYLES / "tokens.css").read_text(encoding="utf-8")
    rules = (STYLES / "remedies.css").read_text(encoding="utf-8")
    for tone, value in TONES.items():
        name = re.search(rf"\.prints-picture \.{tone} {{ fill: var\((--[\w-]+)\)", rules)
        first = name and re.search(rf"{name[1]}: (#\w+);", tokens)
        assert first, tone
        assert value in {first[1], "#" + first[1][1:] * 2}


@pytest.mark.django_db
class TestThePage:
    def test_every_answer_is_closed_until_the_reader_opens_it(self, page: str) -> None:
        assert re.findall(r"<details\b[^>]*>", page) == ["<details>"] * len(COPIES)
        opened = [part.split("</details>")[0] for part in page.split("<details>")[1:]]
        assert ["Yes, it matches." in answer for answer in opened] == [copy.is_match for copy in COPIES]
        assert "matches." not in re.sub(r"(?s)<details>.*?</details>", "", page)

    def test_it_draws_what_was_hashed(self, page: str) -> None:
        for picture in (ORIGINAL, *COPIES):
            assert picture.squares in page
            assert all(f'class="{shape.tone}" points="{shape.drawn}"' in page for shape in picture.shapes)

    def test_it_is_plain_and_says_what_can_be_missed_in_words_only(self, page: str) -> None:
        assert "So report each copy you know of." in page
        assert "Then never download it or send it on for this." in page
        assert not re.search(ESCAPES, words(page), re.IGNORECASE)
        assert grade([words(page)]) <= 6

    def test_it_names_where_it_was_read_and_the_way_on(self, page: str) -> None:
        found = Source.objects.filter(key__in=["src.stopncii-faq", "src.takeitdown-faq"])
        assert len(found) == 2
        assert all(f'href="{source.url}"' in page for source in found)
        assert 'href="/en/remedies/"' in page
