"""Who leads a task, and which units are responsible for it (主责单位、责任单位)."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.answer import Kind
from assistant.answering.content import content_statement, has_content
from assistant.answering.context import Context
from assistant.answering.draft import Draft, Statement, Tally
from assistant.answering.evidence import leading_units, printed_forms, task_evidence, task_row, unit_names
from assistant.answering.sections import quote
from assistant.matching.matcher import TaskMatch
from assistant.understanding.frame import Frame
from assistant.wording import WORDING
from corpus.records import Task


def answer_units(frame: Frame, matches: tuple[TaskMatch, ...], context: Context, kind: Kind) -> Draft:
    """Name the units of the tasks meant.

    Asked who leads, the units are those of the tasks that state a lead; where none does, the whole lists, and the notes
    say who is listed first. Asked which units are responsible, the union of all lists in printed order.
    """
    matches = _bearing_the_name(matches) if kind is Kind.RESPONSIBLE_UNITS else matches
    tasks = tuple(m.task for m in matches)
    stated = tuple(t for t in tasks if leading_units(t))
    telling = stated if kind is Kind.LEAD_UNIT and stated else tasks
    return Draft(
        kind=kind,
        statements=(*_statements(tasks, telling), *_where(frame, matches)),
        units=tuple(dict.fromkeys(name for t in telling for name in named_units(t, kind))),
        rows=tuple(task_row(t) for t in tasks),
        notes=_notes(tasks, context),
        confidence=min((m.confidence for m in matches), default=1.0),
    )


def _bearing_the_name(matches: tuple[TaskMatch, ...]) -> tuple[TaskMatch, ...]:
    """Where items bear the name asked about, those alone: an item that mentions it has more to do, and more units."""
    return tuple(m for m in matches if m.sentence is None) or matches


def named_units(task: Task, kind: Kind) -> tuple[str, ...]:
    """The units of a task that a question of this kind is about."""
    leading = leading_units(task)
    return unit_names(leading if kind is Kind.LEAD_UNIT and leading else task.units)


def _where(frame: Frame, matches: tuple[TaskMatch, ...]) -> tuple[Statement, ...]:
    """The sentence that holds the topic where the title does not; the whole content where it is asked for as well."""
    if frame.shows("content"):
        return tuple(content_statement(m) for m in matches if has_content(m.task))
    inner = tuple(m.sentence for m in matches if m.sentence is not None)
    return tuple(quote(s) for s in inner)


def _statements(tasks: tuple[Task, ...], telling: tuple[Task, ...]) -> tuple[Statement, ...]:
    if len(tasks) == 1:
        return (Statement(text=_single(tasks[0]), evidence=task_evidence(tasks[0])),)
    first = [t for t in tasks if t in telling]
    rest = [t for t in tasks if t not in telling]
    items = WORDING["semicolon"].join(unit_clause(t) for t in first)
    head = Statement(
        text=WORDING["several_tasks"].format(n=len(tasks), items=items),
        evidence=tuple(e for t in first for e in task_evidence(t)),
        tallies=(Tally(of=tuple(t.task_id for t in tasks)),),
    )
    lines = ((WORDING["item_line"].format(item=unit_clause(t)), t) for t in rest)
    return (head, *(Statement(text=text, evidence=task_evidence(t), is_row=True) for text, t in lines))


def _single(task: Task) -> str:
    if not task.units:
        return WORDING["lead_no_list"].format(**_fields(task))
    return WORDING[_by_lead(task, "lead")].format(**_fields(task))


def unit_clause(task: Task) -> str:
    """One task and its units in a clause."""
    return WORDING[_by_lead(task, "item") if task.units else "item_no_list"].format(**_fields(task))


def _by_lead(task: Task, kind: str) -> str:
    """The wording for a list of which all units lead, some, or none is said to."""
    leading = unit_names(leading_units(task))
    if not leading:
        return f"{kind}_unstated"
    return f"{kind}_stated" if leading == unit_names(task.units) else f"{kind}_stated_others"


def _fields(task: Task) -> dict[str, str]:
    """A task's place, title and units: those that lead, or all where none is said to, and the others."""
    names, leading = unit_names(task.units), unit_names(leading_units(task))
    return {
        "locator": task.locator,
        "title": task.title,
        "units": WORDING["comma"].join(leading or names),
        "others": WORDING["comma"].join(n for n in names if n not in leading),
        "first": names[0] if names else "",
    }


def _notes(tasks: Iterable[Task], context: Context) -> tuple[str, ...]:
    notes: list[str] = []
    for task in tasks:
        names = unit_names(task.units)
        if names and not leading_units(task):
            notes.append(WORDING["first_listed"].format(locator=task.locator, first=names[0]))
        forms = printed_forms(task, context.collection)
        if forms:
            notes.append(WORDING["printed_as"].format(forms=WORDING["comma"].join(forms)))
        if task.list_open:
            notes.append(WORDING["list_is_open"].format(locator=task.locator))
        notes += _doubtful(task, context)
    return tuple(dict.fromkeys(notes))


def _doubtful(task: Task, context: Context) -> list[str]:
    found = []
    for mention in task.units:
        unit = context.collection.units.get(mention.unit_id)
        if unit is not None and unit.perhaps:
            found.append(WORDING["perhaps"].format(printed=mention.printed, other=unit.perhaps))
    return found
