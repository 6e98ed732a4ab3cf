"""Mutation operators on the records of an answer: its rows, counts and units."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from assistant.answer import Answer
from assistant.answering.draft import Draft, DraftRow, Statement, Tally
from assistant.answering.evidence import task_evidence, task_row
from assistant.wording import WORDING
from tests.assistant.mutation.cases import Case, some

Mutant = tuple[Draft | None, Answer | None]
Operator = Callable[[Case, Random], Iterator[Mutant]]


def drafted(case: Case, **fields: Any) -> Mutant:
    return case.draft.model_copy(update=fields), None


def answered(case: Case, **fields: Any) -> Mutant:
    return None, case.answer.model_copy(update=fields)


def without(items: tuple[Any, ...], i: int) -> tuple[Any, ...]:
    return (*items[:i], *items[i + 1 :])


def with_(items: tuple[Any, ...], i: int, **fields: Any) -> tuple[Any, ...]:
    return (*items[:i], items[i].model_copy(update=fields), *items[i + 1 :])


def swapped(items: tuple[Any, ...], i: int) -> tuple[Any, ...]:
    return (*items[:i], items[i + 1], items[i], *items[i + 2 :])


def _lines(case: Case) -> list[int]:
    return [i for i, s in enumerate(case.draft.statements) if s.is_row]


def row_dropped(case: Case, rng: Random) -> Iterator[Mutant]:
    """A row, its line, or both."""
    for i in some(case.draft.rows, rng):
        yield drafted(case, rows=without(case.draft.rows, i))
    for i in _lines(case)[:3]:
        yield drafted(case, statements=without(case.draft.statements, i))
    for i in some(case.answer.rows, rng):
        yield answered(case, rows=without(case.answer.rows, i))


def row_dropped_everywhere(case: Case, rng: Random) -> Iterator[Mutant]:
    """A row with its line, and the counts are one less, in figures and in words."""
    for row in (case.draft.rows[i] for i in some(case.draft.rows, rng)):
        rows = tuple(r for r in case.draft.rows if r is not row)
        kept = [s for s in case.draft.statements if not (s.is_row and s.evidence == row.evidence)]
        statements = tuple(_counted_less(s, row.record_id) for s in kept)
        if statements != case.draft.statements:
            count = None if case.draft.count is None else len(rows)
            yield drafted(case, rows=rows, statements=statements, count=count)


def _counted_less(statement: Statement, record_id: str) -> Statement:
    text, tallies = statement.text, []
    for tally in statement.tallies:
        less = Tally(of=tuple(i for i in tally.of if i != record_id), minus=tally.minus)
        if less.value != tally.value:
            text = re.sub(rf"(?<!\d){tally.value}(?=[项条])", str(less.value), text)
        tallies.append(less)
    return statement.model_copy(update={"text": text, "tallies": tuple(tallies)})


def row_added(case: Case, rng: Random) -> Iterator[Mutant]:
    told = {r.record_id for r in case.draft.rows}
    other = rng.choice([t for t in case.collection.corpus.tasks if t.task_id not in told])
    row = task_row(other)
    if case.draft.rows:
        yield drafted(case, rows=(*case.draft.rows, row))
        yield drafted(case, rows=(row, *case.draft.rows))
    if _lines(case):
        text = WORDING["row_untitled"].format(locator=other.locator, title=other.title)
        line = Statement(text=text, evidence=task_evidence(other), is_row=True)
        statements = (*case.draft.statements, line)
        yield drafted(case, statements=statements)
        yield drafted(case, statements=statements, rows=(*case.draft.rows, row))
        yield drafted(case, statements=(*case.draft.statements, case.draft.statements[-1]))
    for tally in case.draft.statements[0].tallies[:1]:
        more = (Tally(of=(*tally.of, other.task_id)), *case.draft.statements[0].tallies[1:])
        yield case.with_statement(0, tallies=more), None


def rows_swapped(case: Case, rng: Random) -> Iterator[Mutant]:
    for i in some(case.draft.rows[1:], rng):
        rows = swapped(case.draft.rows, i)
        yield drafted(case, rows=rows)
        if i + 1 in _lines(case) and i + 2 in _lines(case):
            statements = swapped(case.draft.statements, i + 1)
            yield drafted(case, statements=statements)
            yield drafted(case, statements=statements, rows=rows)
    for i in some(case.answer.rows[1:], rng):
        yield answered(case, rows=swapped(case.answer.rows, i))


def row_altered(case: Case, rng: Random) -> Iterator[Mutant]:
    for i in some(case.draft.rows, rng):
        for fields in _other_fields(case.draft.rows[i]):
            yield drafted(case, rows=with_(case.draft.rows, i, **fields))
    for i in some(case.answer.rows, rng):
        told = case.answer.rows[i]
        yield answered(case, rows=with_(case.answer.rows, i, num=(told.num or 0) + 1))
        yield answered(case, rows=with_(case.answer.rows, i, citations=tuple(n + 1 for n in told.citations) or (1,)))


def _other_fields(row: DraftRow) -> Iterator[dict[str, Any]]:
    yield {"num": (row.num or 0) + 1}
    yield {"part": "附件9"}
    yield {"title": row.title[1:]}
    yield {"category": "实施科学工程"}
    yield {"units": row.units[1:] if row.units else ("市科协",)}
    yield {"role": "配合"}
    yield {"record_id": row.record_id[:-1]}
    if row.value is not None:
        yield {"value": row.value.model_copy(update={"value": "1" + row.value.value})}
        yield {"value": row.value.model_copy(update={"comparator": "不超过"})}
        yield {"value": row.value.model_copy(update={"kind": "per_year" if row.value.kind == "target" else "target"})}


def count_off(case: Case, rng: Random) -> Iterator[Mutant]:
    count = case.draft.count
    if count is not None:
        for wrong in (count + 1, count - 1, None):
            yield drafted(case, count=wrong)
            yield answered(case, count=wrong)
    else:
        yield drafted(case, count=len(case.draft.rows) + 1)
        yield answered(case, count=0)
    for i in some(case.draft.statements, rng):
        statement = case.draft.statements[i]
        for j, tally in enumerate(statement.tallies):
            tallies = with_(statement.tallies, j, of=tally.of[1:]) if tally.of else (Tally(of=("x",)),)
            yield case.with_statement(i, tallies=tallies), None


def units_of_the_answer_altered(case: Case, rng: Random) -> Iterator[Mutant]:
    units = case.draft.units
    other = rng.choice([u for u in case.unit_names if u not in case.answer.answer and u not in units])
    changed = [(*units, other), (other, *units[1:])]
    changed += [without(units, i) for i in range(len(units)) if len(units) > 1]
    changed += [swapped(units, i) for i in range(len(units) - 1)] + ([(*units, units[0])] if units else [])
    for fields in changed:
        yield drafted(case, units=fields)
        yield answered(case, units=fields)


ON_RECORDS: dict[str, Operator] = {
    "row dropped": row_dropped,
    "row dropped, counts put right": row_dropped_everywhere,
    "row added": row_added,
    "rows swapped": rows_swapped,
    "row altered": row_altered,
    "count off": count_off,
    "units altered": units_of_the_answer_altered,
}
