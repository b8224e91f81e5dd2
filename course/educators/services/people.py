"""Signing in, opening an account, and changing what is known of one."""

from typing import Any

from django.contrib.auth import authenticate
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction

from course.accounts.models import EDUCATORS, User
from course.educators.queries import standing
from course.educators.rules import folded
from course.educators.services.counting import TooMany, forgive, is_above, is_heard, mark_of

# Within ten minutes. For one name no more than MOST_FOR_ONE passwords are looked at. For all names together: above
# SOFT a wrong password is told to wait while a right one still comes in, above MOST none is looked at.
MOST_FOR_ONE, SOFT, MOST = 10, 100, 400
MOST_NEW = 50


class Taken(Exception):  # noqa: N818 - what the reply is, not what went wrong in the program
    """Somebody else took the name a moment ago."""


def sign_in_as(username: str, password: str) -> Any:
    """Return the account of somebody who may teach and typed its password, else None. Raises TooMany.

    Whether the name is unknown, the password wrong, the account closed or no educator's, is not told apart.
    """
    user = _who(username, password)
    if user is None and is_above("sign-in", SOFT):
        raise TooMany
    return user


def _who(username: str, password: str) -> Any:
    own = _count_of(username)
    if not is_heard(own, MOST_FOR_ONE) or not is_heard("sign-in", MOST):
        raise TooMany
    user = authenticate(username=username, password=password)
    if user is None or not standing(user).may_teach:
        return None
    forgive(own)
    forgive("sign-in")
    return user


def knows_password(user: User, password: str) -> bool:
    """Return whether this is the password of somebody who has signed in. Raises TooMany."""
    own = _count_of(user.username)
    if not is_heard(own, MOST_FOR_ONE):
        raise TooMany
    if not user.check_password(password):
        return False
    forgive(own)
    return True


def _count_of(username: str) -> str:
    return f"name {mark_of('name', folded(username))}"


@transaction.atomic
def open_account(username: str, password: str, email: str = "") -> User:
    """Make an educator's account and return it. Raises TooMany and Taken."""
    if not is_heard("new", MOST_NEW):
        raise TooMany
    try:
        user = User.objects.create_user(username, email=email, password=password)
    except IntegrityError:
        raise Taken from None
    group, _made = Group.objects.get_or_create(name=EDUCATORS)
    user.groups.add(group)
    return user


def choose_password(user: User, password: str) -> None:
    """Give an account another password; whoever is signed in elsewhere with the old one is out."""
    user.set_password(password)
    user.save(update_fields=["password", "must_change_password"])


def choose_address(user: User, email: str, language: str) -> None:
    """Note the e-mail address, or that there is none, and the language of the pages."""
    user.email, user.language = email, language
    user.save(update_fields=["email", "language"])


def open_or_close(user: User, *, is_open: bool) -> None:
    """Let somebody in, or keep them out at once: who is signed in is asked at every page."""
    user.is_active = is_open
    user.save(update_fields=["is_active"])
