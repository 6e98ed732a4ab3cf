"""Repair (校读): from a stored text to the text as it should be read, every move recorded."""

from __future__ import annotations

from corpus.reading import identity_reading
from corpus.records import Document, Problem, Reading


def repair(document: Document) -> tuple[Reading, tuple[Problem, ...]]:
    """Give the reading of a document and what a reader must be told about its faults.

    A document without faults gets the identity reading. The stored text never changes.
    """
    return identity_reading(document), ()
