"""Serving the page (发布): on this machine only, with nothing fetched from elsewhere."""

from __future__ import annotations

import socket

import gradio as gr
import uvicorn
from fastapi import FastAPI
from starlette.datastructures import MutableHeaders
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.page import look, wording
from assistant.page.settings import PageSettings, require_loopback
from corpus.errors import SettingsError

# Gradio's own scripts are compiled in the page, hence 'unsafe-inline' and 'unsafe-eval'; no other host is ever asked.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
"""The content security policy (W3C CSP 3) of every response: the browser itself refuses requests to other hosts."""

LOCAL_NAMES = ["127.0.0.1", "localhost", "[::1]"]


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


def build_application(page: gr.Blocks) -> FastAPI:
    """Build the web application around the page; nothing listens yet."""
    application = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    application.add_middleware(SecurityHeaders)
    application.add_middleware(TrustedHostMiddleware, allowed_hosts=LOCAL_NAMES)
    gr.mount_gradio_app(
        application,
        page,
        path="",
        theme=look.make_theme(),
        head=look.make_head(),
        footer_links=[],
        ssr_mode=False,
    )
    return application


def listen(settings: PageSettings) -> socket.socket:
    """Open the socket that the page is served on.

    Raises:
        SettingsError: when other machines could reach the address, or it cannot be listened on.
    """
    require_loopback(settings.host)
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((settings.host, settings.port))
        listener.listen()
    except OSError as error:
        listener.close()
        detail = error.strerror
        raise SettingsError(
            wording.CANNOT_LISTEN.format(host=settings.host, port=settings.port, detail=detail)
        ) from None
    return listener


def url_of(listener: socket.socket) -> str:
    """Give the address that a browser opens."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def make_server(application: FastAPI) -> uvicorn.Server:
    """Make the server; ``run(sockets=[listener])`` serves until it is told to stop."""
    return uvicorn.Server(uvicorn.Config(application, log_level="warning", timeout_graceful_shutdown=2))
