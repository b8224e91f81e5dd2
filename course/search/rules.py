"""How what a reader typed finds passages: word stems, a spelling mended, the rarer word counting more."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

Stem = Callable[[str], str]
LONGEST_QUERY = 100
MOST_FOUND = 20
MOST_OF_ONE_PAGE = 3
ENOUGH = 4
EXCERPT = 240
TITLE, HEADING, TEXT = 5.0, 3.0, 1.0
TOO_COMMON = 0.35
ALIKE = 0.78
WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
# What people call things that the course calls otherwise, so that asking in one's own words finds an answer.
CALLED = {
    "blackmail": "threat", "sextortion": "threat", "extortion": "threat", "deepfake": "made by AI",
    "fake": "AI", "leak": "shared consent", "leaked": "shared consent", "nude": "private picture",
    "nudes": "private picture", "sexting": "private picture", "viral": "algorithmic lift", "photo": "picture",
    "photos": "pictures", "pic": "picture", "pics": "pictures", "remove": "take down", "delete": "take down copies",
    "cops": "police", "mum": "adult trust", "mom": "adult trust", "dad": "adult trust", "snap": "screenshot",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of the course that can be found: where it stands and what it says, as plain text."""

    title: str
    heading: str
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found, with the part of its text that says it: pieces, each with whether it was asked for."""

    passage: Passage
    excerpt: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, best first, and the words read instead of ones that stand nowhere."""

    hits: tuple[Hit, ...] = ()
    read_as: tuple[str, ...] = ()


@dataclass(slots=True)
class Index:
    """Passages with the weight of each stem in each; `words` names one whole word for each stem."""

    stem: Stem
    passages: Sequence[Passage]
    weights: dict[str, dict[int, float]] = field(default_factory=lambda: defaultdict(dict))
    words: dict[str, str] = field(default_factory=dict)


def words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in WORD.findall(text)]


def build(passages: Sequence[Passage], stem: Stem) -> Index:
    """Return an index of the passages."""
    index = Index(stem, passages)
    for number, passage in enumerate(passages):
        weights: defaultdict[str, float] = defaultdict(float)
        for text, weight in ((passage.title, TITLE), (passage.heading, HEADING), (passage.text, TEXT)):
            for word in words(text):
                index.words.setdefault(stem(word), word)
                weights[stem(word)] += weight
        for found, weight in weights.items():
            # A word said ten times does not make a passage ten times as good (BM25's saturation).
            index.weights[found][number] = weight / (weight + 2)
    return index


def find(index: Index, asked: str) -> Found:
    """Return the passages that say most of what was asked, a rare word counting more than a common one."""
    stems, read_as = _read(index, asked)
    rarity = {stem: _rarity(index, stem) for stem in stems}
    told = [stem for stem in stems if rarity[stem] > _rarity_of(TOO_COMMON)] or list(stems)
    scores: defaultdict[int, float] = defaultdict(float)
    for stem in told:
        for number, weight in index.weights[stem].items():
            scores[number] += rarity[stem] * weight
    said = {number: sum(number in index.weights[stem] for stem in told) for number in scores}
    best = sorted(scores, key=lambda number: (-said[number], -scores[number], number))
    # Where enough passages say all of it, those that say a part only distract.
    least = said[best[min(ENOUGH, len(best)) - 1]] if best else 0
    return Found(tuple(_hits(index, [n for n in best if said[n] >= least], set(told))), tuple(read_as))


def _read(index: Index, asked: str) -> tuple[list[str], list[str]]:
    """Return the stems that stand somewhere, and the words that were read for ones that stand nowhere."""
    stems: list[str] = []
    read_as: list[str] = []
    for word in words(asked[:LONGEST_QUERY]):
        if index.stem(word) in index.weights:
            stems.append(index.stem(word))
        elif near := CALLED.get(word, "").split() or get_close_matches(word, index.words.values(), 1, ALIKE):
            stems += [index.stem(found.lower()) for found in near if index.stem(found.lower()) in index.weights]
            read_as.append(" ".join(near))
    return list(dict.fromkeys(stems)), read_as


def _rarity(index: Index, stem: str) -> float:
    return _rarity_of(len(index.weights[stem]) / max(1, len(index.passages)))


def _rarity_of(share: float) -> float:
    return math.log(1 + (1 - share + 0.01) / (share + 0.01))


def _hits(index: Index, best: Iterable[int], stems: set[str]) -> Iterable[Hit]:
    shown: Counter[str] = Counter()
    for number in best:
        passage = index.passages[number]
        page = passage.url.partition("#")[0]
        if shown[page] < MOST_OF_ONE_PAGE and shown.total() < MOST_FOUND:
            shown[page] += 1
            yield Hit(passage, excerpt(passage.text, stems, index.stem))


def excerpt(text: str, stems: set[str], stem: Stem) -> tuple[tuple[str, bool], ...]:
    """Return some whole sentences of `text`, from the first that says what was asked, in marked pieces."""
    sentences = re.split(r"(?<=[.!?”]) +", text)
    is_told = [any(stem(word) in stems for word in words(sentence)) for sentence in sentences]
    start = is_told.index(True) if True in is_told else 0
    taken = ""
    for sentence in sentences[start:]:
        if taken and len(taken) + len(sentence) > EXCERPT:
            break
        taken = f"{taken} {sentence}".strip()
    return tuple(_pieces(taken, stems, stem))


def _pieces(text: str, stems: set[str], stem: Stem) -> Iterable[tuple[str, bool]]:
    at = 0
    for found in WORD.finditer(text):
        if stem(found[0].lower().replace("’", "'")) in stems:
            if found.start() > at:
                yield text[at : found.start()], False
            yield found[0], True
            at = found.end()
    if at < len(text):
        yield text[at:], False
