"""Facts of a document, as a question claims them: date, number, issuer, addressee (文件要素断言)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from assistant.answering.context import Context
from assistant.answering.documents import answer_document_fact
from assistant.answering.draft import Statement
from assistant.answering.premises.finding import Finding
from assistant.collection import Collection
from assistant.matching.lexicon import compact
from assistant.understanding.assertions import Day, find_days
from assistant.understanding.frame import Frame
from assistant.understanding.names import DocumentNames
from assistant.understanding.stance import shows
from corpus.fold import fold
from corpus.records import Document

NUMBER = re.compile(r"[^是为的叫即,，。\s]{2,8}\(\d{4}\)\d+号")
BLANK = " "
DATED = ("dated_signed", "signed"), ("dated_issued", "issued"), ("dated_any", "dated")
"""Turns of phrase that claim a date, and the cue of the fact they claim."""
NAMED_BY = ("issued_by", "issuer"), ("sealed_by", "seal"), ("addressed", "addressee")


def check_documents(frame: Frame, context: Context) -> Iterator[Finding]:
    """What the question claims of the facts of one document: each claim by itself."""
    meant = _meant(frame, context)
    if meant is None:
        return
    yield from _lasting(frame, meant, context)
    yield from _dates(frame, meant, context)
    yield from _numbers(frame, meant, context)
    yield from _bodies(frame, meant, context)


def _meant(frame: Frame, context: Context) -> Document | None:
    """The document named otherwise than by a number that is itself claimed; only where one is named."""
    numbered = NUMBER.search(frame.text)
    beside = _named_beside(numbered.group(), frame, context) if numbered else ()
    ids = beside or frame.doc_ids
    return context.collection.documents[ids[0]] if len(ids) == 1 else None


def _named_beside(number: str, frame: Frame, context: Context) -> tuple[str, ...]:
    """The documents that the question names otherwise than by a number."""
    mentions = _names(context.collection).find(frame.text.replace(number, BLANK))
    return tuple(dict.fromkeys(d for mention in mentions for d in mention.doc_ids))


@lru_cache(maxsize=4)
def _names(collection: Collection) -> DocumentNames:
    return DocumentNames(collection)


def _lasting(frame: Frame, document: Document, context: Context) -> Iterator[Finding]:
    """Until when a document plans, which its title says."""
    years = [y for y in frame.years if shows("lasting", frame.text)]
    if years and document.period:
        asked = next((w for w in (f"{years[-1]}年", str(years[-1]), f"{years[-1] % 100}年") if w in frame.text), "")
        yield _finding(asked, document.period[1] == years[-1], "full_title", frame, document, context)


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
    """The number claimed of a document that is named beside it."""
    claimed = NUMBER.search(frame.text)
    cited = _statements("cited_number", frame, document, context) if shows("cites", frame.text) else ()
    if claimed is not None and cited:
        holds = compact(claimed.group()) in compact(cited[0].text)
        yield _finding(claimed.group(), holds, "cited_number", frame, document, context)
    elif claimed is not None and _named_beside(claimed.group(), frame, context):
        holds = compact(claimed.group()) == compact(document.document_number or "")
        yield _finding(claimed.group(), holds, "number", frame, document, context)


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
