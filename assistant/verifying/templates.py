"""Templates of the wording table, and the ways in which one stands at a place of a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

TOLD = "told"
"""The slot at the end of a template behind which another line begins (是。{told})."""
FIELD = re.compile(r"\{(\w*)[^{}]*\}")

Predicate = Callable[[str], bool]
Filler = tuple[str, ...] | Predicate
"""What may stand in a slot: one of some texts, or a stretch up to the next literal of which something holds."""
Values = Mapping[str, str]
"""What stands in each slot."""


class Piece(NamedTuple):
    """A literal and the slot behind it; ``slot`` is None behind the last literal."""

    literal: str
    slot: str | None


class Template(NamedTuple):
    """A template cut at its slots; ``literals`` are what it prints itself, the longest first."""

    pieces: tuple[Piece, ...]
    slots: frozenset[str]
    literals: tuple[str, ...]

    def may_stand_in(self, text: str) -> bool:
        """Whether everything that the template prints itself is somewhere in a text."""
        return all(map(text.__contains__, self.literals))


@cache
def template_of(text: str) -> Template:
    """Cut a template at its slots; what another line begins behind ends there."""
    parts = FIELD.split(text.removesuffix("{" + TOLD + "}"))
    pieces = tuple(Piece(parts[i], parts[i + 1] if i + 1 < len(parts) else None) for i in range(0, len(parts), 2))
    literals = sorted((p.literal for p in pieces if p.literal), key=len, reverse=True)
    return Template(pieces, frozenset(p.slot for p in pieces if p.slot is not None), tuple(literals))


def read(template: Template, fillers: Mapping[str, Filler], text: str, at: int = 0) -> Iterator[tuple[int, Values]]:
    """Give each way in which a template stands at ``text[at:]``: where it ends, and what fills its slots.

    A slot that stands twice holds the same both times.
    """
    yield from _read(template.pieces, fillers, text, at, {})


def _read(
    left: tuple[Piece, ...], fillers: Mapping[str, Filler], text: str, at: int, values: Values
) -> Iterator[tuple[int, Values]]:
    (literal, slot), rest = left[0], left[1:]
    if not text.startswith(literal, at):
        return
    at += len(literal)
    if slot is None:
        yield at, values
        return
    filler = (values[slot],) if slot in values else fillers[slot]
    for value in dict.fromkeys(_candidates(filler, text, at, rest[0].literal)):
        yield from _read(rest, fillers, text, at + len(value), {**values, slot: value})


def _candidates(filler: Filler, text: str, at: int, following: str) -> Iterator[str]:
    if isinstance(filler, tuple):
        yield from (value for value in filler if text.startswith(value, at))
        return
    ends = (m.start() for m in re.compile(re.escape(following)).finditer(text, at))
    yield from (text[at:end] for end in ends if filler(text[at:end]))
