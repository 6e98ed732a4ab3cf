"""The rows, units and counts of a draft are held against the records they stand for and the lines that tell of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple, TypeVar

from assistant.answer import Kind
from assistant.answering.draft import DraftRow
from assistant.answering.evidence import leading_units, section_row, target_row, task_row, unit_names
from assistant.collection import Collection
from assistant.errors import UnverifiedAnswerError
from assistant.verifying.lines import Told
from assistant.verifying.origins import Whole
from assistant.verifying.scene import Scene
from assistant.verifying.verdicts import FIGURE, VERDICT_RULES
from assistant.wording import WORDING
from corpus.records import Section, Target, Task

T = TypeVar("T")
ASK_UNITS = (Kind.LEAD_UNIT, Kind.RESPONSIBLE_UNITS)
TOLD_WHOLE = (*ASK_UNITS, Kind.TASK_CONTENT)
"""Kinds of answers in which a task that is only quoted has its row as well."""
WITHOUT_ROWS = frozenset(
    {
        "quote_line",
        "plan_side",
        "doc_basis",
        "placed_text",
        "section_is",
        "last_there",
        "count_units",
        "link_heads",
    }
)
"""Templates about a record that need not have its row."""
SIDE_BY_SIDE = frozenset({"several_tasks", "across_lead", "units_same", "units_differ", "item_line", "no_unit_part"})
"""Templates about all the tasks of the evidence, each of which has its row."""
NO_RECORDS = frozenset({"count_units", "count_scope_units", "count_categories", "doc_annexes", "documents"})
"""Templates that count what has no rows."""
COUNTED = frozenset({"count_total", "list_none", "yes_count", "no_count"})
RANKS = frozenset({"most", "fewest"})
NUMBERED = frozenset({"no_count", "count_units", "count_scope_units", "count_categories", *RANKS})
"""Templates beside which the number that they count is always given."""
UNSAID = frozenset({"verdict_unsaid", "denied_rightly"})
OF_UNITS = frozenset({"yes_unit", "no_unit", "units_are", "unit_listed", "lead_open", "first_not_lead"})
"""Templates beside which all units of the rows are given."""


class Line(NamedTuple):
    """A statement and what it was read as."""

    scene: Scene
    told: tuple[Told, ...]

    @property
    def keys(self) -> frozenset[str]:
        """The templates that it is made of."""
        return frozenset(t.key for t in self.told)

    @property
    def is_premise(self) -> bool:
        """Whether it puts a premise of the question right before what is answered."""
        return "premise_wrong" in self.keys


def check_rows(lines: Sequence[Line], collection: Collection) -> None:
    """Check that rows are records, and all those, in order, that the lines count or tell of.

    Raises:
        UnverifiedAnswerError: a row that is not its record, one too many, one too few, or out of order.
    """
    draft = lines[0].scene.draft
    groups = [
        r.model_copy(update={"evidence": ()}) for r in map(partial(_record_of, collection), draft.group_rows) if r
    ]
    if [_record_of(collection, r) for r in draft.rows] != [*draft.rows] or groups != [*draft.group_rows]:
        raise UnverifiedAnswerError(WORDING["not_as_drafted"].format(text=draft.statements[0].text[:60]))
    found = _once(i for r in draft.rows for i in _ids_of(_subject(r, collection), lines[0].scene))
    counted = _counted(_answering(lines))
    listed = tuple(t.task_id for line in lines if line.scene.statement.is_row for t in line.scene.tasks)
    headed = tuple(t.task_id for line in lines if "several_tasks" in line.keys for t in line.scene.tasks)
    in_order = tuple(sorted(found, key=lambda i: i not in headed))
    whole = listed in ((), found) or (bool(headed) and (*headed, *listed) == in_order)
    right = found == counted and whole if counted is not None else _are_told(found, lines)
    if not right and not (counted is None and found == _counted(lines)):
        n = len(_counted(lines) or ())
        raise UnverifiedAnswerError(WORDING["bad_count"].format(found=n, expected=len(found)))


def _record_of(collection: Collection, row: DraftRow) -> DraftRow | None:
    """The row of the record that a row names; None where there is no such record."""
    if row.type == "task" and row.record_id in collection.tasks:
        return task_row(collection.tasks[row.record_id])
    if row.type == "target" and row.record_id in collection.targets:
        return target_row(collection.targets[row.record_id])
    if row.type == "section" and row.record_id in collection.sections:
        return section_row(collection.sections[row.record_id])
    return None


def _subject(row: DraftRow, collection: Collection) -> object:
    return (
        collection.tasks.get(row.record_id)
        or collection.targets.get(row.record_id)
        or collection.sections.get(row.record_id)
    )


def _answering(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines that answer, list items apart: those that put a premise right only where there are no others."""
    heads = tuple(line for line in lines if not line.scene.statement.is_row)
    return tuple(line for line in heads if not line.is_premise) or heads


def _counted(lines: Sequence[Line]) -> tuple[str, ...] | None:
    """The records that lines count, in order; None where they count none."""
    for line in lines:
        if "versus" in line.keys:
            return _once(i for tally in line.scene.statement.tallies[:2] for i in tally.of)
        if RANKS & line.keys:
            return _winner(line.scene)
    counting = [line for line in lines if line.scene.statement.tallies and not line.scene.statement.is_row]
    kept = [line for line in counting if not NO_RECORDS & line.keys]
    return _once(i for line in kept for i in line.scene.counted(0)) if kept else None


def _winner(scene: Scene) -> tuple[str, ...]:
    """The tasks of the one that has most; of several that tie, none."""
    ids, proved = scene.counted(0), {t.task_id for t in scene.tasks}
    return ids if proved == {ids[0], ids[-1]} and len(scene.draft.units) < 2 else ()


def _are_told(rows: tuple[str, ...], lines: Sequence[Line]) -> bool:
    """Whether the rows are the tasks and targets that the lines tell of, in their order, heads before list items.

    What is quoted, or told to put a premise right, has a row or has none.
    """
    heads = [line for line in lines if not line.scene.statement.is_row]
    items = [line for line in lines if line.scene.statement.is_row]
    answering = [line for line in (*heads, *items) if not line.is_premise]
    puts_right = len(answering) < len(lines)
    must = _once(i for line in answering for i in _told_ids(line) if not (puts_right and _is_target(i, lines)))
    may = _once(i for line in (*heads, *items) for i in (*_told_ids(line), *_quoted_ids(line)))
    if lines[0].scene.draft.kind in TOLD_WHOLE:
        must = _once((*must, *(i for line in answering for i in _quoted_tasks(line))))
    if not set(must) <= set(rows) <= set(may):
        return False
    orders = (must, may, _once(i for line in answering for i in (*_told_ids(line), *_quoted_ids(line))))
    heading = {i for line in heads for i in _told_ids(line)}
    given = tuple(sorted(rows, key=lambda i: i not in heading)) if items else rows
    return any(tuple(i for i in order if i in set(rows)) in (given, rows) for order in orders)


def _is_target(record_id: str, lines: Sequence[Line]) -> bool:
    return record_id in lines[0].scene.collection.targets


def _told_ids(line: Line) -> Iterator[str]:
    """The tasks and targets whose own words a line tells; what only shows that a thing stands elsewhere is none."""
    for told in line.told if not UNSAID & line.keys else ():
        if told.key in SIDE_BY_SIDE:
            yield from (t.task_id for t in line.scene.tasks)
        elif told.key not in WITHOUT_ROWS:
            yield from _ids_of(told.record, line.scene)


def _quoted_ids(line: Line) -> Iterator[str]:
    """The tasks, targets and sections that a line quotes or names the place of."""
    for stand in line.scene.stands:
        if not any(isinstance(t.record, Whole) for t in line.told):
            yield from _ids_of(stand.record, line.scene)
    yield from _quoted_tasks(line)


def _quoted_tasks(line: Line) -> Iterator[str]:
    """The tasks in which a quote lies."""
    for told in line.told if "quote_line" in line.keys else ():
        yield from _ids_of(told.record, line.scene)
        task_id = getattr(told.record, "task_id", None)
        if task_id is not None:
            yield task_id


def _ids_of(record: object, scene: Scene) -> tuple[str, ...]:
    """A record's id; of a target, that of the first that the same clause states, for the clause tells of them all."""
    if isinstance(record, Task):
        return (record.task_id,)
    if isinstance(record, Target):
        return tuple(t.target_id for t in scene.collection.corpus.targets if t.spans == record.spans)[:1]
    return (record.section_id,) if isinstance(record, Section) else ()


def check_count(lines: Sequence[Line]) -> None:
    """Check that the number given beside the text is the one counted, and is given where a number is asked for.

    Raises:
        UnverifiedAnswerError: it is another, is left out, or nothing was counted.
    """
    draft, answering = lines[0].scene.draft, _answering(lines)
    tallies = [t for line in answering for t in line.scene.statement.tallies[:1]]
    keys = {key for line in answering for key in line.keys}
    asks_number = draft.kind is Kind.COUNT or any(_claims_number(line) for line in answering)
    needed = bool(NUMBERED & keys) or (asks_number and "count_total" in keys)
    expected = tallies[0].value if tallies else None
    if draft.count != expected if needed else draft.count not in (None, expected):
        raise UnverifiedAnswerError(WORDING["bad_count"].format(found=draft.count, expected=expected))


def _claims_number(line: Line) -> bool:
    """Whether a verdict is on a number of the question."""
    is_verdict = bool(PREFIXES & line.keys) and not line.is_premise
    return is_verdict and any(FIGURE.search(asked) for asked in line.scene.statement.asked[:1])


def check_units(lines: Sequence[Line], collection: Collection) -> None:
    """Check that the units given beside the text are those of the rows, each once, in order.

    Raises:
        UnverifiedAnswerError: they are others, fewer, more, or in another order.
    """
    draft = lines[0].scene.draft
    tasks = [collection.tasks[r.record_id] for r in draft.rows if r.type == "task"]
    if draft.units not in _allowed_units(draft.kind, lines, tasks):
        told = WORDING["comma"].join(draft.units)
        raise UnverifiedAnswerError(WORDING["no_origin"].format(what=told, text=draft.statements[0].text[:60]))


def _allowed_units(kind: Kind, lines: Sequence[Line], tasks: Sequence[Task]) -> tuple[tuple[str, ...], ...]:
    listed = _once(n for t in tasks for n in unit_names(t.units))
    leading = _once(n for t in tasks for n in unit_names(leading_units(t)))
    by_role = _once(n for t in tasks for n in unit_names(leading_units(t) or t.units))
    keys = {key for line in lines for key in line.keys}
    if kind in ASK_UNITS and tasks:
        return (leading or listed,) if kind is Kind.LEAD_UNIT else (listed,)
    for line in _answering(lines):
        if {"count_units", "count_scope_units"} & line.keys:
            return (line.scene.counted(0),)
        if RANKS & line.keys:
            return (_ranked_units(line),)
    if any(OF_UNITS & line.keys for line in _answering(lines)) and tasks:
        return (listed,)
    return ((), listed, by_role) if "across_lead" in keys else ((), listed)


def _ranked_units(line: Line) -> tuple[str, ...]:
    """The units that a line names as having most; none where it names categories."""
    names = (t.values["name"] for t in line.told if t.key in RANKS)
    ids = next((found for name in names if (found := line.scene.request.unit_ids(name))), ())
    return tuple(line.scene.collection.units[i].name for i in ids)


def _once(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))


PREFIXES = frozenset(VERDICT_RULES)
"""Templates behind which a line tells something."""
