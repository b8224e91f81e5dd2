"""A learner's browser at a question: reads its form from the page, fills it in and sends it."""

from dataclasses import dataclass, field
from typing import Any

from bs4 import BeautifulSoup, Tag
from django.http import HttpResponse
from django.test import Client

from course.pages.models import LessonPage
from course.quiz.models import Question
from tests.kit import things

HTMX = {"HTTP_HX_REQUEST": "true"}


@dataclass
class Task:
    """One question's form as it stands on a page: hidden fields, and the value of each option or card by its text.

    `groups` has the value of each group that cards go into, `at` the group in which a card lies now.
    """

    action: str
    hidden: dict[str, str]
    values: dict[str, str]
    kind: str
    html: str = ""
    groups: dict[str, str] = field(default_factory=dict)
    at: dict[str, str] = field(default_factory=dict)

    def chosen(self, *texts: str) -> dict[str, Any]:
        """Return what the form sends: the options with these texts, or, for an order, all in this sequence."""
        if self.kind == "order":
            return {**self.hidden, **{f"at-{self.values[text]}": str(n) for n, text in enumerate(texts, 1)}}
        return {**self.hidden, "choice": [self.values[text] for text in texts]}

    def laid(self, **groups: str) -> dict[str, Any]:
        """Return what the form sends where each card lies in the group of this text; the rest of them in none."""
        blank = dict.fromkeys((f"at-{value}" for value in self.values.values()), "") if self.kind == "match" else {}
        return {**self.hidden, **blank, **{f"at-{self.values[x]}": self.groups[y] for x, y in groups.items()}}


@dataclass
class Reply:
    """What came back: its status, outcome and words, and the form for the next try."""

    status: int
    outcome: str
    text: str
    html: str
    state: str
    headers: dict[str, str] = field(default_factory=dict)


def tasks(html: str) -> dict[str, Task]:
    """Return the tasks of a page by the key of their question."""
    found = BeautifulSoup(html, "html.parser").select('.task:has(form[action*="/answer/"])')
    return {task["data-key"]: _task(task) for task in found}


def task(client: Client, page: Any, question: Question) -> Task:
    return tasks(client.get(page.url).content.decode())[question.key]


def answer(client: Client, form: Task, *texts: str, htmx: bool = True, **changes: Any) -> Reply:
    """Send a form with these options chosen; the next answer goes on from where this one ended."""
    reply = read(client.post(form.action, {**form.chosen(*texts), **changes}, **(HTMX if htmx else {})))
    if reply.state:
        form.hidden["state"] = reply.state
    return reply


def lay(client: Client, form: Task, htmx: bool = True, **groups: str) -> Reply:
    """Send a form with cards in these groups; the next answer goes on from where this one ended."""
    reply = read(client.post(form.action, form.laid(**groups), **(HTMX if htmx else {})))
    if reply.state:
        form.hidden["state"] = reply.state
    return reply


def read(response: HttpResponse) -> Reply:
    html = response.content.decode()
    soup = BeautifulSoup(html, "html.parser")
    said, state = soup.select_one("[data-outcome]"), soup.select_one("input[name=state]")
    text = " ".join(said.get_text(" ").split()) if said else ""
    outcome = str(said["data-outcome"]) if said else ""
    return Reply(
        response.status_code, outcome, text, html, str(state["value"]) if state else "", dict(response.items())
    )


def walk(*questions: Question) -> LessonPage:
    """Publish a lesson that asks these questions."""
    return things.published(things.lesson(*questions))


def _task(found: Tag) -> Task:
    form, activity = found.form, str(found["data-activity"])
    hidden = {str(tag["name"]): str(tag["value"]) for tag in form.select("input[type=hidden]")}
    made = Task(str(form["action"]), hidden, {}, activity.replace("quiz", "choice"), str(found))
    if activity == "order":
        rows = form.select("ol.order li")
        made.values = {str(row["data-name"]): str(row.input["name"]).removeprefix("at-") for row in rows}
    elif activity == "quiz":
        made.values = {label.get_text(strip=True): str(label.input["value"]) for label in form.select("label.opt")}
    else:
        _read_cards(made, form.select(".card"))
    return made


def _read_cards(made: Task, cards: list[Tag]) -> None:
    for card in cards:
        text = str(card.find(["legend", "label"]).get_text(strip=True))
        ways = card.select("select option[value]:not([value=''])") or card.select("label input")
        made.values[text] = str((card.select_one("select") or ways[0])["name"]).removeprefix("at-")
        names = [way.get_text(strip=True) or way.parent.get_text(strip=True) for way in ways]
        made.groups = {name: str(way["value"]) for name, way in zip(names, ways, strict=True)}
        for name, way in zip(names, ways, strict=True):
            if {"selected", "checked"} & set(way.attrs):
                made.at[text] = name
