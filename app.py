"""Opens the assistant and serves its chat page on this machine: ``python app.py``."""

from __future__ import annotations

import sys
from contextlib import suppress

from assistant.assistant import Assistant, open_assistant
from assistant.page import wording
from assistant.page.chat import build_page
from assistant.page.serve import build_application, listen, make_server, url_of
from assistant.page.settings import PageSettings
from corpus.errors import PolicyError
from index.__main__ import show_progress


def main() -> int:
    """Serve the page until interrupted; returns the exit status: 0 closed, 2 cannot be opened (said on stderr)."""
    try:
        with suppress(KeyboardInterrupt):
            _serve()
    except PolicyError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"\n{wording.CLOSED}", flush=True)
    return 0


def _serve() -> None:
    settings = PageSettings()
    with listen(settings) as listener:  # before the long work: an address that cannot be used is said at once
        print(wording.OPENING, flush=True)
        server = make_server(build_application(build_page(_open_warm(), settings)))
        print(wording.OPENED.format(url=url_of(listener)), flush=True)
        server.run(sockets=[listener])


def _open_warm() -> Assistant:
    """Open the assistant and search once, so that nobody's first question waits for the encoder to load."""
    assistant = open_assistant(progress=show_progress)
    assistant.index.search(wording.TITLE, k=1)
    return assistant


if __name__ == "__main__":
    sys.exit(main())
