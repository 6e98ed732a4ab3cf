"""A workbook file opened with care: its cells as text, nothing evaluated, nothing run."""

from __future__ import annotations

import warnings
import zipfile
import zlib
from datetime import date, datetime, time, timedelta
from pathlib import Path
from xml.etree.ElementTree import ParseError

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from eval.errors import CellError, SpreadsheetError
from eval.spreadsheet import wording

LIMIT_MB = 200
"""A workbook is a zip file: so much it may hold unpacked."""

_UNREADABLE = (
    *(InvalidFileException, zipfile.BadZipFile, zlib.error, ParseError),
    *(KeyError, ValueError, TypeError, AttributeError, EOFError, NotImplementedError),
)
"""What openpyxl raises where a file is no workbook, or one that is damaged or locked."""


def open_workbook(path: Path) -> Workbook:
    """Open a workbook; macros and links to other files are left behind, formulas stay what they are.

    Raises:
        SpreadsheetError: it is not there, no workbook, locked, damaged, or holds more than ``LIMIT_MB``.
    """
    if not path.is_file():
        raise SpreadsheetError(wording.NO_FILE.format(path=path))
    try:
        _expect_bearable(path)
        with path.open("rb") as stream, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of the parts of a workbook that openpyxl leaves out
            return load_workbook(stream, keep_links=False)
    except _UNREADABLE as error:
        raise SpreadsheetError(wording.NOT_A_WORKBOOK.format(path=path, detail=error)) from error
    except OSError as error:
        raise SpreadsheetError(wording.NOT_A_WORKBOOK.format(path=path, detail=error.strerror or error)) from error


def _expect_bearable(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        unpacked = sum(part.file_size for part in archive.infolist()) // 2**20
    if unpacked > LIMIT_MB:
        raise SpreadsheetError(wording.TOO_LARGE.format(path=path, found=unpacked, limit=LIMIT_MB))


def cell_text(cell: Cell | MergedCell) -> str:
    """What stands in a cell, as text without white space around it; a whole number without its .0.

    Raises:
        CellError: it holds a formula, an error value or a date, none of which is what somebody typed.
    """
    value = cell.value
    if cell.data_type == "f":
        raise CellError(wording.FORMULA.format(found=getattr(value, "text", None) or value))
    if cell.data_type == "e":
        raise CellError(wording.ERROR_VALUE.format(found=value))
    if isinstance(value, datetime | date | time | timedelta):
        raise CellError(wording.DATE.format(found=value))
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).replace("_x000D_", "").replace("\r\n", "\n").strip()


def merged_rows(sheet: Worksheet) -> dict[int, str]:
    """The rows that a merge touches, each with one such range (A2:B3)."""
    return {row: str(found) for found in sheet.merged_cells.ranges for row in range(found.min_row, found.max_row + 1)}
