"""What a right answer to a generated question holds, and what is wrong with one that is not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from assistant.answer import Answer, Citation, Row
from corpus.records import Record, Span, Target, Task
from tests.assistant.property.facts import corpus, groups, units_leading, units_named

READ_AT_MOST = 1000
"""Characters of an answer that a checker reads."""
OPENINGS = {"yes": re.compile(r"是|有|对"), "no": re.compile(r"不是|没有|不对|否")}
UNITS_BY_RULE: dict[str, Callable[[Iterable[Task]], tuple[str, ...]]] = {"lead": units_leading, "all": units_named}


class Expected(Record):
    """What the records give for a question; ids are those of tasks or targets.

    ``rows`` must be there, ``company`` may be; ``whole`` rows are all of a list, in printed order. ``units`` names the
    rule by which the rows give the units. ``says`` stands within what is read, ``opens`` matches the first line.
    """

    rows: tuple[str, ...]
    company: tuple[str, ...] = ()
    whole: bool = False
    units: str | None = None
    count: int | None = None
    opens: str | None = None
    first: tuple[str, ...] = ()
    says: tuple[str, ...] = ()


class Case(Record):
    """A question of one record in one wording, and what answers it."""

    topic: str
    wording: str
    record: str
    question: str
    expected: Expected


def faults(answer: Answer, expected: Expected) -> tuple[str, ...]:
    """What is wrong with an answer, in words that name what was found and what was expected."""
    if not answer.answered and answer.refusal is not None:
        return (f"refused: {answer.refusal.reason.value}",)
    found = tuple(row_id(row) for row in answer.rows)
    return tuple(
        fault
        for fault in (
            *_row_faults(answer, found, expected),
            _unit_fault(answer, found, expected),
            _count_fault(answer, found, expected),
            *_text_faults(answer, expected),
            *_citation_faults(answer, expected),
        )
        if fault
    )


def row_id(row: Row) -> str:
    """The id of the record that a row shows; its title where it is of neither tasks nor targets."""
    if row.type == "task":
        return next(t.task_id for t in corpus().tasks if (t.doc_id, t.part, t.num) == (row.doc_id, row.part, row.num))
    if row.type == "target":
        return next(t.target_id for t in corpus().targets if t.indicator == row.title and _same_value(t, row))
    return row.title


def _same_value(target: Target, row: Row) -> bool:
    return row.value is not None and (row.value.value, row.value.time) == (target.value, target.time)


def _row_faults(answer: Answer, found: tuple[str, ...], expected: Expected) -> list[str]:
    missing = [r for r in expected.rows if r not in found]
    beside = [r for r in found if r not in (*expected.rows, *expected.company)]
    told = [f"rows missing: {_places(missing)}"] if missing else []
    told += [f"rows too many: {_places(beside)}"] if beside else []
    if expected.whole and not told and found != expected.rows:
        told.append("rows out of order")
    counted = [row_id(r) for r in answer.group_rows if row_id(r) in found or not _reaches_a_group(r)]
    return told + ([f"group rows that are none: {_places(counted)}"] if counted else [])


def _reaches_a_group(row: Row) -> bool:
    return any(u in groups() for u in row.units)


def _unit_fault(answer: Answer, found: tuple[str, ...], expected: Expected) -> str:
    if expected.units is None:
        return ""
    tasks = [t for t in corpus().tasks if t.task_id in found]
    units = UNITS_BY_RULE[expected.units](tasks)
    if answer.units != units:
        return f"units {'、'.join(answer.units) or '-'}, expected {'、'.join(units)}"
    unsaid = [u for u in units if u not in answer.answer[:READ_AT_MOST]]
    return f"units not in the answer: {'、'.join(unsaid)}" if unsaid else ""


def _count_fault(answer: Answer, found: tuple[str, ...], expected: Expected) -> str:
    if expected.count is not None and answer.count != expected.count:
        return f"count {answer.count}, expected {expected.count}"
    if not expected.whole:
        return ""
    first = answer.answer.partition("\n")[0]
    told = "没有" in first if not expected.rows else re.search(rf"(?<!\d){len(expected.rows)}(?!\d)", first)
    return "" if told else f"the first line does not say {len(expected.rows)}: {first[:60]}"


def _text_faults(answer: Answer, expected: Expected) -> list[str]:
    first = answer.answer.partition("\n")[0]
    told = [f"first line lacks {s}: {first[:80]}" for s in expected.first if s not in first]
    told += [f"answer lacks {s[:40]}" for s in expected.says if s not in answer.answer[:READ_AT_MOST]]
    if expected.opens and not OPENINGS[expected.opens].match(first):
        told.append(f"does not open with {expected.opens}: {first[:80]}")
    return told


def _citation_faults(answer: Answer, expected: Expected) -> list[str]:
    wrong = [c.quote[:20] for c in answer.citations if _stored(c) != c.quote]
    return [f"quotes that are none: {wrong}"] * bool(wrong) + [
        f"not cited: {_places([r])}" for r in expected.rows if not _is_cited(answer, r)
    ]


def _stored(citation: Citation) -> str:
    document = next(d for d in corpus().documents if d.doc_id == citation.doc_id)
    return document.text[citation.start : citation.end]


def _is_cited(answer: Answer, record_id: str) -> bool:
    """Whether a citation stands within the record's own place."""
    doc_id, spans = _spans(record_id)
    return any(c.doc_id == doc_id and any(c.start < s.end and s.start < c.end for s in spans) for c in answer.citations)


def _spans(record_id: str) -> tuple[str, tuple[Span, ...]]:
    task = next((t for t in corpus().tasks if t.task_id == record_id), None)
    if task is not None:
        return task.doc_id, task.spans
    target = next(t for t in corpus().targets if t.target_id == record_id)
    return target.doc_id, target.spans


def _places(ids: Iterable[str]) -> str:
    names = {t.task_id: t.locator for t in corpus().tasks}
    ids = tuple(ids)
    return "、".join(names.get(i, i) for i in ids[:4]) + (f" … {len(ids)}" if len(ids) > 4 else "")
