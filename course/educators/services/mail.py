"""The two letters this course writes."""

import logging
from smtplib import SMTPException
from threading import Thread

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from course.educators.models import Link

logger = logging.getLogger(__name__)


class NotSent(Exception):  # noqa: N818 - what the reply is, not what went wrong in the program
    """The mail server did not take a letter."""


def send(kind: Link.Kind, to: str, address: str) -> None:
    """Send a letter with a link in it. Raises NotSent."""
    _post(_letter(kind, to, address))


def send_later(kind: Link.Kind, to: str, address: str) -> None:
    """Send a letter beside the reply, which does not wait for it."""
    Thread(target=_try, args=[_letter(kind, to, address)], daemon=True).start()


def _letter(kind: Link.Kind, to: str, address: str) -> EmailMessage:
    subjects = {
        Link.Kind.INVITATION: _("Your account for The Second Share"),
        Link.Kind.RESET: _("Choose another password for The Second Share"),
    }
    return EmailMessage(subjects[kind], render_to_string(f"educators/{kind}.txt", {"address": address}), to=[to])


def _post(letter: EmailMessage) -> None:
    try:
        letter.send()
    except (OSError, SMTPException) as error:
        raise NotSent from error


def _try(letter: EmailMessage) -> None:
    try:
        _post(letter)
    except NotSent as error:
        # No name, address or link in the log.
        logger.warning("The mail server did not take a letter: %s", type(error.__cause__).__name__)
