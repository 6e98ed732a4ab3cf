"""The stand-in assistant, the page on a free port, and a browser that watches for errors and foreign requests."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from assistant.page.chat import Answering, build_page
from assistant.page.serve import build_application, listen, make_server, url_of
from assistant.page.settings import PageSettings
from tests.page.stand_in import StandIn

CHROMIUM = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE_MS = 45_000
"""How long a test waits for what must come; on a busy machine the first answer takes its time."""
expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="session")
def stand_in() -> StandIn:
    return StandIn()


@contextmanager
def served(assistant: Answering) -> Iterator[str]:
    """Serve the page on a free port while the block runs; gives its address."""
    settings = PageSettings(port=0)
    listener = listen(settings)
    server = make_server(build_application(build_page(assistant, settings)))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        yield url_of(listener)
    finally:
        server.should_exit = True
        thread.join(timeout=20)
        listener.close()
        assert not thread.is_alive(), "the page's server did not stop"


@pytest.fixture(scope="session")
def url(stand_in: StandIn) -> Iterator[str]:
    with served(stand_in) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = next((path for path in CHROMIUM if Path(path).exists()), None)
    if found is None:
        reason = f"no Chromium at {', '.join(CHROMIUM)}; `make browser` installs it on Debian as root"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield chromium
        chromium.close()


class Visitor:
    """Opens pages in contexts of their own and keeps what went wrong in them."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self.wrong: list[str] = []

    def open(self, url: str, *, width: int = 1280, height: int = 800, dark: bool = False) -> Page:
        """Open ``url`` as a new user and wait until it can be used."""
        context = self._browser.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light", locale="zh-CN"
        )
        self._contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.on("console", lambda m: self.wrong.append(f"console: {m.text}") if m.type == "error" else None)
        page.on("pageerror", lambda error: self.wrong.append(f"script: {error}"))
        page.on("request", lambda r: self._check_request(r.url, url))
        page.on("websocket", lambda socket: self._check_request(socket.url, url.replace("http", "ws", 1)))
        page.goto(url)
        expect(page.locator(".welcome")).to_be_visible()
        expect(page.locator("#box textarea")).to_be_editable()
        return page

    def close(self) -> None:
        """Close everything that was opened."""
        for context in self._contexts:
            context.close()

    def _check_request(self, requested: str, own: str) -> None:
        if not requested.startswith((f"{own}/", "data:", "blob:")):
            self.wrong.append(f"request to another host: {requested}")


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Visitor]:
    """A visitor; whatever it saw go wrong fails the test."""
    visiting = Visitor(browser)
    yield visiting
    visiting.close()
    assert visiting.wrong == []


def ask(page: Page, text: str) -> None:
    """Type a question, send it with Enter, wait for its answer."""
    n = page.locator(".exchange").count()
    page.locator("#box textarea").fill(text)
    page.locator("#box textarea").press("Enter")
    expect(page.locator(".exchange")).to_have_count(n + 1)
    expect(page.locator(".pending")).to_have_count(0)
