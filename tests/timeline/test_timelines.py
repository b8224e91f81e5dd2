"""Timelines: one list of stages, shown alike wherever they are, and put in order by learners."""

import html
import re

import pytest
from django.test import Client

from course.quiz.models import Question
from course.timeline.models import Stage, Timeline
from tests.kit import cms, things
from tests.quiz.answering import tasks

pytestmark = pytest.mark.django_db
LESSON = "/en/spread-mechanics/five-stages/"
NAMES = ["Initial capture", "First share", "Copy cascade", "Algorithmic lift", "Afterlife"]


def stage(key: str = "spread.copy-cascade") -> Stage:
    return Stage.objects.get(key=key)


def explorer(learner: Client, path: str = LESSON) -> str:
    page = html.unescape(learner.get(path).content.decode())
    return re.search(r'data-activity="timeline".*?</section>', page, re.DOTALL)[0]


def test_a_lesson_shows_every_stage_whole_and_in_order(learner: Client) -> None:
    shown = explorer(learner)
    assert re.findall(r'<h3 id="h-stage-[a-z-]+"><span class="n">\d</span> (.*?)</h3>', shown) == NAMES
    for one in Stage.objects.all():
        for part in (one.happens, one.matters, one.who, one.helps, one.move, one.alt):
            assert part in shown, one.key
    assert Timeline.objects.get(key="spread").caveat in shown


def test_home_leads_to_every_stage(learner: Client) -> None:
    page = html.unescape(learner.get("/en/").content.decode())
    for one in Stage.objects.all():
        assert one.name in page, one.key
        assert one.short in page, one.key


def test_a_stage_that_is_not_live_is_left_out_everywhere(learner: Client, editor: Client) -> None:
    editor.post(cms.address(stage(), "unpublish"))
    assert "Copy cascade" not in explorer(learner)
    form = tasks(learner.get(LESSON).content.decode())["m2l1.order"]
    assert sorted(form.values) == sorted(set(NAMES) - {"Copy cascade"})


def test_stages_are_shown_by_position(learner: Client, editor: Client) -> None:
    cms.publish(editor, stage("spread.afterlife"), {"position": "6"})
    cms.publish(editor, stage("spread.initial-capture"), {"position": "7"})
    found = re.findall(r'<h3 id="h-stage-([a-z-]+)">', explorer(learner))
    assert found == ["first-share", "copy-cascade", "algorithmic-lift", "afterlife", "initial-capture"]


def test_two_stages_cannot_have_one_place(editor: Client) -> None:
    reply = cms.publish(editor, stage(), {"position": "2"})
    assert "2 is already “First share”. Choose another number." in str(reply.context["form"].errors["position"])


def test_a_timeline_that_is_not_live_leaves_its_block_out(learner: Client, editor: Client) -> None:
    editor.post(cms.address(Timeline.objects.get(key="spread"), "unpublish"))
    reply = learner.get(LESSON)
    assert reply.status_code == 200
    assert "Copy cascade" not in reply.content.decode().split('id="m2l1-ordering"')[0].split('id="m2l1-stages"')[-1]


def test_a_new_stage_gets_a_key_below_its_timeline(editor: Client) -> None:
    made = Stage(timeline=stage().timeline, position=6, name="Calm Water", locale=stage().locale, live=False)
    for name in Stage.PROSE:
        setattr(made, name, "It calms.")
    made.save()
    assert things.published(made).key == "spread.calm-water"


def test_an_order_is_given_by_its_timeline_or_by_items_not_both(editor: Client) -> None:
    question = Question.objects.get(key="m2l1.order")
    added = {"items-count": "1", "items-0-type": "item", "items-0-order": "0", "items-0-deleted": "", "items-0-id": ""}
    added |= {"items-0-value-text": "A calm", "items-0-value-feedback": "Why.", "items-0-value-key": ""}
    reply = cms.publish(editor, question, added)
    assert "Keep one of them." in str(reply.context["form"].errors["items"])
