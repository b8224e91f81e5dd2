"""Who is an educator, how far somebody has come through the door, and what the host is shown of educators."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from course.accounts.models import EDUCATORS, User
from course.educators.models import Link

IS_EDUCATOR = Exists(Group.objects.filter(name=EDUCATORS, user=OuterRef("pk")))
SECOND_FACTORS = TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True).order_by("pk")


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether somebody may teach here, and the number of the second factor they have set up, if any."""

    may_teach: bool = False
    second_factor: int | None = None


def standing(user: Any) -> Standing:
    """Return how an account stands; one query, which also sees what the host changed a moment ago."""
    if not user.is_authenticated:
        return Standing()
    may_teach = ExpressionWrapper(Q(is_superuser=True) | Q(IS_EDUCATOR), output_field=BooleanField())
    rows = User.objects.filter(pk=user.pk, is_active=True).annotate(
        may_teach=may_teach, second=Subquery(SECOND_FACTORS.values("pk")[:1])
    )
    found = rows.values_list("may_teach", "second").first()
    return Standing(*found) if found else Standing()


def second_factor(user: User, *, confirmed: bool = True) -> TOTPDevice | None:
    """Return the second factor somebody has set up, or the one they are just setting up."""
    return TOTPDevice.objects.filter(user=user, confirmed=confirmed).order_by("pk").first()


def codes_left(user: User) -> int:
    """Return how many recovery codes have not been used yet."""
    return int(StaticToken.objects.filter(device__user=user).count())


def educators() -> QuerySet[User]:
    """Return the accounts the host manages as educators; hosts are not among them."""
    return User.objects.filter(groups__name=EDUCATORS, is_superuser=False)


def listed() -> QuerySet[User]:
    """Return the educators by name, each with whether a second factor is set up; one query."""
    return educators().annotate(has_second_factor=Exists(SECOND_FACTORS)).order_by("username")


def open_invitations() -> QuerySet[Link]:
    """Return the invitations that can still be taken up, the next to end first."""
    return Link.objects.filter(kind=Link.Kind.INVITATION, until__gt=timezone.now()).order_by("until")
