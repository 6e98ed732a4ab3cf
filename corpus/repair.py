"""Repair (校读): from a stored text to the text as it should be read, every move recorded."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.pagination import find_furniture
from corpus.reading import make_reading
from corpus.records import Document, Problem, Reading, Removal, Span


def repair(document: Document) -> tuple[Reading, tuple[Problem, ...]]:
    """Give the reading of a document and what a reader must be told about its faults.

    A document without faults gets the identity reading. The stored text never changes.
    """
    furniture = find_furniture(document.text)
    return make_reading(document, _kept(furniture, 0, len(document.text)), furniture), ()


def _kept(removals: Sequence[Removal], start: int, end: int) -> list[Span]:
    """Give what the removals, in order, leave of a stretch of the stored text."""
    pieces = []
    at = start
    for removal in removals:
        if at < removal.span.start:
            pieces.append(Span(start=at, end=removal.span.start))
        at = removal.span.end
    return [*pieces, Span(start=at, end=end)] if at < end else pieces
