"""Facts of a document, as a question claims them: date, number, issuer, addressee (文件要素断言)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.answering.context import Context
from assistant.answering.documents import answer_document_fact
from assistant.answering.draft import Statement
from assistant.answering.premises.finding import Finding
from assistant.matching.lexicon import compact
from assistant.understanding.assertions import Day, find_days
from assistant.understanding.frame import Frame
from assistant.understanding.stance import shows
from corpus.fold import fold
from corpus.records import Document

NUMBER = re.compile(r"[^是为的叫即,，。\s]{2,8}\(\d{4}\)\d+号")
DATED = ("dated_signed", "signed"), ("dated_issued", "issued"), ("dated_any", "dated")
"""Turns of phrase that claim a date, and the cue of the fact they claim."""
NAMED_BY = ("issued_by", "issuer"), ("sealed_by", "seal"), ("addressed", "addressee")


def check_documents(frame: Frame, context: Context) -> Iterator[Finding]:
    """What the question claims of the facts of one document: each claim by itself."""
    meant = _meant(frame, context)
    if meant is None:
        return
    yield from _dates(frame, meant, context)
    yield from _numbers(frame, meant, context)
    yield from _bodies(frame, meant, context)


def _meant(frame: Frame, context: Context) -> Document | None:
    """The document named otherwise than by a number that is itself claimed; only where one is named."""
    documents = [context.collection.documents[d] for d in frame.doc_ids]
    numbered = NUMBER.search(frame.text)
    if numbered and frame.parts:
        with_part = (d for d, parts in context.collection.parts.items() if set(frame.parts) & set(parts))
        return next((context.collection.documents[d] for d in with_part), None)
    return documents[0] if len(documents) == 1 else None


def _dates(frame: Frame, document: Document, context: Context) -> Iterator[Finding]:
    cue = next((cue for phrase, cue in DATED if shows(phrase, frame.text)), None)
    claimed = find_days(frame.text)
    if cue is None or not (claimed or (frame.years and not frame.terms)):
        return
    days = {"signed": (document.signed,), "issued": (document.issued,)}.get(cue, (document.signed, document.issued))
    if claimed:
        holds = any(_is(d, claimed[0]) for d in days if d)
        yield _finding(claimed[0].text, holds, cue, frame, document, context)
    elif str(frame.years[0]) not in document.title.split("(")[0]:
        asked = next(w for w in (f"{frame.years[0]}年", str(frame.years[0]), "年") if w in frame.text)
        yield _finding(asked, any(d.year == frame.years[0] for d in days if d), cue, frame, document, context)


def _is(day: date, claimed: Day) -> bool:
    return claimed.year in (None, day.year) and claimed.month == day.month and claimed.day in (None, day.day)


def _numbers(frame: Frame, document: Document, context: Context) -> Iterator[Finding]:
    claimed = NUMBER.search(frame.text)
    if claimed is None or (not frame.parts and len(frame.doc_ids) == 1 and not _named_too(frame, claimed.group())):
        return
    holds = compact(claimed.group()) == compact(document.document_number or "")
    yield _finding(claimed.group(), holds, "number", frame, document, context)


def _named_too(frame: Frame, number: str) -> bool:
    """Whether the document is named beside the number."""
    return any(word in frame.text.replace(number, "") for word in ("纲要", "规划", "通知", "清单", "任务"))


def _bodies(frame: Frame, document: Document, context: Context) -> Iterator[Finding]:
    names = [*(context.collection.units[u].name for u in frame.units), *frame.unknown_units]
    cue = next((cue for phrase, cue in NAMED_BY if shows(phrase, frame.text)), None)
    told = _statements(cue, frame, document, context) if cue and names else ()
    if not told or frame.terms:
        return
    forms = {fold(n) for u in frame.units for n in _forms(u, context)} | set(frame.unknown_units)
    holds = any(compact(f) in compact(told[0].text.replace(document.title, "")) for f in forms)
    yield Finding(asked=names[0], holds=holds, told=told[0], right=None if holds else _asked(frame, str(cue)))


def _forms(unit_id: str, context: Context) -> tuple[str, ...]:
    unit = context.collection.units[unit_id]
    return tuple(n for n in (unit.name, unit.full_name) if n)


def _statements(cue: str, frame: Frame, document: Document, context: Context) -> tuple[Statement, ...]:
    draft = answer_document_fact(_asked(frame, cue), (document,), context)
    return draft.statements if draft else ()


def _asked(frame: Frame, cue: str) -> Frame:
    return frame.model_copy(update={"cues": frozenset({cue}), "units": (), "unknown_units": (), "years": ()})


def _finding(asked: str, holds: bool, cue: str, frame: Frame, document: Document, context: Context) -> Finding:
    told = _statements(cue, frame, document, context)
    return Finding(asked=asked, holds=holds, told=told[0], right=None if holds else _asked(frame, cue))
