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
    """One question's form as it stands on a page: hidden fields, and the value of each option by its text."""

    action: str
    hidden: dict[str, str]
    values: dict[str, str]
    kind: str
    html: str = ""

    def chosen(self, *texts: str) -> dict[str, Any]:
        """Return what the form sends: the options with these texts, or, for an order, all in this sequence."""
        if self.kind == "order":
            return {**self.hidden, **{f"at-{self.values[text]}": str(n) for n, text in enumerate(texts, 1)}}
        return {**self.hidden, "choice": [self.values[text] for text in texts]}


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
    found = BeautifulSoup(html, "html.parser").select("[data-activity=quiz], [data-activity=order]")
    return {task["data-key"]: _task(task) for task in found}


def task(client: Client, page: Any, question: Question) -> Task:
    return tasks(client.get(page.url).content.decode())[question.key]


def answer(client: Client, form: Task, *texts: str, htmx: bool = True, **changes: Any) -> Reply:
    """Send a form with these options chosen; the next answer goes on from where this one ended."""
    reply = read(client.post(form.action, {**form.chosen(*texts), **changes}, **(HTMX if htmx else {})))
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
    form, kind = found.form, "order" if found["data-activity"] == "order" else "choice"
    hidden = {str(tag["name"]): str(tag["value"]) for tag in form.select("input[type=hidden]")}
    if kind == "order":
        rows = form.select("ol.order li")
        values = {str(row["data-name"]): str(row.input["name"]).removeprefix("at-") for row in rows}
    else:
        values = {label.get_text(strip=True): str(label.input["value"]) for label in form.select("label.opt")}
    return Task(str(form["action"]), hidden, values, kind, str(found))
