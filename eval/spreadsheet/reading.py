"""Questions out of a spreadsheet: every usable row a gold question, every other told with sheet, row and column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from corpus.records import Record
from eval.errors import CellError, SpreadsheetError
from eval.questions import GoldQuestion
from eval.spreadsheet import wording
from eval.spreadsheet.columns import EXPLAINED, REQUIRED, Column
from eval.spreadsheet.faults import CellFault
from eval.spreadsheet.rows import RowReader
from eval.spreadsheet.workbook import cell_text, merged_rows, open_workbook

HEAD_WITHIN = 10
"""The heads are looked for in so many rows from the top."""


class SheetRow(Record):
    """A row that holds anything: its number from 1, the texts of its cells, and its question or what is wrong.

    A cell that cannot be read is missing in ``cells`` and told in ``faults``; a row has a question or faults.
    """

    number: int
    cells: Mapping[Column, str]
    question: GoldQuestion | None = None
    faults: tuple[CellFault, ...] = ()


class QuestionSheet(Record):
    """What was read: the sheet's name, its rows in order, and heads that are none of ours and were passed over."""

    sheet: str
    rows: tuple[SheetRow, ...]
    unknown_heads: tuple[str, ...]

    @property
    def questions(self) -> tuple[GoldQuestion, ...]:
        """The usable questions, in order."""
        return tuple(row.question for row in self.rows if row.question is not None)

    @property
    def faults(self) -> tuple[CellFault, ...]:
        """What is wrong in all rows, in order."""
        return tuple(fault for row in self.rows for fault in row.faults)


class _Heads(Record):
    """Where the heads stand."""

    row: int
    columns: Mapping[Column, int]
    unknown: tuple[str, ...]


def read_questions(path: Path, reader: RowReader) -> QuestionSheet:
    """Read the questions of a workbook: of the sheet 试题, or else of the first one that has the heads.

    Args:
        path: the file, .xlsx or .xlsm.
        reader: reads a row.

    Raises:
        SpreadsheetError: the file cannot be read, no sheet has the heads, a head stands twice, or there is no row.
    """
    sheet, heads = _questions_sheet(open_workbook(path), path)
    rows = tuple(_Rows(sheet, heads, reader).read())
    if not rows:
        raise SpreadsheetError(wording.NO_ROWS.format(path=path, sheet=sheet.title))
    return QuestionSheet(sheet=sheet.title, rows=rows, unknown_heads=heads.unknown)


def _questions_sheet(book: Workbook, path: Path) -> tuple[Worksheet, _Heads]:
    sheets = sorted(book.worksheets, key=lambda sheet: sheet.title != wording.QUESTIONS)
    for sheet in sheets:
        heads = _heads(sheet)
        if heads is not None:
            return sheet, heads
    found = "；".join(f"{sheet.title}: {'、'.join(filter(None, _first_row(sheet))) or '–'}" for sheet in sheets)
    expected = "、".join(EXPLAINED[column].head for column in REQUIRED)
    raise SpreadsheetError(wording.NO_HEADS.format(path=path, expected=expected, found=found or "–"))


def _heads(sheet: Worksheet) -> _Heads | None:
    """The heads of a sheet; None where no row near the top has those that are required."""
    for number, row in enumerate(sheet.iter_rows(max_row=min(HEAD_WITHIN, sheet.max_row)), start=1):
        named = [(_readable(cell), at) for at, cell in enumerate(row, start=1)]
        known = [(_HEADS[text], at) for text, at in named if text in _HEADS]
        columns = dict(known)
        if not set(REQUIRED) <= columns.keys():
            continue
        for column, at in known:
            if columns[column] != at:
                raise SpreadsheetError(wording.REPEATED_HEAD.format(sheet=sheet.title, head=EXPLAINED[column].head))
        unknown = tuple(text for text, _ in named if text and text not in _HEADS)
        return _Heads(row=number, columns=columns, unknown=unknown)
    return None


_HEADS = {explained.head: column for column, explained in EXPLAINED.items()}


class _Rows:
    """Reads the rows of one sheet."""

    def __init__(self, sheet: Worksheet, heads: _Heads, reader: RowReader) -> None:
        self._sheet = sheet
        self._heads = heads
        self._reader = reader
        self._merged = merged_rows(sheet)
        self._row_of_id: dict[str, int] = {}

    def read(self) -> Iterator[SheetRow]:
        first = self._heads.row + 1
        for number, row in enumerate(self._sheet.iter_rows(min_row=first), start=first):
            cells, wrong = self._texts({column: row[at - 1] for column, at in self._heads.columns.items()})
            if any(cells.values()) or wrong:
                yield self._row(number, cells, wrong)

    def _texts(self, row: Mapping[Column, Cell | MergedCell]) -> tuple[dict[Column, str], dict[Column, str]]:
        """The texts of a row, and what is wrong with the cells that have none to give."""
        texts: dict[Column, str] = {}
        wrong: dict[Column, str] = {}
        for column, cell in row.items():
            try:
                texts[column] = cell_text(cell)
            except CellError as error:
                wrong[column] = str(error)
        return texts, wrong

    def _row(self, number: int, cells: Mapping[Column, str], wrong: Mapping[Column, str]) -> SheetRow:
        if number in self._merged:
            merged = CellFault(
                sheet=self._sheet.title,
                row=number,
                column=None,
                head=None,
                message=wording.MERGED.format(range=self._merged[number]),
            )
            return SheetRow(number=number, cells=cells, faults=(merged,))
        found = self._reader.read(cells, wording.DEFAULT_ID.format(row=number))
        if isinstance(found, GoldQuestion) and not wrong:
            first = self._row_of_id.setdefault(found.id, number)
            if first == number:
                return SheetRow(number=number, cells=cells, question=found)
            found = {Column.ID: wording.REPEATED.format(found=found.id, row=first)}
        further = found if isinstance(found, dict) else {}
        return SheetRow(number=number, cells=cells, faults=tuple(self._faults(number, {**further, **wrong})))

    def _faults(self, number: int, wrong: Mapping[Column, str]) -> Iterator[CellFault]:
        for column in sorted(wrong, key=lambda column: self._heads.columns.get(column, 0)):
            at = self._heads.columns.get(column)
            head = EXPLAINED[column].head
            message = wrong[column] if at else wording.NO_COLUMN.format(head=head, message=wrong[column])
            yield CellFault(sheet=self._sheet.title, row=number, column=at, head=head if at else None, message=message)


def _first_row(sheet: Worksheet) -> Iterable[str]:
    return [_readable(cell) for cell in next(sheet.iter_rows(max_row=1), ())]


def _readable(cell: Cell | MergedCell) -> str:
    """A cell's text without any white space; empty where it has none to give."""
    try:
        return "".join(cell_text(cell).split())
    except CellError:
        return ""
