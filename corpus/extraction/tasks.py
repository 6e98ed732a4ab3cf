"""Extracting tasks (任务): numbered items that end in a list of units, and the rows of tables of tasks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.extraction.task_items import find_items, read_item
from corpus.extraction.task_rows import read_row
from corpus.problems import problem
from corpus.records import Document, Problem, Reading, Section, SectionKind, Task
from corpus.structure.tables import find_tables
from corpus.units.registry import Register


def extract_tasks(
    document: Document, reading: Reading, sections: Sequence[Section], register: Register
) -> tuple[tuple[Task, ...], tuple[Problem, ...]]:
    """Extract the tasks of a document, in reading order: as many as there are items and rows.

    A numbered item, part or clause is a task where it ends in a list of units; so are, without units and with a problem
    reported, its fellows where most of them do. Every row of a table of tasks is one.

    Args:
        document: the document.
        reading: its reading.
        sections: its sections, as ``parse_sections`` gives them.
        register: the units that names may stand for, as a document of this place sees them.
    """
    by_id = {section.section_id: section for section in sections}
    starts = dict(zip(by_id, section_starts(sections), strict=True))
    rows = {row.start: row for table in find_tables(reading.text) for row in table.rows}
    items = find_items(starts, by_id, register)
    tasks: list[Task] = []
    for key, section in by_id.items():
        task_id = f"{document.doc_id}/t{len(tasks) + 1:04d}"
        if section.kind is SectionKind.ROW:
            tasks.append(read_row(task_id, section, rows[starts[key]], reading, by_id, register))
        elif key in items:
            tasks.append(read_item(task_id, items[key], reading, by_id, register))
    return tuple(tasks), tuple(_problems(tasks))


def _problems(tasks: Sequence[Task]) -> Iterator[Problem]:
    for task in tasks:
        if not task.units:
            yield problem(task.doc_id, "task_without_units", task.spans[0], locator=task.locator)


def section_starts(sections: Sequence[Section]) -> Iterator[int]:
    """Give the reading offset where each section opens: their texts follow one another."""
    at = 0
    for section in sections:
        yield at
        at += len(section.text)
