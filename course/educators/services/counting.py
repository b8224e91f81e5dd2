"""How often something is tried: for one account by its fingerprint, and by everybody together; never by address."""

import time

from django.db.models import F
from django.utils.crypto import salted_hmac

from course.educators.models import Tally

WINDOW = 600  # seconds
IN_A_DAY = 144  # windows


class TooMany(Exception):  # noqa: N818 - what the reply is, not what went wrong in the program
    """Too many tries at the moment, by whomever."""


def mark_of(kind: str, secret: str) -> str:
    """Return the fingerprint under which a secret is stored; without the site's key nobody can make or undo it."""
    return salted_hmac(f"course.educators.{kind}", secret, algorithm="sha256").hexdigest()


def is_heard(name: str, most: int, *, windows: int = 1) -> bool:
    """Count one try, and return whether it is still among the `most` that are looked at in these windows."""
    window = _window(windows)
    _row, is_new = Tally.objects.get_or_create(name=name, window=window)
    if is_new:
        Tally.objects.filter(window__lt=_window() - 2 * IN_A_DAY).delete()
    tally = Tally.objects.filter(name=name, window=window, count__lt=most)
    return tally.update(count=F("count") + 1) == 1


def is_above(name: str, most: int) -> bool:
    """Return whether more than `most` tries were counted in this window."""
    return Tally.objects.filter(name=name, window=_window(), count__gt=most).exists()


def forgive(name: str, *, windows: int = 1) -> None:
    """Take one try back: it was right."""
    Tally.objects.filter(name=name, window=_window(windows), count__gt=0).update(count=F("count") - 1)


def _window(windows: int = 1) -> int:
    """Return the number of the window we are in, or of the first in a longer stretch of them."""
    number = int(time.time()) // WINDOW
    return number - number % windows
