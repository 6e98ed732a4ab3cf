"""Tables: columns that align in a terminal, and markdown."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows of cells as lines, columns two spaces apart; a Chinese character takes two columns."""
    widths = [max(_width(cell) for cell in column) for column in zip(*rows, strict=True)]
    return ["  ".join(_padded(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def markdown(rows: Sequence[Sequence[str]]) -> str:
    """Rows of cells as a markdown table; the first row is its head, the first column to the left, all others right."""
    head, *body = rows
    marks = ["---"] + ["---:"] * (len(head) - 1)
    return "\n".join("| " + " | ".join(row) + " |" for row in [head, marks, *body])


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _padded(cell: str, width: int) -> str:
    return cell + " " * (width - _width(cell))
