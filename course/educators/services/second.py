"""The second factor: a code of the moment from an authenticator, or one of eight recovery codes."""

from django.db import transaction
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from course.accounts.models import User
from course.educators.queries import second_factor
from course.educators.rules import is_from_the_phone, without_gaps
from course.educators.services.counting import IN_A_DAY, TooMany, forgive, is_heard, mark_of

CODES = 8
MARK_LENGTH = 16  # what a row of django-otp holds: 64 bits of a fingerprint
# Of a million codes three are right at a moment: with 40 a day somebody who has the password hits one in 8,000 days.
MOST, MOST_IN_A_DAY = 10, 40


def begin(user: User) -> TOTPDevice:
    """Make a secret for an authenticator, which counts for nothing until a code confirms it."""
    with transaction.atomic():
        TOTPDevice.objects.filter(user=user, confirmed=False).delete()
        return TOTPDevice.objects.create(user=user, name="", confirmed=False)


def confirm(user: User, typed: str) -> tuple[TOTPDevice, tuple[str, ...]] | None:
    """Turn the second factor on with a code from it; return it with the recovery codes. Raises TooMany."""
    _hear(user)
    with transaction.atomic():
        device = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=False).first()
        if device is None or not device.verify_token(without_gaps(typed)):
            return None
        TOTPDevice.objects.filter(user=user, confirmed=True).delete()
        device.confirmed = True
        device.save(update_fields=["confirmed"])
        _forgive(user)
        return device, new_codes(user)


def passes(user: User, typed: str) -> TOTPDevice | None:
    """Return the second factor of somebody who typed a code of it or a recovery code, else None. Raises TooMany."""
    _hear(user)
    code = without_gaps(typed)
    with transaction.atomic():
        kind = TOTPDevice if is_from_the_phone(code) else StaticDevice
        device = kind.objects.select_for_update().filter(user=user, confirmed=True).first()
        if device is None or not device.verify_token(code if kind is TOTPDevice else _mark(code)):
            return None
        _forgive(user)
    # A recovery code stands in for the authenticator: when that is taken away, what either has opened is closed.
    return second_factor(user)


@transaction.atomic
def new_codes(user: User) -> tuple[str, ...]:
    """Return new recovery codes, which are stored as fingerprints; the old ones stop working."""
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="", confirmed=True)
    codes = tuple(StaticToken.random_token() for _code in range(CODES))
    StaticToken.objects.bulk_create(StaticToken(device=device, token=_mark(code)) for code in codes)
    return codes


@transaction.atomic
def turn_off(user: User) -> None:
    """Forget somebody's second factor and recovery codes."""
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()


def _mark(code: str) -> str:
    return mark_of("code", code)[:MARK_LENGTH]


def _hear(user: User) -> None:
    name = f"code {user.pk}"
    if not is_heard(name, MOST) or not is_heard(f"day {user.pk}", MOST_IN_A_DAY, windows=IN_A_DAY):
        raise TooMany


def _forgive(user: User) -> None:
    forgive(f"code {user.pk}")
    forgive(f"day {user.pk}", windows=IN_A_DAY)
