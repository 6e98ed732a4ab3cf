"""The notes of an answer: each says of a record what that record bears out, and none that is due is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from assistant.answer import Kind
from assistant.answering.evidence import leading_units, unit_names
from assistant.collection import Collection, Sentence
from assistant.errors import UnverifiedAnswerError
from assistant.verifying.lines import Told
from assistant.verifying.recounting import ASK_UNITS, COUNTED, PREFIXES, Line
from assistant.verifying.scene import Scene
from assistant.verifying.scopes import parse_scope
from assistant.wording import WORDING
from corpus.records import Section, SectionKind, Task

LEADS = re.compile(r"牵头|主责|领衔|挑头")
BEHIND_VERDICT = WORDING["premise_wrong"].rpartition("}")[2]
HEADINGS = frozenset({"section_children", "section_children_left", "section_children_not"})
LISTS = (Kind.LIST, Kind.COUNT, Kind.UNIT_TASKS)


def check_notes(lines: Sequence[Line], collection: Collection) -> None:
    """Check every note, and that those are there that must be.

    Raises:
        UnverifiedAnswerError: a note that no record bears out, or one that is due and missing.
    """
    draft = lines[0].scene.draft
    tasks = tuple(collection.tasks[r.record_id] for r in draft.rows if r.type == "task")
    due = {*_due_of_tasks(tasks, lines, collection), *_due_of_groups(lines), *_due_of_gaps(lines, collection)}
    allowed = chain(_of_tasks(tasks, collection), _lead_not_stated(tasks), _of_gaps(lines, collection))
    unsaid = due - set(draft.notes)
    unknown = set(draft.notes) - due
    for note in (*unsaid, *(unknown.difference(allowed) if unknown else ())):
        raise UnverifiedAnswerError(WORDING["no_origin"].format(what=note[:20], text=note[:60]))


def _due_of_tasks(tasks: tuple[Task, ...], lines: Sequence[Line], collection: Collection) -> Iterator[str]:
    """Asked whose a task is: who is first, how names are printed, what is open; of a list: what is open."""
    head = lines[0].scene
    if head.draft.kind in ASK_UNITS:
        yield from _of_tasks(tasks, collection)
    if any("count_total" in line.keys for line in lines) and head.draft.kind in LISTS:
        yield from (_open(t) for t in tasks if t.list_open)
        if LEADS.search(head.request.text) and _units_of_scope(lines):
            yield from _lead_not_stated(tasks)


def _of_tasks(tasks: tuple[Task, ...], collection: Collection) -> Iterator[str]:
    for task in tasks:
        names = unit_names(task.units)
        if names and not leading_units(task):
            yield WORDING["first_listed"].format(locator=task.locator, first=names[0])
        if task.list_open:
            yield _open(task)
        yield from _of_printing(task, collection)


def _open(task: Task) -> str:
    return WORDING["list_is_open"].format(locator=task.locator)


def _of_printing(task: Task, collection: Collection) -> Iterator[str]:
    """How units are printed whose names are others; that one may be another."""
    forms: dict[str, None] = {}
    for mention in task.units:
        unit = collection.units.get(mention.unit_id)
        if "".join(mention.printed.split()) not in {mention.name, unit.full_name if unit else None}:
            forms[WORDING["printed_form"].format(name=mention.name, printed=mention.printed)] = None
        if mention.remark:
            forms[WORDING["printed_remark"].format(name=mention.name, remark=mention.remark)] = None
        if unit and unit.perhaps:
            yield WORDING["perhaps"].format(printed=mention.printed, other=unit.perhaps)
    if forms:
        yield WORDING["printed_as"].format(forms=WORDING["comma"].join(forms))


def _lead_not_stated(tasks: tuple[Task, ...]) -> Iterator[str]:
    unstated = WORDING["comma"].join(t.locator for t in tasks if not leading_units(t))
    if unstated:
        yield WORDING["lead_not_stated"].format(locators=unstated)


def _due_of_groups(lines: Sequence[Line]) -> Iterator[str]:
    """How many more tasks name a group that a unit may be of."""
    head = lines[0].scene
    tasks = [head.collection.tasks[r.record_id] for r in head.draft.group_rows]
    ids = _units_of_scope(lines)
    if tasks and ids and not any(map(head.collection.is_group, ids)):
        groups = dict.fromkeys(m.name for t in tasks for m in t.units if head.collection.is_group(m.unit_id))
        names = (head.collection.units[i].name for i in ids)
        comma = WORDING["comma"]
        yield WORDING["group_note"].format(n=len(tasks), groups=comma.join(groups), unit=comma.join(names))


def _units_of_scope(lines: Sequence[Line]) -> tuple[str, ...]:
    """The units whose tasks the lines count."""
    told = ((t.values["scope"], line.scene.request) for line in lines for t in line.told if t.key in COUNTED)
    scopes = (parse_scope(scope, request) for scope, request in told)
    return next((s.units for s in scopes if s is not None and s.units), ())


def _due_of_gaps(lines: Sequence[Line], collection: Collection) -> Iterator[str]:
    """What is lost of the sections that a section's answer quotes."""
    for line in lines:
        for told in line.told if not any(PREFIXES & other.keys for other in lines) else ():
            for section in _headed(told, line.scene):
                yield from _gap(section)
            if told.key == "quote_line" and isinstance(told.record, Sentence) and told.record.task_id is None:
                yield from _gap(collection.sections[told.record.section_id])


def _headed(told: Told, scene: Scene) -> Iterator[Section]:
    """The sections in which what is headed stands, and the clauses directly below them."""
    if told.key not in HEADINGS:
        return
    for stand in scene.stands:
        if isinstance(stand.record, Section) and stand.record.parent_id is not None:
            yield scene.collection.sections[stand.record.parent_id]
            below = scene.collection.children[stand.record.parent_id]
            yield from (s for s in below if s.kind is SectionKind.CLAUSE)


def _of_gaps(lines: Sequence[Line], collection: Collection) -> Iterator[str]:
    """What is lost of sections in which evidence stands, or above or below them."""
    for section in {s.section_id: s for line in lines for s in _sections(line.scene)}.values():
        above = collection.sections.get(section.parent_id or "")
        for near in collection.subtree(above.section_id if above else section.section_id):
            yield from _gap(near)
            if near.heading is None and near.num:
                yield WORDING["heading_lost_note"].format(locator=near.locator)


def _gap(section: Section) -> Iterator[str]:
    if section.n_lost is None:
        yield WORDING["section_gap_unknown"].format(locator=section.locator)
    elif section.n_lost:
        yield WORDING["section_gap"].format(locator=section.locator, n=section.n_lost)


def _sections(scene: Scene) -> Iterator[Section]:
    for stand in scene.stands:
        if isinstance(stand.record, Section):
            yield stand.record
        elif isinstance(stand.record, Sentence | Task):
            yield scene.collection.sections[stand.record.section_id]
