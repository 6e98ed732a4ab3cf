"""Repair (校读): from a stored text to the text as it should be read, every move recorded."""

from __future__ import annotations

from corpus.problems import problem
from corpus.reading import make_reading
from corpus.records import Document, Problem, Reading
from corpus.repair.overlay import OverlayMismatch
from corpus.repair.pagination import find_furniture, kept_spans
from corpus.repair.restoration import restore_order


def repair(document: Document) -> tuple[Reading, tuple[Problem, ...]]:
    """Give the reading of a document and what a reader must be told about its faults.

    Page furniture is left out; where the copy is overlaid and the model of ``corpus.repair.overlay`` holds, its
    sentences are put in order. A document without faults gets the identity reading. The stored text never changes.
    """
    furniture = find_furniture(document.text)
    problems: tuple[Problem, ...] = ()
    try:
        restored = restore_order(document, furniture)
        if restored is not None:
            return restored
    except OverlayMismatch as mismatch:
        problems = (problem(document.doc_id, mismatch.code, reason=str(mismatch)),)
    pieces = kept_spans(furniture, 0, len(document.text))
    return make_reading(document, pieces, furniture), problems
