"""The host's list of educators in the CMS, and what of it stands in the site history."""

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from course.educators.urls import managed

ACTIONS = {
    "educators.invite": (_("Invite"), _("Invited an educator")),
    "educators.reset_link": (_("Reset link"), _("Made a link for another password")),
    "educators.reset_second": (_("Reset codes"), _("Turned the second factor off")),
    "educators.disable": (_("Disable"), _("Disabled an educator’s account")),
    "educators.enable": (_("Enable"), _("Enabled an educator’s account")),
}


class HostsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(getattr(request.user, "is_superuser", False))


@hooks.register("register_admin_urls")
def educators_addresses() -> list[URLPattern | URLResolver]:
    return [path("educators/", include(managed))]


@hooks.register("register_admin_menu_item")
def educators_in_the_menu() -> MenuItem:
    return HostsItem(_("Educators"), reverse("educators"), name="educators", icon_name="group", order=800)


@hooks.register("register_log_actions")
def name_what_was_done(actions: LogActionRegistry) -> None:
    for action, (label, message) in ACTIONS.items():
        actions.register_action(action, label, message)
