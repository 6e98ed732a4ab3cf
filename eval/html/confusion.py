"""The confusion of kinds as a table: a row a gold kind, a column each kind that something was answered as."""

from __future__ import annotations

from collections.abc import Mapping

from corpus.records import Record
from eval.html import wording
from eval.measures.confusion import RAISED, REFUSED

SHADES = 4
"""Shades of a cell, by its share of its row."""


class Cell(Record):
    """A count; ``shade`` is 0 for none to ``SHADES`` for the whole row, ``is_same`` where both kinds are one."""

    n: int
    shade: int
    is_same: bool


class Matrix(Record):
    """The table; ``rows`` are a gold kind and its cells in the order of ``heads``."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]


def confusion_matrix(confusion: Mapping[str, Mapping[str, int]]) -> Matrix:
    """The table of what ``eval.measures.confusion`` counted; refusals and errors stand last."""
    last = [name for name in (REFUSED, RAISED) if any(name in counts for counts in confusion.values())]
    kinds = sorted({*confusion, *(name for counts in confusion.values() for name in counts)} - {REFUSED, RAISED})
    names = [*kinds, *last]
    heads = {**wording.NAMES, REFUSED: wording.REFUSED, RAISED: wording.RAISED}
    return Matrix(
        heads=tuple(heads[name] for name in names),
        rows=tuple((heads[kind], _cells(kind, counts, names)) for kind, counts in confusion.items()),
    )


def _cells(kind: str, counts: Mapping[str, int], names: list[str]) -> tuple[Cell, ...]:
    n_all = sum(counts.values())
    return tuple(
        Cell(n=counts.get(name, 0), shade=-(-SHADES * counts.get(name, 0) // n_all), is_same=name == kind)
        for name in names
    )
