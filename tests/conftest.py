"""The course as authored, loaded once for each test database; every test rolls back what it changes."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client

from course.accounts.models import User


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    with django_db_blocker.unblock():
        call_command("load_course", verbosity=0)
        call_command("first_run", verbosity=0)


@pytest.fixture
def learner(db: None) -> Client:
    """A browser of somebody who has never been here."""
    return Client()


@pytest.fixture
def editor(db: None) -> Client:
    """A browser in which an editor has signed in."""
    user = User.objects.create_user("edith", password="a long enough password")
    user.groups.add(Group.objects.get(name="Editors"))
    return _signed_in(user)


@pytest.fixture
def host(db: None) -> Client:
    """A browser in which the host has signed in."""
    return _signed_in(User.objects.create_superuser("hedda", password="a long enough password"))


def _signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client
