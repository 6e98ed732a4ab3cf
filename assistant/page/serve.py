"""Serving the page (发布): on this machine only, with nothing fetched from elsewhere."""

from __future__ import annotations

import socket

import gradio as gr
import uvicorn
from fastapi import FastAPI
from starlette.middleware.trustedhost import TrustedHostMiddleware

from assistant.page import look, wording
from assistant.page.middleware import EndOfStreams, SecurityHeaders
from assistant.page.settings import PageSettings, require_loopback
from corpus.errors import SettingsError

LOCAL_NAMES = ["127.0.0.1", "localhost", "[::1]"]


def build_application(page: gr.Blocks) -> FastAPI:
    """Build the web application around the page; nothing listens yet."""
    application = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    application.add_middleware(SecurityHeaders)
    application.add_middleware(EndOfStreams)
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
    server = uvicorn.Server(uvicorn.Config(application, log_level="warning", timeout_graceful_shutdown=5))
    application.state.is_stopping = lambda: server.should_exit
    return server
