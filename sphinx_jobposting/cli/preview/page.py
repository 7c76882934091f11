"""Add to pages on their way to the browser, without changing files."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders

from ...i18n import terminal_catalog
from .autobuild_private import reload_injector
from .rebuild import State

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

BLANK = (
    b"<!doctype html><meta name=viewport content='width=device-width'><title>404</title>"
)
"""An empty page for the notice."""

NOTICE = """
<aside role="alert" dir="auto" style="all: initial; position: fixed; inset: auto 0 0 0;
 z-index: 2147483647; max-height: 60vh; overflow: auto; padding: 1rem; background: #fff;
 color: #111; border-top: 4px solid #b00020; font: 16px/1.4 system-ui, sans-serif">
<strong style="all: revert; color: inherit">{title}</strong>
<pre dir="ltr" tabindex="0" style="all: initial; display: block; margin-top: .5rem;
 color: inherit; font: 14px/1.4 monospace; white-space: pre-wrap;
 overflow-wrap: anywhere">{text}</pre>
</aside>
"""

HOST = re.compile(r"[\w.-]+(:\d+)?|\[[0-9A-Fa-f:]+\](:\d+)?", re.ASCII)

CONDITIONS = (b"if-none-match", b"if-modified-since", b"range")


class Injector:
    """A middleware that adds what sphinx-autobuild adds, and notices of failed builds."""

    def __init__(self, app: ASGIApp, ws_url: str, state: State) -> None:
        self.app = app
        self.ws_url = ws_url
        self.state = state

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        broken = self.state.broken
        answer = Answer(self.app, broken is not None)
        host = Headers(scope=scope).get("Host", "")
        # Another device may use another host name.
        ws_url = host if HOST.fullmatch(host) else self.ws_url
        if broken is not None:
            # With the notice, a page differs from the one that the browser has cached.
            kept = [pair for pair in scope["headers"] if pair[0] not in CONDITIONS]
            scope = {**scope, "headers": kept}
        more = b"" if broken is None else notice(broken)
        await reload_injector(answer, ws_url, more)(scope, receive, send)


class Answer:
    """A response: the file, or an empty page if it is missing after a failed build."""

    def __init__(self, app: ASGIApp, broken: bool) -> None:
        self.app = app
        self.broken = broken

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Respond, and make the browser ask again each time.

        A text is sent when it is complete, because its length changes while a build writes
        it.
        """
        held: Message | None = None
        body = b""

        async def send_fresh(message: Message) -> None:
            nonlocal held, body
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Cache-Control"] = "no-store" if self.broken else "no-cache"
                is_text = headers.get("Content-Type", "").startswith("text/")
                if is_text and scope["method"] == "GET" and message["status"] != 304:
                    held = message
                    return
            elif held is not None:
                body += message.get("body", b"")
                if message.get("more_body", False):
                    return
                start, body = self._completed(held, body)
                await send(start)
                message = {"type": "http.response.body", "body": body}
            await send(message)

        await self.app(scope, receive, send_fresh)

    def _completed(self, start: Message, body: bytes) -> tuple[Message, bytes]:
        headers = MutableHeaders(scope=start)
        is_plain = headers["Content-Type"].startswith("text/plain")
        if self.broken and start["status"] == 404 and is_plain:
            headers["Content-Type"] = "text/html; charset=utf-8"
            body = BLANK
        headers["Content-Length"] = str(len(body))
        return start, body


def notice(broken: str) -> bytes:
    """Return the notice about a failed build as HTML; *broken* is plain text."""
    title = terminal_catalog().gettext(
        "The build failed. This page reloads when the build works again."
    )
    html = NOTICE.format(title=escape(title), text=escape(broken))
    # A page may declare any encoding.
    return html.encode("ascii", "xmlcharrefreplace")
