"""Replies compressed first and then tagged, so that each encoding has one strong ETag."""

import gzip
import hashlib
import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers

Handler = Callable[[HttpRequest], HttpResponseBase]
WORTH_COMPRESSING = 500
GZIP = re.compile(r"\b(gzip|\*)(?!\s*;\s*q=0(\.0*)?\s*(,|$))")


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
        return bool(GZIP.search(accepted)) and len(response.content) >= WORTH_COMPRESSING

    def _tagged(self, request: HttpRequest, response: HttpResponse) -> HttpResponseBase:
        if request.method not in {"GET", "HEAD"} or response.status_code != 200:
            return response
        if "no-store" in response.get("Cache-Control", ""):
            return response
        response["ETag"] = tag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
        return get_conditional_response(request, etag=tag, response=response) or response
