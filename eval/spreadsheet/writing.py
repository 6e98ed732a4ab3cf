"""The workbook that staff fill in: questions with drop-downs, a guide to the columns, and the choices offered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from eval.errors import SpreadsheetError
from eval.questions import GoldQuestion
from eval.spreadsheet import wording
from eval.spreadsheet.cells import LIMIT
from eval.spreadsheet.columns import EXPLAINED, Column
from eval.spreadsheet.rows import Evidence, write_row
from eval.spreadsheet.styles import put_heads, put_text

N_SPARE = 500
"""Rows below the last question that have the drop-downs too."""

MESSAGE_LIMIT = 225
"""Characters that the message of a drop-down may have (Excel's limit; it takes a longer one for damage)."""

CHOICES: Mapping[Column, tuple[Sequence[str], bool]] = {
    Column.KIND: (tuple(wording.KINDS.values()), True),
    Column.ANSWERABLE: ((wording.YES, wording.NO), True),
    Column.REASONS: (tuple(wording.REASONS.values()), False),
    Column.SPLIT: (tuple(wording.SPLITS.values()), True),
}
"""What a drop-down offers, and whether nothing else may be typed (several reasons may, one a line)."""


def export_questions(questions: Sequence[GoldQuestion], evidence: Evidence, path: Path, *, force: bool = False) -> None:
    """Write questions into a new workbook; none gives an empty template.

    Args:
        questions: what is written, in order.
        evidence: writes the evidence column.
        path: the file, .xlsx.
        force: whether a file that is there already may be overwritten.

    Raises:
        SpreadsheetError: the file is there or cannot be written, or a question does not fit its cells.
    """
    if path.suffix.lower() != ".xlsx":
        raise SpreadsheetError(wording.NOT_XLSX.format(path=path))
    if path.exists() and not force:
        raise SpreadsheetError(wording.EXISTS.format(path=path))
    save(questions_book([_fitting(write_row(question, evidence)) for question in questions]), path)


def questions_book(rows: Sequence[Mapping[Column, str]]) -> Workbook:
    """The workbook of some rows, given as texts."""
    book, sheet = new_book(wording.QUESTIONS)
    put_heads(sheet, 1, {explained.head: explained.width for explained in EXPLAINED.values()})
    sheet.freeze_panes = "B2"
    for number, row in enumerate(rows, start=2):
        put_row(sheet, number, row)
    _explain(book.create_sheet(wording.GUIDE))
    _offer(book.create_sheet(wording.CHOICES), sheet, len(rows) + N_SPARE + 1)
    return book


def put_row(sheet: Worksheet, number: int, row: Mapping[Column, str]) -> None:
    """Put the texts of a row into its cells, the first column first."""
    for at, column in enumerate(Column, start=1):
        put_text(sheet, number, at, row.get(column, ""))


def new_book(title: str) -> tuple[Workbook, Worksheet]:
    """A workbook with one empty sheet."""
    book = Workbook()
    book.remove(book.worksheets[0])
    return book, book.create_sheet(title)


def save(book: Workbook, path: Path) -> None:
    """Write a workbook; its folder is made where it is missing.

    Raises:
        SpreadsheetError: it cannot be written, as where a spreadsheet program has it open.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        book.save(path)
    except OSError as error:
        raise SpreadsheetError(wording.UNWRITABLE.format(path=path, detail=error.strerror)) from error


def _fitting(row: Mapping[Column, str]) -> Mapping[Column, str]:
    for column, text in row.items():
        if len(text) > LIMIT:
            told = {"id": row[Column.ID], "head": EXPLAINED[column].head, "n": len(text), "limit": LIMIT}
            raise SpreadsheetError(wording.LONG_CELL.format(**told))
    return row


def _explain(sheet: Worksheet) -> None:
    put_heads(sheet, 1, dict(zip(wording.GUIDE_HEADS, (12, 18, 70, 45), strict=True)))
    sheet.freeze_panes = "A2"
    told = [(e.head, e.required, e.meaning, e.example) for e in EXPLAINED.values()]
    _put_rows(sheet, 2, told)
    for number, rule in enumerate(wording.GUIDE_RULES, start=len(told) + 3):
        sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=len(wording.GUIDE_HEADS))
        put_text(sheet, number, 1, rule)
        sheet.row_dimensions[number].height = 32


def _put_rows(sheet: Worksheet, first: int, rows: Iterable[Iterable[str]]) -> None:
    for number, row in enumerate(rows, start=first):
        for at, text in enumerate(row, start=1):
            put_text(sheet, number, at, text)


def _offer(choices: Worksheet, sheet: Worksheet, last_row: int) -> None:
    """Put the choices into a hidden sheet, and a drop-down on each of their columns."""
    choices.sheet_state = "hidden"
    places = {column: at for at, column in enumerate(Column, start=1)}
    for at, (column, (offered, closed)) in enumerate(CHOICES.items(), start=1):
        for number, choice in enumerate((EXPLAINED[column].head, *offered), start=1):
            put_text(choices, number, at, choice)
        letter = get_column_letter(at)
        source = f"{quote_sheetname(wording.CHOICES)}!${letter}$2:${letter}${len(offered) + 1}"
        rule = DataValidation("list", formula1=source, allow_blank=True, showErrorMessage=closed)
        rule.error = EXPLAINED[column].meaning[:MESSAGE_LIMIT]
        target = get_column_letter(places[column])
        rule.add(f"{target}2:{target}{last_row}")
        sheet.add_data_validation(rule)
