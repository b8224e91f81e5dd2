"""One-time links: an invitation that makes an account, and one that lets somebody choose another password."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from course.accounts.models import User
from course.educators import queries
from course.educators.models import Link
from course.educators.services import people
from course.educators.services.counting import TooMany, is_heard, mark_of
from course.educators.services.mail import send, send_later

LASTS = {Link.Kind.INVITATION: timedelta(days=7), Link.Kind.RESET: timedelta(days=1)}
PAGES = {Link.Kind.INVITATION: "teach-invited", Link.Kind.RESET: "teach-reset"}
# So long a link that is over can still say so.
REMEMBERED = timedelta(days=30)
MOST_ASKED, MOST_FOR_ONE = 100, 3  # of forgotten passwords, within ten minutes


class Gone(Exception):  # noqa: N818 - what the reply is, not what went wrong in the program
    """A link that was used meanwhile, or is over."""


def invite(email: str = "") -> str:
    """Make an invitation and return its address; it is mailed where an e-mail address is given and mail is set up."""
    address = _made(Link.Kind.INVITATION, email=email)
    if email and settings.HAS_MAIL:
        send(Link.Kind.INVITATION, email, address)
    return address


def reset_link(user: User) -> str:
    """Return the address at which somebody may choose another password; an earlier one stops working."""
    Link.objects.filter(kind=Link.Kind.RESET, user=user).delete()
    return _made(Link.Kind.RESET, user=user)


def mail_reset_link(user: User) -> None:
    """Mail somebody the address at which they may choose another password."""
    send(Link.Kind.RESET, user.email, reset_link(user))


def forgotten(email: str) -> None:
    """Mail a link to every educator with this address. Raises TooMany, which tells nothing of who is known.

    The mail goes out after the reply: how long that takes must not tell either.
    """
    if not is_heard("forgotten", MOST_ASKED):
        raise TooMany
    if not is_heard(f"forgotten {mark_of('address', email.casefold())}", MOST_FOR_ONE):
        return
    for user in queries.educators().filter(email__iexact=email, is_active=True).exclude(email=""):
        send_later(Link.Kind.RESET, user.email, reset_link(user))


def find(kind: Link.Kind, token: str) -> Link | None:
    """Return the link with this token, be it over or not; None for one that was used or never was."""
    link = Link.objects.select_related("user").filter(kind=kind, mark=mark_of(kind, token)).first()
    return None if link and link.user and not link.user.is_active else link


@transaction.atomic
def accept(link: Link, username: str, password: str, email: str) -> User:
    """Open an account with an invitation, and return it. Raises Gone, TooMany and Taken."""
    _use(link)
    return people.open_account(username, password, email)


@transaction.atomic
def reset(link: Link, password: str) -> None:
    """Give the account of a link another password. Raises Gone."""
    _use(link)
    if link.user is None:
        raise Gone
    people.choose_password(link.user, password)
    Link.objects.filter(kind=Link.Kind.RESET, user=link.user).delete()


def withdraw(pk: int) -> None:
    """Take an invitation back."""
    Link.objects.filter(pk=pk, kind=Link.Kind.INVITATION).delete()


def purge() -> int:
    """Delete the links that are over, and with them the addresses that invitations went to; return how many."""
    return Link.objects.filter(until__lte=timezone.now()).delete()[0]


def _use(link: Link) -> None:
    """Delete a link: of two who use it at once, one finds nothing to delete."""
    if link.is_over or not Link.objects.filter(pk=link.pk).delete()[0]:
        raise Gone


def _made(kind: Link.Kind, *, user: User | None = None, email: str = "") -> str:
    now, token = timezone.now(), secrets.token_urlsafe(32)
    Link.objects.filter(until__lt=now - REMEMBERED).delete()
    Link.objects.create(kind=kind, mark=mark_of(kind, token), until=now + LASTS[kind], user=user, email=email)
    # From the settings: what a visitor sends as the host must never stand in a mail.
    return f"{settings.SITE_URL}{reverse(PAGES[kind], args=[token])}"
