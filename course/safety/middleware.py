"""Headers of a site that nobody should be able to listen to, and a calm page while the database is away."""

from collections.abc import Callable
from http import HTTPStatus

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from course.safety.views import error_page

Handler = Callable[[HttpRequest], HttpResponseBase]
PERMISSIONS = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
WORKSHOP = {
    # Wagtail's editor sets styles and starts its widgets inline.
    "script-src": ["'self'", "'unsafe-inline'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "frame-src": ["'self'"],
    "frame-ancestors": ["'self'"],
}


class Headers(CSPMiddleware):
    """Send the policy of the public site everywhere, and Wagtail's own needs only in the CMS and its previews."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if _in_cms(request) or getattr(request, "is_preview", False):
            response["X-Frame-Options"] = "SAMEORIGIN"
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("X-DNS-Prefetch-Control", "off")
        return super().process_response(request, response)

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if getattr(request, "is_preview", False):
            parts.replace = {"frame-ancestors": ["'self'"]}
        elif _in_cms(request):
            parts.replace = WORKSHOP
        return parts


def _in_cms(request: HttpRequest) -> bool:
    return request.path_info.startswith(f"/{settings.CMS_PATH}")


class WhenTheDatabaseIsAway:
    """Answer 503 with exit and help still in place, instead of an error nobody can use."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, OperationalError | InterfaceError):
            return None
        reply = error_page("503.html", HTTPStatus.SERVICE_UNAVAILABLE)
        reply["Retry-After"] = "30"
        return reply
