"""A row of a table of tasks becomes a task (任务清单表行)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpus.extraction.task_parts import annex_of, covering_span, read_units, trimmed, without_number
from corpus.reading import stored_spans
from corpus.records import Reading, Role, Section, Task, UnitMention
from corpus.structure.tables import Cell, Column, Row
from corpus.units.registry import Register
from corpus.units.unitlists import list_is_open

_ROLES: dict[Column, Role] = {
    Column.MAIN: Role.MAIN,
    Column.LEAD: Role.LEAD,
    Column.RESPONSIBLE: Role.RESPONSIBLE,
    Column.SUPPORT: Role.SUPPORT,
}


def read_row(
    task_id: str, section: Section, row: Row, reading: Reading, by_id: Mapping[str, Section], register: Register
) -> Task:
    """Make a task of a table row; its body is the cell of contents, or where the table has none its title."""
    title = row.cells[Column.TITLE]
    content = row.cells.get(Column.CONTENT, title)
    deadline = row.cells.get(Column.DEADLINE)
    lists = [cell for column, cell in row.cells.items() if column in _ROLES]
    category = without_number(reading.text, row.category.start, row.category.end) if row.category else None
    return Task(
        task_id=task_id,
        doc_id=reading.doc_id,
        section_id=section.section_id,
        part=annex_of(section, by_id),
        num=row.num,
        locator=section.locator,
        title=title.text,
        body=content.text,
        category=reading.text[slice(*category)] if category else None,
        category_span=covering_span(reading, *category) if category else None,
        units=_units(row, reading, register),
        list_open=any(list_is_open(cell.text) for cell in lists),
        deadline=deadline.text if deadline else None,
        spans=stored_spans(reading, *trimmed(reading.text, row.start, row.end)),
        title_span=covering_span(reading, title.start, title.end),
        body_spans=stored_spans(reading, content.start, content.end),
        units_span=covering_span(reading, *_extent(lists)) if lists else None,
    )


def _units(row: Row, reading: Reading, register: Register) -> tuple[UnitMention, ...]:
    return tuple(
        unit
        for column, cell in row.cells.items()
        if column in _ROLES
        for unit in read_units(reading, cell.start, cell.end, register, _ROLES[column])
    )


def _extent(cells: Sequence[Cell]) -> tuple[int, int]:
    return min(cell.start for cell in cells), max(cell.end for cell in cells)
