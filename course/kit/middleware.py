"""Replies compressed first and then tagged, so that each encoding has one strong ETag; bodies kept small."""

import gzip
import hashlib
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.utils.cache import patch_vary_headers

Handler = Callable[[HttpRequest], HttpResponseBase]
WORTH_COMPRESSING = 500
LARGEST_PUBLIC_BODY = 64 * 1024


class Compressed:
    """Compress whole replies and answer a matching If-None-Match with 304.

    Django's own GZipMiddleware would weaken the ETag. Only replies that anybody may see are compressed:
    one that carries a secret beside what a visitor sent would leak it through its length.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not isinstance(response, HttpResponse) or response.has_header("Content-Encoding") or response.cookies:
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        if self._may_shrink(request, response):
            response.content = gzip.compress(response.content, compresslevel=6, mtime=0)
            response["Content-Encoding"] = "gzip"
            response["Content-Length"] = str(len(response.content))
        return self._tagged(request, response)

    def _may_shrink(self, request: HttpRequest, response: HttpResponse) -> bool:
        accepted = request.headers.get("Accept-Encoding", "")
        return "gzip" in accepted and len(response.content) >= WORTH_COMPRESSING

    def _tagged(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if request.method not in {"GET", "HEAD"} or response.status_code != 200:
            return response
        if "no-store" in response.get("Cache-Control", ""):
            return response
        response["ETag"] = tag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
        if tag not in request.headers.get("If-None-Match", ""):
            return response
        unchanged = HttpResponseNotModified()
        for name in ("ETag", "Cache-Control", "Vary", "Content-Language"):
            if response.has_header(name):
                unchanged[name] = response[name]
        return unchanged


class SmallBodies:
    """Refuse a public request whose body is larger than any honest answer, before anything reads it."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.too_large = False  # type: ignore[attr-defined]
        if not request.path_info.startswith(f"/{settings.CMS_PATH}"):
            try:
                length = int(request.META.get("CONTENT_LENGTH") or 0)
            except ValueError:
                length = 0
            request.too_large = length > LARGEST_PUBLIC_BODY  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> None:
        if getattr(request, "too_large", False):
            raise RequestDataTooBig
