"""Who may sign in to the CMS."""

from django.contrib.auth.models import AbstractBaseUser
from wagtail.admin.forms.auth import LoginForm


class CmsSignIn(LoginForm):
    """Wagtail's form, which tells an account without rights in the CMS the same as a wrong password.

    Educators have a door of their own, where guesses are counted; this one must be no way round it.
    """

    def confirm_login_allowed(self, user: AbstractBaseUser) -> None:
        super().confirm_login_allowed(user)
        if not user.has_perm("wagtailadmin.access_admin"):  # type: ignore[attr-defined]
            raise self.get_invalid_login_error()
