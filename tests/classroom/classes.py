"""A class, its teacher and its pupils, as tests need them."""

from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from course.accounts.models import User
from course.classroom import services
from course.classroom.models import Classroom
from course.classroom.services.classes import About
from tests.learning.place import press, words_in


def a_class(owner: User | None = None, name: str = "Tuesday class", how: str = "open", **more: Any) -> Classroom:
    """Return a class that may be joined."""
    owner = owner or User.objects.get_or_create(username="tessa")[0]
    about = About(name, more.pop("band", "15"), "gb", "en", timezone.localdate() + timedelta(days=90))
    classroom = services.make(owner, about)
    services.set_joining(classroom, how, 1)
    return classroom


def offered(client: Client, classroom: Classroom) -> list[str]:
    """Type the code of a class, and return the sealed names that are offered."""
    reply = press(client, "/join/", code=classroom.code)
    assert reply.status_code == 200, reply.content.decode()
    return [name for _name, name in reply.context["names"]]


def sit_down(client: Client, classroom: Classroom, **more: str) -> tuple[str, ...]:
    """Join a class under the first name that is offered, and return the four words."""
    reply = press(client, "/join/name/", code=classroom.code, name=offered(client, classroom)[0], **more)
    assert reply.status_code == 200, reply.content.decode()
    return words_in(reply)
