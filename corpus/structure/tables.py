"""Tables in a reading (表): tab-separated lines, header cells matched to columns, merged cells carried down."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from corpus.records import Record


class Column(StrEnum):
    """What a column holds (栏目)."""

    CATEGORY = "任务类别"
    NUM = "序号"
    TITLE = "任务名称"
    CONTENT = "工作内容"
    MAIN = "主责单位"
    LEAD = "牵头单位"
    RESPONSIBLE = "责任单位"
    SUPPORT = "配合单位"
    DEADLINE = "完成时限"
    OTHER = "其他"


class Cell(Record):
    """A cell: its words as read, space at both ends left out, and their reading offsets (equal where it is empty)."""

    text: str
    start: int
    end: int


class Row(Record):
    """A table row: the line's reading offsets, its cells by column, and the category printed in it or carried down."""

    start: int
    end: int
    cells: dict[Column, Cell]
    category: Cell | None

    @property
    def num(self) -> int | None:
        """The row's printed number (序号)."""
        cell = self.cells.get(Column.NUM)
        return int(cell.text) if cell and cell.text.isdecimal() else None


class Table(Record):
    """A table: reading offsets, columns left to right, rows.

    ``unread`` are the lines (reading offsets) whose cells do not fit the columns.
    """

    start: int
    end: int
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    unread: tuple[tuple[int, int], ...]


_HEADER_WORDS: tuple[tuple[Column, str], ...] = (
    (Column.NUM, "序号|编号|项号"),
    (Column.MAIN, "主责|主办|主管"),
    (Column.LEAD, "牵头"),
    (Column.SUPPORT, "配合|协助|参与|参加|协办"),
    (Column.RESPONSIBLE, "责任|负责|承办|承担|实施单位|落实单位|部门|单位"),
    (Column.DEADLINE, "时限|时间|进度|期限"),
    (Column.CATEGORY, "类别|分类|类型|领域|方面"),
    (Column.CONTENT, "内容|措施|举措|要求|说明"),
    (Column.TITLE, "任务|项目|事项|名称|指标"),
)
"""Words of header cells, the more particular columns first: 任务类别 is a category, 责任单位任务 is no title."""

_LINE = re.compile(r"[^\n]*\n?")


def find_tables(text: str) -> tuple[Table, ...]:
    """Find the tables of a reading: a header line and the tab-separated lines that follow it, blank lines among them.

    A merged cell of the first columns may be empty or missing altogether: the row's number shows which cells are there.
    """
    tables: list[Table] = []
    lines = list(_lines(text))
    at = 0
    while at < len(lines):
        columns = _match_header(_split(text, *lines[at]))
        if columns is None:
            at += 1
            continue
        stop = next((n for n in range(at + 1, len(lines)) if not _is_tabular(text, lines[n])), len(lines))
        tables.append(_read_table(text, lines[at:stop], columns))
        at = stop
    return tuple(tables)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    for match in _LINE.finditer(text):
        if match.group():
            yield match.span()


def _is_tabular(text: str, line: tuple[int, int]) -> bool:
    words = text[slice(*line)]
    return "\t" in words or not words.strip()


def _split(text: str, start: int, end: int) -> list[Cell]:
    cells = []
    for part in text[start:end].rstrip("\n").split("\t"):
        lead = len(part) - len(part.lstrip())
        words = part.strip()
        cells.append(Cell(text=words, start=start + lead if words else start, end=start + lead + len(words)))
        start += len(part) + 1
    return cells


def _match_header(cells: list[Cell]) -> tuple[Column, ...] | None:
    """Give the columns that header cells name, or None where the cells are no header of a table of tasks."""
    columns: list[Column] = []
    for cell in cells:
        named = (column for column, words in _HEADER_WORDS if re.search(words, re.sub(r"\s", "", cell.text)))
        column = next((column for column in named if column not in columns), Column.OTHER)
        columns.append(column)
    short = all(0 < len(cell.text) <= 20 for cell in cells)
    return tuple(columns) if short and Column.TITLE in columns and len(set(columns)) > 1 else None


def _read_table(text: str, lines: list[tuple[int, int]], columns: tuple[Column, ...]) -> Table:
    header = [cell.text for cell in _split(text, *lines[0])]
    rows: list[Row] = []
    unread: list[tuple[int, int]] = []
    category: Cell | None = None
    for line in lines[1:]:
        cells = _split(text, *line)
        if not text[slice(*line)].strip() or [cell.text for cell in cells] == header:
            continue
        aligned = _align(cells, columns)
        if aligned is None:
            unread.append(line)
            continue
        category = aligned.get(Column.CATEGORY) or category
        rows.append(Row(start=line[0], end=line[1], cells=aligned, category=category))
    return Table(start=lines[0][0], end=_last_end(text, lines), columns=columns, rows=tuple(rows), unread=tuple(unread))


def _align(cells: list[Cell], columns: tuple[Column, ...]) -> dict[Column, Cell] | None:
    """Put a row's cells under their columns, or give None where they do not fit.

    A merged category cell may be left out, all others then standing one column too far left.
    """
    shift = _left_out(cells, columns)
    merged, rest = columns[:shift], columns[shift:]
    if any(column not in (Column.CATEGORY, Column.OTHER) for column in merged):
        return None
    if any(cell.text for cell in cells[len(rest) :]):
        return None
    aligned = {column: cell for column, cell in zip(rest, cells, strict=False) if cell.text}
    number = aligned.get(Column.NUM)
    if Column.TITLE not in aligned or (number is not None and not number.text.isdecimal()):
        return None
    return aligned


def _left_out(cells: list[Cell], columns: tuple[Column, ...]) -> int:
    """Count the cells left out on the left: the number's place shows it, else the row's length."""
    if Column.NUM not in columns:
        return max(len(columns) - len(cells), 0)
    place = columns.index(Column.NUM)
    found = [n for n, cell in enumerate(cells[: place + 1]) if cell.text.isdecimal()]
    return place - found[-1] if found else 0


def _last_end(text: str, lines: list[tuple[int, int]]) -> int:
    return max(end for start, end in lines if text[start:end].strip())
