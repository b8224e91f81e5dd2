"""What every page needs to offer a way out and a way to help."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language


def signposts(_request: HttpRequest | None = None) -> dict[str, Any]:
    """Return the addresses of the exit, help and home; asks no database, so that error pages have them too."""
    home = f"/{get_language() or settings.LANGUAGE_CODE}/"
    return {"exit_url": settings.EXIT_URL, "help_url": reverse("help"), "home_url": home}
