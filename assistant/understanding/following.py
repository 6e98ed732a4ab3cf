"""The turns of phrase by which a question takes up the turns before (追问用语), read from a table."""

from __future__ import annotations

from pathlib import Path

from assistant.understanding.cues import read_table

FOLLOWING = read_table(Path(__file__).with_name("following.toml"))
"""Patterns by name; where each is used says what it is for."""


def says(name: str, text: str) -> bool:
    """Whether a folded question shows a turn of phrase."""
    return FOLLOWING[name].search(text) is not None
