"""An everyday site to leave for."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

NEUTRAL = b"<!doctype html><html lang=en><title>Weather</title><p>Sunny, with a light wind."


class Neutral(BaseHTTPRequestHandler):
    """Answers the same harmless page at every address."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(NEUTRAL)

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@contextmanager
def neutral_site() -> Iterator[str]:
    """Serve the everyday site and give its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Neutral) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/weather"
        server.shutdown()
