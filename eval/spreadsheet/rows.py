"""A row of cells becomes a gold question, or a list of what is wrong in which column; and the way back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol, TypeVar

from assistant.question import Filters
from corpus.fold import fold
from eval.errors import CellError
from eval.questions import GoldQuestion, GoldSpan
from eval.spreadsheet import wording
from eval.spreadsheet.cells import BAR, joined, parted
from eval.spreadsheet.columns import Column

_ROW = re.compile(r"(附件\d+|[^:：\s]+?)\s*(?:[:：]|第)\s*(\d+)\s*[项条]?$")
_COUNT = re.compile(r"(\d+)(?:\.0+)?$")
_YES = frozenset({wording.YES, "true", "对", "1"})
_NO = frozenset({wording.NO, "false", "错", "0"})

_Choice = TypeVar("_Choice")


class Evidence(Protocol):
    """Reads and writes the evidence column, see ``eval.spreadsheet.evidence.Quotes``."""

    def read(self, cell: str) -> tuple[tuple[GoldSpan, ...], ...]:
        """The groups of a cell; a ``CellError`` where there is one that cannot be found."""

    def write(self, evidence: Iterable[tuple[GoldSpan, ...]]) -> str:
        """The cell of some groups."""


class RowReader:
    """Reads rows against the texts and the tasks of a corpus.

    Args:
        evidence: finds quotes in the texts.
        known_rows: the tasks that there are, as ``part:num``.
    """

    def __init__(self, evidence: Evidence, known_rows: frozenset[str]) -> None:
        self._evidence = evidence
        self._known_rows = known_rows

    def read(self, cells: Mapping[Column, str], default_id: str) -> GoldQuestion | dict[Column, str]:
        """A gold question; or, by column, everything that is wrong with the row, in Chinese.

        Args:
            cells: the texts of the row's cells; a missing one is empty.
            default_id: the question's id where the row has none.
        """
        fields: dict[str, Any] = {}
        wrong: dict[Column, str] = {}
        for column, read in self._readers().items():
            cell = cells.get(column, "").strip()
            try:
                fields[column] = read(cell)
            except CellError as error:
                wrong[column] = str(error)
        fields[Column.ID] = fields[Column.ID] or default_id
        if not wrong:
            fields[Column.ANSWERABLE] = _settled(fields)
            wrong = _contradictions(fields, cells)
        return wrong or GoldQuestion.model_validate({str(column): value for column, value in fields.items()})

    def _readers(self) -> dict[Column, Callable[[str], Any]]:
        return {
            Column.ID: str,
            Column.KIND: lambda cell: _chosen(_required(cell), wording.KINDS),
            Column.QUESTION: _required,
            Column.HISTORY: _history,
            Column.FILTERS: _filters,
            Column.ANSWERABLE: _yes_or_no,
            Column.UNITS: _units,
            Column.COUNT: _count,
            Column.ROWS: self._rows,
            Column.FACTS: _facts,
            Column.FORBIDDEN: _values,
            Column.EVIDENCE: self._evidence.read,
            Column.REASONS: lambda cell: tuple(_chosen(value, wording.REASONS) for value in _values(cell)),
            Column.SPLIT: lambda cell: _chosen(cell, wording.SPLITS) if cell else "dev",
            Column.NOTE: str,
        }

    def _rows(self, cell: str) -> tuple[str, ...]:
        return tuple(self._row(value) for value in _values(cell))

    def _row(self, value: str) -> str:
        found = _ROW.match(value)
        if not found:
            raise CellError(wording.BAD_ROW.format(found=value))
        row = f"{found[1]}:{int(found[2])}"
        if row not in self._known_rows:
            raise CellError(wording.UNKNOWN_ROW.format(found=row))
        return row


def write_row(question: GoldQuestion, evidence: Evidence) -> dict[Column, str]:
    """The cells that ``RowReader.read`` makes this question of."""
    return {
        Column.ID: question.id,
        Column.KIND: wording.KINDS[question.kind],
        Column.QUESTION: question.question,
        Column.HISTORY: joined(turn if turn[1] else turn[:1] for turn in question.history),
        Column.FILTERS: _written_filters(question.filters),
        Column.ANSWERABLE: wording.YES if question.answerable else wording.NO,
        Column.UNITS: wording.NONE_AT_ALL if question.units == () else joined([u] for u in question.units or ()),
        Column.COUNT: "" if question.count is None else str(question.count),
        Column.ROWS: joined([row] for row in question.rows),
        Column.FACTS: joined(question.facts),
        Column.FORBIDDEN: joined([phrase] for phrase in question.forbidden),
        Column.EVIDENCE: evidence.write(question.evidence),
        Column.REASONS: joined([wording.REASONS[reason]] for reason in question.reasons),
        Column.SPLIT: wording.SPLITS[question.split],
        Column.NOTE: question.note,
    }


def _required(cell: str) -> str:
    if not cell:
        raise CellError(wording.EMPTY)
    return cell


def _chosen(cell: str, choices: Mapping[Any, str]) -> Any:
    """A choice by its Chinese name or by its own."""
    for choice, name in choices.items():
        if cell in (name, str(choice)):
            return choice
    raise CellError(wording.BAD_CHOICE.format(found=cell, expected="、".join(choices.values())))


def _yes_or_no(cell: str) -> bool | None:
    if not cell:
        return None
    if cell.lower() in _YES | _NO:
        return cell.lower() in _YES
    raise CellError(wording.BAD_CHOICE.format(found=cell, expected=f"{wording.YES}、{wording.NO}"))


def _facts(cell: str) -> tuple[tuple[str, ...], ...]:
    facts = parted(cell)
    for n, choices in enumerate(facts, start=1):
        if not all(choices):
            raise CellError(wording.EMPTY_CHOICE.format(n=n, found=BAR.join(choices)))
    return facts


def _values(cell: str) -> tuple[str, ...]:
    """Values without choices: those on one line are values too."""
    return tuple(value for choices in _facts(cell) for value in choices)


def _units(cell: str) -> tuple[str, ...] | None:
    if not cell:
        return None
    return () if cell == wording.NONE_AT_ALL else _values(cell)


def _count(cell: str) -> int | None:
    found = _COUNT.match(fold(cell))
    if cell and not found:
        raise CellError(wording.BAD_COUNT.format(found=cell))
    return int(found[1]) if found else None


def _history(cell: str) -> tuple[tuple[str, str], ...]:
    turns = []
    for n, turn in enumerate(parted(cell), start=1):
        if len(turn) > 2 or not turn[0]:
            raise CellError(wording.BAD_TURN.format(n=n, found=BAR.join(turn)))
        turns.append((turn[0], turn[1] if len(turn) > 1 else ""))
    return tuple(turns)


def _filters(cell: str) -> Filters:
    found: dict[str, tuple[str, ...]] = {}
    for n, values in enumerate(parted(cell), start=1):
        name, colon, first = values[0].replace(":", "：", 1).partition("：")
        key = next((key for key, shown in wording.FILTERS.items() if shown == name.strip()), None)
        if key is None or not colon or not all((first.strip(), *values[1:])):
            expected = "/".join(wording.FILTERS.values())
            raise CellError(wording.BAD_FILTER.format(n=n, found=BAR.join(values), expected=expected))
        found[key] = (*found.get(key, ()), first.strip(), *values[1:])
    years = tuple(_year(value) for value in found.pop("years", ()))
    return Filters(**found, years=years)


def _year(value: str) -> int:
    year = fold(value).removesuffix("年")
    if not re.fullmatch(r"\d{4}", year):
        raise CellError(wording.BAD_YEAR.format(found=value))
    return int(year)


def _written_filters(filters: Filters) -> str:
    given = {name: getattr(filters, key) for key, name in wording.FILTERS.items() if getattr(filters, key)}
    return "\n".join(f"{name}：{joined([map(str, values)])}" for name, values in given.items())


def _settled(fields: Mapping[str, Any]) -> bool:
    """Whether a question is answerable: as its cell says, or else by whether a reason is given."""
    said = fields[Column.ANSWERABLE]
    return not fields[Column.REASONS] if said is None else bool(said)


def _contradictions(fields: Mapping[str, Any], cells: Mapping[Column, str]) -> dict[Column, str]:
    """What the columns of a row say against each other."""
    if fields[Column.ANSWERABLE]:
        found = "、".join(parted(cells.get(Column.REASONS, ""))[0]) if fields[Column.REASONS] else ""
        return {Column.REASONS: wording.REASON_UNWANTED.format(found=found)} if found else {}
    wrong = {c: wording.MUST_BE_EMPTY for c in (Column.UNITS, Column.ROWS, Column.EVIDENCE) if fields[c]}
    if not fields[Column.REASONS]:
        wrong[Column.REASONS] = wording.REASON_WANTED.format(expected="、".join(wording.REASONS.values()))
    return wrong
