"""How far a command is, on the error stream."""

from __future__ import annotations

import sys

from eval import wording


def show_progress(done: int, total: int, what: str = "") -> None:
    """Show progress on one line of the error stream, where that is a terminal; else only that all is done."""
    line = what + wording.PROGRESS.format(done=done, total=total)
    if sys.stderr.isatty():
        print(f"\r{line}", end="\n" if done == total else "", file=sys.stderr, flush=True)
    elif done == total:
        print(line, file=sys.stderr)
