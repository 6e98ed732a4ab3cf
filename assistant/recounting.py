"""The rows, units and counts of an answer are held against the records they stand for, and counted again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from assistant.answer import Answer, Kind, Near, Row
from assistant.answering.draft import Draft, DraftRow, Statement
from assistant.answering.evidence import leading_units, section_row, target_row, task_evidence, task_row, unit_names
from assistant.collection import Collection
from assistant.errors import UnverifiedAnswerError
from assistant.matching.lexicon import compact
from assistant.origins import Sources, clauses, find_uncovered, without
from assistant.wording import WORDING
from corpus.fold import fold
from corpus.records import Section, Target, Task
from corpus.units.mentions import find_mentions
from corpus.units.registry import Register

FIRST = re.compile(r"首列单位是([^。；]+)")
QUOTED = re.compile(r"“(.+?)”")
DENIED = WORDING["no_unit"].partition("{")[0]
ASK_UNITS = (Kind.LEAD_UNIT, Kind.RESPONSIBLE_UNITS)


def check_records(answer: Answer, draft: Draft, collection: Collection, register: Register) -> None:
    """Check rows, units, counts and what is offered with a refusal.

    Raises:
        UnverifiedAnswerError: one of them is not what the records say, or not what the draft does.
    """
    told = (answer.kind, answer.answered, answer.refusal.reason if answer.refusal else None)
    notes = tuple(dict.fromkeys(draft.notes))
    meant = (draft.kind, draft.reason is None, draft.reason)
    if told != meant or answer.notes[len(answer.notes) - len(notes) :] != notes:
        raise _no_origin(str(told), answer)
    numbers = {(c.doc_id, c.start, c.end): c.n for c in answer.citations}
    for given, found in ((draft.rows, answer.rows), (draft.group_rows, answer.group_rows)):
        if tuple(_as_row(r, numbers) for r in given) != found:
            raise _no_origin("rows", answer)
        for row in given:
            _check_row(row, collection, answer)
    _check_count(answer, draft)
    _check_tallies(draft, collection, answer)
    _check_units(answer, draft, collection, register)
    for near in draft.near:
        _check_near(near, collection, answer)


def _as_row(row: DraftRow, numbers: Mapping[tuple[str, int, int], int]) -> Row:
    fields = {name: getattr(row, name) for name in Row.model_fields if name != "citations"}
    found = (numbers.get((e.doc_id, e.span.start, e.span.end), 0) for e in row.evidence)
    return Row(citations=tuple(found), **fields)


def _check_row(row: DraftRow, collection: Collection, answer: Answer) -> None:
    """A row of a task, target or section is that record's, evidence included; a group's row cites nothing."""
    expected: DraftRow | None = row
    if row.type == "task" and row.record_id in collection.tasks:
        expected = task_row(collection.tasks[row.record_id])
    elif row.type == "target" and row.record_id in collection.targets:
        expected = target_row(collection.targets[row.record_id])
    elif row.type == "section" and row.record_id in collection.sections:
        expected = section_row(collection.sections[row.record_id])
    elif row.type in ("task", "target", "section"):
        expected = None
    if expected is None or row not in (expected, expected.model_copy(update={"evidence": ()})):
        raise _no_origin(row.title, answer)


def _check_count(answer: Answer, draft: Draft) -> None:
    counted = {t.value for s in draft.statements for t in s.tallies}
    rows = {len(draft.rows)} if draft.rows else counted
    if answer.count != draft.count or (answer.count is not None and answer.count not in rows):
        raise UnverifiedAnswerError(WORDING["bad_count"].format(found=answer.count, expected=len(draft.rows)))


def _check_tallies(draft: Draft, collection: Collection, answer: Answer) -> None:
    """What is counted exists; rows below or beside a count are what is counted; a task that answers has its row."""
    known = {*collection.tasks, *collection.sections, *collection.targets, *collection.units_by_name}
    known |= set(collection.categories)
    for tally in (t for s in draft.statements for t in s.tallies):
        if not {*tally.of, *tally.minus} <= known:
            raise _no_origin(str(tally.value), answer)
    rows = {r.record_id for r in draft.rows}
    head = draft.statements[0].tallies if draft.rows and draft.kind is not Kind.COMPARE else ()
    if head and set(head[0].of) != rows:
        raise UnverifiedAnswerError(WORDING["bad_count"].format(found=head[0].value, expected=len(rows)))
    if draft.kind in (*ASK_UNITS, Kind.TASK_CONTENT, Kind.CROSS_DOCUMENT) and draft.reason is None:
        told = {t.task_id for s in draft.statements for t in evidenced(s, collection)}
        if not told <= rows:
            raise UnverifiedAnswerError(WORDING["bad_count"].format(found=len(told), expected=len(rows)))


def _check_units(answer: Answer, draft: Draft, collection: Collection, register: Register) -> None:
    """Units are all those of the rows, or all that lead; where no rows tell them, those of the first line."""
    if answer.units != draft.units or len(set(answer.units)) < len(answer.units):
        raise _no_origin(WORDING["comma"].join(answer.units), answer)
    tasks = [collection.tasks[r.record_id] for r in draft.rows if r.type == "task"]
    asked = draft.kind in ASK_UNITS and bool(tasks) and draft.reason is None
    if not answer.units and not asked:
        return
    stated = [t for t in tasks if leading_units(t)]
    leading = _once(n for t in stated for n in unit_names(leading_units(t)))
    listed = _once(n for t in tasks for n in unit_names(t.units))
    by_role = _once(n for t in tasks for n in unit_names(leading_units(t) or t.units))
    told = _once(m.name for m in find_mentions(draft.statements[0].text, register))
    expected = {leading or listed} if draft.kind is Kind.LEAD_UNIT else {listed}
    expected |= set() if asked else {by_role, leading, tuple(sorted(told))}
    if answer.units not in expected and tuple(sorted(answer.units)) not in expected:
        raise _no_origin(WORDING["comma"].join(answer.units), answer)


def evidenced(statement: Statement, collection: Collection) -> tuple[Task, ...]:
    """The tasks whose whole items or rows are evidence of a statement."""
    places = {(e.doc_id, e.span.start, e.span.end) for e in statement.evidence}
    whole = _tasks_by_place(collection)
    found = (whole[p] for p in places if p in whole)
    return tuple(t for t in found if {(t.doc_id, s.start, s.end) for s in t.spans} <= places)


@lru_cache(maxsize=4)
def _tasks_by_place(collection: Collection) -> Mapping[tuple[str, int, int], Task]:
    return {(t.doc_id, t.spans[0].start, t.spans[0].end): t for t in collection.corpus.tasks}


@lru_cache(maxsize=4)
def _spans_by_locator(collection: Collection) -> Mapping[tuple[str, str], frozenset[tuple[int, int]]]:
    found: dict[tuple[str, str], set[tuple[int, int]]] = {}
    corpus = collection.corpus
    records: tuple[Section | Task | Target, ...] = (*corpus.sections, *corpus.tasks, *corpus.targets)
    for record in records:
        found.setdefault((record.doc_id, record.locator), set()).update((s.start, s.end) for s in record.spans)
    return {key: frozenset(spans) for key, spans in found.items()}


def check_place(statement: Statement, collection: Collection) -> None:
    """Check that what a statement cites begins where it says; 标题, 落款 and other parts without number name no place.

    Raises:
        UnverifiedAnswerError: nothing of that place stands there.
    """
    for e in statement.evidence:
        spans = _spans_by_locator(collection).get((e.doc_id, e.locator), frozenset())
        if not e.locator.isalpha() and not any(start <= e.span.start < end for start, end in spans):
            raise UnverifiedAnswerError(WORDING["no_origin"].format(what=e.locator, text=statement.text[:60]))


def check_tasks(statement: Statement, collection: Collection, register: Register) -> None:
    """Check that a clause about one task gives its title to the letter, and of its units the whole list or the first.

    Raises:
        UnverifiedAnswerError: a title or a list that is not the task's.
    """
    tasks = sorted(evidenced(statement, collection), key=lambda t: -len(t.locator))
    firsts = {t.units[0].name for t in tasks if t.units}
    first = FIRST.search(statement.text)
    wrong = [first.group()] if first and first.group(1) not in firsts else []
    denied = DENIED + statement.asked[0] if statement.asked else DENIED
    if statement.text.startswith(DENIED) and not statement.text.startswith(denied):
        wrong.append(statement.text[:20])
    for clause in clauses(statement.text):
        about = [t for t in tasks if t.locator in clause]
        if len(about) == 1 and not _tells(clause, about[0], statement.is_row, register):
            wrong.append(clause[:20])
    if wrong:
        raise UnverifiedAnswerError(WORDING["no_origin"].format(what=wrong[0], text=statement.text[:60]))


def _tells(clause: str, task: Task, is_row: bool, register: Register) -> bool:
    _, _, behind = clause.partition(task.locator)
    if behind.startswith("“") and not behind.startswith(f"“{task.title}”"):
        return False
    if is_row and behind.startswith("：") and not behind.startswith(f"：{task.title}"):
        return False
    if clause.startswith("“") and not clause.startswith(f"“{task.title}”"):
        return False
    cut = (x for x in QUOTED.findall(clause) if 2 * len(x) >= len(task.title) and x in task.title)
    if task.title not in clause and any(cut):
        return False
    named = task.title in clause and (is_row or not behind.startswith((f"“{task.title}”：", "：")))
    rest = clause.replace(task.title, "").split("单位是")[-1]
    names = unit_names(task.units)
    if not named or not find_mentions(rest, register):
        return True
    return WORDING["comma"].join(names) in rest or WORDING["first_of"].format(first=names[0], n=len(names)) in rest


def check_notes(draft: Draft, collection: Collection) -> None:
    """Check that the notes say nothing but what the evidence of the answer and of its group rows prints.

    Raises:
        UnverifiedAnswerError: a figure or words of a note that have no origin.
    """
    groups = (collection.tasks[r.record_id] for r in draft.group_rows if r.record_id in collection.tasks)
    places = [e for s in draft.statements for e in s.evidence] + [e for r in draft.rows for e in r.evidence]
    places += [e for t in groups for e in task_evidence(t)]
    sources = Sources(dict.fromkeys(places), collection)
    names = {u.name for u in collection.units.values()} | {u.perhaps for u in collection.units.values() if u.perhaps}
    for note in draft.notes:
        sections = [s for s in collection.corpus.sections if s.locator in note]
        told = without(note, {e.locator for e in places if not e.locator.isalpha()} | {s.locator for s in sections})
        figures = {str(len(draft.group_rows)), *(str(s.n_lost) for s in sections)}
        found = [f for f in re.findall(r"\d+", fold(told)) if f not in figures and f not in sources.stored]
        uncovered = found[0] if found else find_uncovered(told, sources, names, figures)
        if uncovered is not None:
            raise UnverifiedAnswerError(WORDING["no_origin"].format(what=uncovered, text=note[:60]))


def _once(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))


def _check_near(near: Near, collection: Collection, answer: Answer) -> None:
    if near.doc_id is None or near.start is None or near.end is None:
        return
    if compact(near.text) not in compact(collection.documents[near.doc_id].text[near.start : near.end]):
        raise _no_origin(near.text, answer)


def _no_origin(what: str, answer: Answer) -> UnverifiedAnswerError:
    return UnverifiedAnswerError(WORDING["no_origin"].format(what=what, text=answer.answer[:60]))
