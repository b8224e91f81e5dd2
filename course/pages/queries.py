"""Which sentence teaches a claim, and which question asks it."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.html import strip_tags

from course.kit.rules import natural
from course.pages.models import CoursePage
from course.quiz.models import Question
from course.reference.models import Claim
from course.timeline.models import Stage


@dataclass(slots=True)
class Taught:
    """A claim with the blocks and stages that teach it (key and first sentence) and the questions that ask it."""

    claim: str
    says: str
    taught: list[tuple[str, str]] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)


def claims() -> list[Taught]:
    """Return every live claim with what teaches and what asks it, in the order of their numbers."""
    found = {claim.key: Taught(claim.key, claim.text) for claim in Claim.objects.filter(live=True)}
    taught, asked = defaultdict(list), defaultdict(list)
    for keys, where, says in _teaching():
        for key in keys.split():
            taught[key].append((where, says))
    for question in Question.objects.filter(live=True).order_by("key"):
        for key in question.claims.split():
            asked[key].append((question.key, question.stem))
    for key, one in found.items():
        one.taught, one.asked = taught[key], asked[key]
    return sorted(found.values(), key=lambda one: natural(one.claim))


def _teaching() -> Iterator[tuple[str, str, str]]:
    for stage in Stage.objects.filter(live=True):
        yield stage.claims, stage.key, _first_sentence(stage.happens)
    for model in CoursePage.__subclasses__():
        for page in model.objects.filter(live=True):
            for value in page.parts():
                html = getattr(value.get("text"), "source", "") or ""
                yield value.get("claims") or "", value.key, _first_sentence(html)


def _first_sentence(html: str) -> str:
    text = " ".join(strip_tags(re.sub(r"</(p|li|h\d)>", " ", html)).split())
    return re.split(r"(?<=[.!?”]) ", text, maxsplit=1)[0]
