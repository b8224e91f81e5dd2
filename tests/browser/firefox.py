"""Firefox, spoken to by WebDriver BiDi: Debian brings the browser, and no driver for it."""

import json
import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

FIREFOX = os.environ.get("FIREFOX", "firefox-esr")
SHIFT = "\ue008"
# Nothing but this machine is asked for anything.
QUIET = {
    "app.update.disabledForTesting": True,
    "browser.aboutwelcome.enabled": False,
    "browser.safebrowsing.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.share_proxy_settings": True,
    "services.settings.server": "data:,",
    "toolkit.telemetry.server": "data:,",
}


class Tab:
    """One tab of Firefox."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket, self._numbers = socket, count(1)
        self._send("session.new", capabilities={})
        self._tab = self._send("browsingContext.getTree")["contexts"][0]["context"]

    def _send(self, method: str, **params: Any) -> Any:
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while (reply := json.loads(self._socket.recv(timeout=30))).get("id") != number:
            pass  # an event nobody asked for
        assert reply["type"] == "success", reply
        return reply["result"]

    @property
    def url(self) -> str:
        return str(self._send("browsingContext.getTree", root=self._tab)["contexts"][0]["url"])

    def goto(self, url: str) -> None:
        self._send("browsingContext.navigate", context=self._tab, url=url, wait="complete")

    def back(self) -> None:
        self._send("browsingContext.traverseHistory", context=self._tab, delta=-1)

    def read(self, expression: str) -> Any:
        """Return what a script expression is, as a plain value."""
        wanted = {"expression": f"JSON.stringify({expression})", "target": {"context": self._tab}, "awaitPromise": True}
        found = self._send("script.evaluate", **wanted)
        return json.loads(found["result"]["value"])

    def press(self, *keys: str) -> None:
        strokes = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self._act({"type": "key", "id": "keys", "actions": strokes})

    def click(self, selector: str) -> None:
        box = self.read(f"document.querySelector('{selector}').getBoundingClientRect()")
        x, y = (round(box[side] + box[size] / 2) for side, size in (("x", "width"), ("y", "height")))
        moves = [{"type": "pointerMove", "x": x, "y": y}]
        moves += [{"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp")]
        self._act({"type": "pointer", "id": "mouse", "actions": moves})

    def _act(self, source: dict[str, Any]) -> None:
        self._send("input.performActions", context=self._tab, actions=[source])


@contextmanager
def firefox(profile: Path, **settings: Any) -> Iterator[Tab]:
    """Run Firefox with a profile of its own until the block ends."""
    profile.mkdir(parents=True)
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in {**QUIET, **settings}.items()]
    (profile / "user.js").write_text("\n".join(lines))
    command = [FIREFOX, "--headless", "--no-remote", "--profile", str(profile)]
    with (profile / "log.txt").open("w+") as log:
        started = [*command, "--remote-debugging-port", "0"]
        browser = subprocess.Popen(started, stdout=log, stderr=log, env=os.environ | {"HOME": str(profile)})
        try:
            with connect(f"{_address(browser, profile / 'log.txt')}/session", max_size=None) as socket:
                yield Tab(socket)
        finally:
            browser.terminate()
            browser.wait(20)


def _address(browser: "subprocess.Popen[bytes]", log: Path) -> str:
    for _wait in range(300):
        if found := re.search(r"ws://\S+", log.read_text()):
            return found[0]
        try:
            browser.wait(0.1)
        except subprocess.TimeoutExpired:
            continue
        break
    raise AssertionError(log.read_text())
