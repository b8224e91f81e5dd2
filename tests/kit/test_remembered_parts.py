"""A part of a page is written once for each face it has, and shows nothing that is not in its face."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.template import engines
from django.test import Client
from django.utils import translation

from course.quiz.models import Question
from course.timeline.models import Stage

LESSON = "/en/spread-mechanics/five-stages/"


@dataclass
class Thing:
    face: str
    told: int = 0

    @property
    def says(self) -> str:
        self.told += 1
        return f"{self.face} {self.told}"


def write(template: Any, **context: Any) -> str:
    return str(template.render(context))


@pytest.fixture
def template() -> Any:
    source = "{% load remember %}{% remember thing %}{{ thing.says }}{{ other }}{% endremember %}"
    return engines["django"].from_string(source)


def test_a_part_is_written_again_only_with_another_face(template: Any) -> None:
    one = Thing("a")
    assert [write(template, thing=one) for _ in range(3)] == ["a 1"] * 3
    assert write(template, thing=Thing("a")) == "a 1"
    assert write(template, thing=Thing("b")) == "b 1"
    assert one.told == 1


def test_a_part_sees_nothing_but_what_it_names(template: Any) -> None:
    assert write(template, thing=Thing("a"), other="!") == "a 1"


def test_a_part_is_written_once_for_each_language(template: Any) -> None:
    thing = Thing("a")
    write(template, thing=thing)
    with translation.override("hi"):
        assert write(template, thing=thing) == "a 2"


def test_a_list_has_the_faces_of_its_things() -> None:
    source = "{% load remember %}{% remember things %}{% for t in things %}{{ t.says }} {% endfor %}{% endremember %}"
    template = engines["django"].from_string(source)
    assert write(template, things=[Thing("a"), Thing("b")]) == "a 1 b 1 "
    assert write(template, things=[Thing("b"), Thing("a")]) == "b 1 a 1 "


def anew(learner: Client) -> str:
    """Return the lesson as it is when nothing of it is remembered."""
    for loader in engines["django"].engine.template_loaders:
        loader.reset()
    return learner.get(LESSON).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("model", "key", "changes"),
    [
        (Question, "m2l1-1", {"stem": "Another question?"}),
        (Question, "m2l1-1", {"edition": 7}),
        (Question, "m2l1-1", {"confidence": True}),
        (Question, "m2l1-1", {"kind": "multiple"}),
        (Question, "m2l1-1", {"taught_in": "m2l1.start"}),
        (Stage, "spread.initial-capture", {"name": "Another name"}),
        (Stage, "spread.initial-capture", {"drawing": "restless"}),
        (Stage, "spread.initial-capture", {"happens": "Something else."}),
        (Stage, "spread.initial-capture", {"position": 9}),
        (Stage, "spread.initial-capture", {"live": False}),
    ],
)
def test_whatever_changes_is_shown_at_once(learner: Client, model: Any, key: str, changes: dict[str, Any]) -> None:
    before = anew(learner)
    assert learner.get(LESSON).content.decode() == before
    model.objects.filter(key=key).update(**changes)
    shown = learner.get(LESSON).content.decode()
    assert shown == anew(learner)
    if "taught_in" not in changes:
        assert shown != before


@pytest.mark.django_db
def test_words_of_an_option_are_shown_at_once(learner: Client) -> None:
    anew(learner)
    question = Question.objects.get(key="m2l1-1")
    question.options[0].value["text"] = "Another option"
    question.save()
    assert "Another option" in learner.get(LESSON).content.decode()
