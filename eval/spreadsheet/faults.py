"""What is wrong with a cell or a row, and where."""

from __future__ import annotations

from openpyxl.utils import get_column_letter

from corpus.records import Record
from eval.spreadsheet import wording


class CellFault(Record):
    """What is wrong in a sheet: ``row`` and ``column`` count from 1 as the spreadsheet shows them; ``message`` Chinese.

    ``column`` and ``head`` are None where the whole row is meant.
    """

    sheet: str
    row: int
    column: int | None
    head: str | None
    message: str

    @property
    def letter(self) -> str:
        """The column as the spreadsheet names it (A, B, …); empty where the whole row is meant."""
        return "" if self.column is None else get_column_letter(self.column)

    def told(self) -> str:
        """The fault with its place, for the terminal."""
        if self.column is None:
            return wording.WHERE_ROW.format(sheet=self.sheet, row=self.row, message=self.message)
        where = {"sheet": self.sheet, "row": self.row, "letter": self.letter, "head": self.head}
        return wording.WHERE.format(**where, message=self.message)
