"""People who change a helpline and people who read it after them."""

from typing import Any

from django.contrib.auth.models import Group
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from course.accounts.models import User
from course.signposts.models import Helpline
from tests.kit import cms

NUMBER = "116 000"


def person(name: str, role: str = "editor") -> Client:
    """Return a browser in which a new editor or host has signed in."""
    user = User.objects.create_user(name, password="a long enough password", is_superuser=role == "host")
    if role == "editor":
        user.groups.add(Group.objects.get(name="Editors"))
    client = Client()
    client.force_login(user)
    return client


def line() -> Helpline:
    return Helpline.objects.get(key="gb.childline")


def number() -> str:
    """Return the number a learner is shown."""
    return line().phone


def change(client: Client, thing: Any = None, **changes: str) -> HttpResponse:
    """Change the number of a helpline, as a draft."""
    return cms.save(client, thing or line(), changes or {"phone": NUMBER})


def submit(client: Client, thing: Any = None) -> HttpResponse:
    return cms.save(client, thing or line(), {"action-submit": "x"})


def act(client: Client, action: str, comment: str = "", thing: Any = None) -> HttpResponse:
    """Do what the dashboard's buttons do: approve, reject or waive what waits for a second reader."""
    thing = thing or line()
    task = type(thing).objects.get(pk=thing.pk).current_workflow_task_state
    assert task is not None, "nothing waits for a second reader"
    name = thing.snippet_viewset.get_url_name("workflow_action")
    return client.post(reverse(name, args=[thing.pk, action, task.pk]), {"comment": comment})
