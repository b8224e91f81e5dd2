from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from django.conf import settings  # isort: skip


class OwnPassword:
    """Send whoever still has the password of the first run to choose one of their own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(f"/{settings.CMS_PATH}"):
            return self.get_response(request)
        allowed = {reverse(name) for name in ("wagtailadmin_account", "wagtailadmin_logout", "wagtailadmin_sprite")}
        waiting = getattr(request.user, "must_change_password", False) and request.path not in allowed
        if waiting and "jsi18n" not in request.path:
            messages.warning(request, _("Please choose your own password first."))
            return redirect("wagtailadmin_account")
        return self.get_response(request)
