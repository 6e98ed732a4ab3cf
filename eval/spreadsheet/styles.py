"""How the sheets look, and how a text is put into a cell so that it stays a text."""

from __future__ import annotations

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from eval.spreadsheet import wording
from eval.spreadsheet.cells import LIMIT

HEAD_FILL = PatternFill("solid", fgColor="DDEBF7")
RESULT_FILL = PatternFill("solid", fgColor="FFF2CC")
GREEN = PatternFill("solid", fgColor="C6EFCE")
RED = PatternFill("solid", fgColor="FFC7CE")
GREY = PatternFill("solid", fgColor="E7E6E6")

_TEXT = "@"
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_BOLD = Font(bold=True)
_ROOM = 20
"""Characters kept free in a full cell for saying how much was cut off."""


def put_text(sheet: Worksheet, row: int, column: int, text: str, fill: PatternFill | None = None) -> None:
    """Put a text into a cell, wrapped; rows and columns count from 1.

    It stays a text whatever it begins with (``=``, ``+``, ``-``, ``@``) and looks like, also after it is edited.
    Characters that a workbook cannot hold become ``\ufffd``; what passes the limit of a cell is cut, and it is said.
    """
    cell = _cell(sheet, row, column)
    cell.value = shortened(ILLEGAL_CHARACTERS_RE.sub("\ufffd", text)) or None
    if cell.value is not None:
        cell.data_type = "s"
    cell.number_format = _TEXT
    cell.quotePrefix = text[:1] in tuple("=+-@")
    _dress(cell, fill)


def put_number(sheet: Worksheet, row: int, column: int, number: float | None, form: str) -> None:
    """Put a number into a cell, shown in a form of Excel's (``0.000``); None leaves it empty."""
    cell = _cell(sheet, row, column)
    cell.value = number
    cell.number_format = form
    _dress(cell, None)


def put_heads(sheet: Worksheet, row: int, heads: dict[str, int], fill: PatternFill = HEAD_FILL, first: int = 1) -> None:
    """Put heads into a row from column ``first`` on, bold and coloured, each with its column's width in characters."""
    for at, (head, width) in enumerate(heads.items(), start=first):
        put_text(sheet, row, at, head, fill)
        _cell(sheet, row, at).font = _BOLD
        sheet.column_dimensions[get_column_letter(at)].width = width


def shortened(text: str) -> str:
    """A text that a cell can hold: where it is longer its end is cut off, and how much is said."""
    if len(text) <= LIMIT:
        return text
    kept = text[: LIMIT - _ROOM]
    return kept + wording.CUT_SHORT.format(n=len(text) - len(kept))


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    cell = sheet.cell(row, column)
    if not isinstance(cell, Cell):
        raise TypeError(f"{cell.coordinate} is part of a merge")
    return cell


def _dress(cell: Cell, fill: PatternFill | None) -> None:
    cell.alignment = _WRAPPED
    if fill is not None:
        cell.fill = fill
