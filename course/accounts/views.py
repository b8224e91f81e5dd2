from django.conf import settings
from wagtail.admin.views.account import (
    AccountView,
    AvatarSettingsPanel,
    BaseSettingsPanel,
    ChangePasswordPanel,
    NotificationsSettingsPanel,
)


class OwnAccount(AccountView):
    """Wagtail's account page without an upload of a picture and without mail nobody has set up."""

    def get_panels(self) -> list[BaseSettingsPanel]:
        unwanted = (AvatarSettingsPanel, *(() if settings.HAS_MAIL else (NotificationsSettingsPanel,)))
        panels = [panel for panel in super().get_panels() if not isinstance(panel, unwanted)]
        if self.request.user.must_change_password:
            return [panel for panel in panels if isinstance(panel, ChangePasswordPanel)]
        return panels
