"""Those who sign in: hosts, editors and educators. Learners have no account."""

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

# The group whose accounts are educators'. It has no rights in the CMS.
EDUCATORS = "Educators"


class User(AbstractUser):
    must_change_password = models.BooleanField(
        _("must choose an own password"),
        default=False,
        help_text=_("Set for an account whose first password somebody else has seen."),
    )
    language = models.CharField(
        _("language"),
        max_length=10,
        blank=True,
        default="",
        help_text=_("Of an educator’s own pages. Empty: as the browser says."),
    )

    def set_password(self, raw_password: Any) -> None:
        """Store `raw_password` hashed; a password of one’s own needs no changing."""
        is_the_same = self.must_change_password and self.check_password(raw_password)
        super().set_password(raw_password)
        self.must_change_password = is_the_same
