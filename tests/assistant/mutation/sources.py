"""Mutation operators on what an answer rests on, and on what stands beside it: evidence, citations, notes, reasons."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from assistant.answer import Kind, Near, Reason
from assistant.answering.draft import Draft, Evidence, Statement
from assistant.answering.evidence import task_evidence
from assistant.wording import WORDING
from corpus.records import Record, Span
from tests.assistant.mutation.cases import Case, some
from tests.assistant.mutation.records import Mutant, Operator, answered, drafted, with_, without

MARKER = re.compile(r"\[(\d+)\]")


def _shifted(evidence: Evidence) -> Iterator[Evidence]:
    start, end = evidence.span.start, evidence.span.end
    for left, right in ((start + 1, end), (start - 1, end), (start, end - 1), (start, end + 1), (start + 1, end + 1)):
        if 0 <= left < right:
            yield evidence.model_copy(update={"span": Span(start=left, end=right)})


def evidence_shifted(case: Case, rng: Random) -> Iterator[Mutant]:
    """A span one character off, in one statement or wherever it stands."""
    for i in some(case.draft.statements, rng):
        statement = case.draft.statements[i]
        for old in statement.evidence[:3]:
            for new in _shifted(old):
                moved = tuple(new if e == old else e for e in statement.evidence)
                yield case.with_statement(i, evidence=moved), None
                yield _everywhere(case, old, new), None


def _everywhere(case: Case, old: Evidence, new: Evidence) -> Draft:
    def moved(record: Record) -> Record:
        found: tuple[Evidence, ...] = getattr(record, "evidence", ())
        return record.model_copy(update={"evidence": tuple(new if e == old else e for e in found)})

    draft = case.draft
    fields = {"statements": tuple(map(moved, draft.statements)), "rows": tuple(map(moved, draft.rows))}
    return draft.model_copy(update=fields)


def evidence_moved(case: Case, rng: Random) -> Iterator[Mutant]:
    """Evidence left out, added, or of another line."""
    other = task_evidence(rng.choice(case.collection.corpus.tasks))
    for i in some(case.draft.statements, rng):
        statement = case.draft.statements[i]
        for j in range(len(statement.evidence)):
            yield case.with_statement(i, evidence=without(statement.evidence, j)), None
        if not set(other) & set(statement.evidence):
            yield case.with_statement(i, evidence=(*statement.evidence, *other)), None
        elsewhere = [s.evidence for s in case.draft.statements if s.evidence != statement.evidence]
        for evidence in elsewhere[:3]:
            yield case.with_statement(i, evidence=evidence), None


def place_of_evidence_altered(case: Case, rng: Random) -> Iterator[Mutant]:
    tasks, sections = case.collection.corpus.tasks, case.collection.corpus.sections
    for i in some(case.draft.statements, rng):
        statement = case.draft.statements[i]
        for old in statement.evidence[:3]:
            for locator in (
                old.locator + "9",
                old.locator[:-1],
                rng.choice(tasks).locator,
                rng.choice(sections).locator,
            ):
                if locator and locator != old.locator:
                    new = old.model_copy(update={"locator": locator})
                    moved = tuple(new if e == old else e for e in statement.evidence)
                    yield case.with_statement(i, evidence=moved), None
                    yield _everywhere(case, old, new), None


CITATIONS: tuple[Callable[[Any], dict[str, Any]], ...] = (
    lambda c: {"start": c.start + 1},
    lambda c: {"start": c.start + 1, "quote": c.quote[1:]},
    lambda c: {"end": c.end - 1, "quote": c.quote[:-1]},
    lambda c: {"end": c.end + 1, "quote": c.quote + c.suffix[:1]},
    lambda c: {"quote": c.quote[:-1]},
    lambda c: {"n": c.n + 1},
    lambda c: {"title": c.title[1:]},
    lambda c: {"document_number": (c.document_number or "")[:-2] + "9号"},
    lambda c: {"locator": c.locator + "9"},
    lambda c: {"prefix": c.prefix[1:] + "x"},
    lambda c: {"suffix": c.suffix[:-1] + "x"},
    lambda c: {"issuer": None, "signed": None, "issued": None},
)


def citation_altered(case: Case, rng: Random) -> Iterator[Mutant]:
    citations = case.answer.citations
    for i in some(citations, rng):
        citation = citations[i]
        for change in CITATIONS:
            yield answered(case, citations=with_(citations, i, **change(citation)))
        yield answered(case, citations=without(citations, i))
        yield answered(case, citations=(*citations, citation))


def marker_altered(case: Case, rng: Random) -> Iterator[Mutant]:
    """A marker dropped, given another number, or moved to the end of another line."""
    told = case.answer.answer
    markers = list(MARKER.finditer(told))
    for m in (markers[i] for i in some(markers, rng)):
        for new in ("", f"[{int(m.group(1)) + 1}]", "[0]", m.group() * 2):
            yield answered(case, answer=told[: m.start()] + new + told[m.end() :])
        rest = told[: m.start()] + told[m.end() :]
        for line_end in (e.start() for e in re.finditer(r"\n|$", rest)):
            moved = rest[:line_end] + m.group() + rest[line_end:]
            if moved != told:
                yield answered(case, answer=moved)


def note_altered(case: Case, rng: Random) -> Iterator[Mutant]:
    notes = case.draft.notes
    for i, note in enumerate(notes):
        yield drafted(case, notes=without(notes, i))
        at = rng.randrange(len(note) - 1)
        other = rng.choice([u for u in case.unit_names if u not in note])
        figures = [re.sub(r"\d+", lambda m: str(int(m.group()) + 1), note, count=1)]
        negated = [note.replace(word, "") for word in ("未", "没有", "不") if word in note]
        for changed in (note[:at] + note[at + 1 :], note[:-3], note + other, *figures, *negated):
            if changed != note:
                yield drafted(case, notes=(*notes[:i], changed, *notes[i + 1 :]))
    yield drafted(case, notes=(*notes, WORDING["section_gap"].format(locator="三、（一）", n=7)))
    yield drafted(case, notes=(*notes, WORDING["first_listed"].format(locator="附件1 第3条", first="市体育局")))
    if notes:
        yield answered(case, notes=case.answer.notes[:-1])


def refusal_altered(case: Case, rng: Random) -> Iterator[Mutant]:
    """Another reason, or none; a reason for what is answered; other near matches."""
    draft = case.draft
    for reason in (*Reason, None):
        if reason is not draft.reason:
            yield drafted(case, reason=reason)
    if draft.reason is None:
        told = WORDING["not_stated"].format(what=case.answer.question)
        yield drafted(case, statements=(Statement(text=told, asked=(case.answer.question,)), *draft.statements))
        return
    yield answered(case, answered=True)
    yield answered(case, refusal=None)
    yield drafted(case, statements=draft.statements[1:] or (Statement(text=WORDING["yes"]),))
    other = rng.choice(case.collection.corpus.tasks)
    span = other.title_span
    near = Near(text=other.title, doc_id=other.doc_id, start=span.start, end=span.end)
    yield drafted(case, near=(*draft.near, near))
    for i, offered in enumerate(draft.near):
        yield drafted(case, near=without(draft.near, i))
        yield drafted(case, near=with_(draft.near, i, text=offered.text[1:]))
        yield drafted(case, near=with_(draft.near, i, start=(offered.start or 0) + 1))


def told_otherwise(case: Case, rng: Random) -> Iterator[Mutant]:
    """The answer's own fields are not its draft's."""
    yield answered(case, answered=not case.answer.answered)
    yield answered(case, kind=Kind.HELP if case.answer.kind is not Kind.HELP else Kind.LIST)
    yield answered(case, answer=case.answer.answer + "。")
    yield answered(case, answer=case.answer.answer[1:])


ON_SOURCES: dict[str, Operator] = {
    "evidence shifted by one": evidence_shifted,
    "evidence left out, added, exchanged": evidence_moved,
    "place of evidence altered": place_of_evidence_altered,
    "citation altered": citation_altered,
    "marker dropped, moved, renumbered": marker_altered,
    "note altered or dropped": note_altered,
    "refusal altered": refusal_altered,
    "told otherwise than drafted": told_otherwise,
}
