"""Headers of a site that nobody should be able to listen to, and bodies kept small."""

import gzip
from collections.abc import Callable

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from course.safety.rules import widget_scripts
from course.safety.views import too_large

Handler = Callable[[HttpRequest], HttpResponseBase]
LARGEST_PUBLIC_BODY = 64 * 1024
PERMISSIONS = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
WORKSHOP = {
    # Wagtail's editor sets styles inline; its scripts that start a widget are allowed one by one.
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
            parts.replace = {**WORKSHOP, "script-src": ["'self'", *_inline_scripts(response)]}
        return parts


def _inline_scripts(response: HttpResponseBase) -> list[str]:
    if not isinstance(response, HttpResponse) or not response.get("Content-Type", "").startswith("text/html"):
        return []
    is_compressed = response.get("Content-Encoding") == "gzip"
    content = gzip.decompress(response.content) if is_compressed else response.content
    return widget_scripts(content.decode(response.charset, "replace"))


def _in_cms(request: HttpRequest) -> bool:
    return request.path_info.startswith(f"/{settings.CMS_PATH}")


class SmallBodies:
    """Refuse a public request whose body is larger than any honest answer, before anything reads it."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if _in_cms(request) or not length.isdigit() or int(length) <= LARGEST_PUBLIC_BODY:
            return self.get_response(request)
        return too_large(request)
