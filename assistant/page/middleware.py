"""What every response goes through (中间件): security headers, and an end for streams when the server stops."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Gradio's own scripts are compiled in the page, hence 'unsafe-inline' and 'unsafe-eval'; no other host is ever asked.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
"""The content security policy (W3C CSP 3) of every response: the browser itself refuses requests to other hosts."""

POLL_SECONDS = 0.5


class SecurityHeaders:
    """ASGI middleware that adds the security headers; a stream passes through unbuffered."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = POLICY
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "no-referrer"
            await send(message)

        await self.app(scope, receive, send_with_headers)


class EndOfStreams:
    """ASGI middleware that tells open streams that their client has gone once the server stops.

    An open page holds a stream for as long as it lives: the server would wait for it in vain, then report an error.
    ``app.state.is_stopping`` says whether the server stops; without it nothing is changed.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        is_stopping = getattr(scope["app"].state, "is_stopping", None) if scope["type"] == "http" else None
        if is_stopping is not None:
            receive = _until_stopping(receive, is_stopping)
        await self.app(scope, receive, send)


def _until_stopping(receive: Receive, is_stopping: Callable[[], bool]) -> Receive:
    async def receive_or_end() -> Message:
        message = asyncio.ensure_future(receive())
        try:
            while not is_stopping():
                await asyncio.wait({message}, timeout=POLL_SECONDS)
                if message.done():
                    return message.result()
            return {"type": "http.disconnect"}
        finally:
            message.cancel()

    return receive_or_end
