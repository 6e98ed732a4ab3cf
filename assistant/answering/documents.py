"""Which facts of which documents a question asks for, and the answer made of them (文件要素)."""

from __future__ import annotations

import re

from assistant.answer import Kind, Reason
from assistant.answering.context import Context
from assistant.answering.document_facts import FACTS, title_of
from assistant.answering.draft import Draft, Statement, Tally
from assistant.answering.evidence import heading_evidence, section_row
from assistant.answering.gaps import gap_notes
from assistant.answering.refusing import refuse
from assistant.matching.lexicon import compact
from assistant.understanding.frame import Frame
from assistant.understanding.structure import read_structure
from assistant.wording import WORDING
from corpus.records import Document, SectionKind

BY_WHOM = re.compile(r"谁|单位|机关|部门|机构|哪家|还是|政府|办公")
ABOUT_DOCUMENTS = re.compile(r"文件|通知|[这那两俩几]份|[这那]?(?:两|俩)个?文")
OF_DOCUMENTS = re.compile(
    r"落款|日期|意见|征求|编制|时间|通知|文件|国家|层面|文号|签发|单位|全民|标的|同名|正式|长期|年度|要点|编写|起草|代章"
)
"""Words that are of documents in general and name no topic."""
MUST = frozenset({"annexes", "copied", "approved", "consulted", "cited_number", "basis"})
"""Facts that a document states or does not; asked for in vain, they are not stated."""


def asks_facts(frame: Frame, context: Context) -> bool:
    """Whether a question asks for facts of documents and names nothing else."""
    if not _cues(frame) or frame.units or frame.numbers or frame.bound_tasks or frame.bound_sections:
        return False
    structure = read_structure(frame.text)
    if frame.shows("full_title") and (structure.asks_outline or structure.chapter or structure.part):
        return False
    about = bool(frame.doc_ids) or ABOUT_DOCUMENTS.search(frame.text) is not None
    titles = compact("".join(d.title for d in context.collection.corpus.documents))
    rest = (t for t in frame.terms if compact(t) not in titles and not OF_DOCUMENTS.fullmatch(t) and not t.isdigit())
    return about and not frame.categories and (not any(rest) or frame.shows("basis", "cited_number", "predecessor"))


def meant_documents(frame: Frame, context: Context) -> tuple[Document, ...]:
    """The documents named, else those of the year named, else all."""
    documents = context.collection.documents
    if frame.doc_ids:
        return tuple(documents[d] for d in frame.doc_ids)
    dated = tuple(d for d in documents.values() if d.period in {(y, y) for y in frame.years})
    return dated or tuple(documents.values())


def answer_document_fact(frame: Frame, documents: tuple[Document, ...], context: Context) -> Draft | None:
    """Give the facts asked for of the documents meant; None where no cue names a fact.

    A fact that none of them states is refused as not stated.
    """
    if frame.parts and frame.shows("full_title") and not frame.shows("year_conflict"):
        return _annex_titles(frame, documents, context)
    cues = _cues(frame)
    statements = tuple(s for d in documents for cue in cues if (s := FACTS[cue](d, context)) is not None)
    if statements:
        return Draft(kind=Kind.DOCUMENT_FACT, statements=_once(statements), notes=_notes(statements, context))
    return refuse(frame, context, Reason.NOT_STATED, frame.text, Kind.DOCUMENT_FACT) if MUST & set(cues) else None


def _once(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    return tuple({s.text: s for s in statements}.values())


def _notes(statements: tuple[Statement, ...], context: Context) -> tuple[str, ...]:
    """What the copy has lost where a sentence is quoted."""
    quoted = {(e.doc_id, e.locator) for s in statements for e in s.evidence}
    sections = context.collection.corpus.sections
    return gap_notes(tuple(s for s in sections if (s.doc_id, s.locator) in quoted))


def _annex_titles(frame: Frame, documents: tuple[Document, ...], context: Context) -> Draft | None:
    """The titles of the annexes named."""
    sections = (s for s in context.collection.corpus.sections if s.kind is SectionKind.ANNEX and s.heading)
    ids = {d.doc_id for d in documents}
    found = tuple(s for s in sections if s.doc_id in ids and s.locator in frame.parts)
    lines = tuple(
        Statement(text=WORDING["section_is"].format(locator=s.locator, heading=s.heading), evidence=heading_evidence(s))
        for s in found
    )
    rows = tuple(section_row(s) for s in found)
    return Draft(kind=Kind.DOCUMENT_FACT, statements=lines, rows=rows) if lines else None


def answer_documents(context: Context) -> Draft:
    """Which documents there are, each with its number and title."""
    documents = tuple(context.collection.documents.values())
    head = WORDING["documents"].format(n=len(documents))
    lines = tuple(s for d in documents if (s := title_of(d, context)) is not None)
    tally = Tally(of=tuple(d.doc_id for d in documents))
    statements = (Statement(text=head, tallies=(tally,)), *(s.model_copy(update={"is_row": True}) for s in lines))
    return Draft(kind=Kind.DOCUMENT_FACT, statements=statements)


def _cues(frame: Frame) -> tuple[str, ...]:
    """The facts asked for; a date asked for by name is not a date of no name, nor is when a question of by whom."""
    found = tuple(c for c in FACTS if frame.shows(c))
    for alone in ("cited_number", "basis", "copied", "approved", "consulted", "predecessor"):
        if alone in found:
            return (alone,)
    shown = set(found)
    dropped = {"dated"} if {"signed", "issued"} & shown else set()
    if {"dated", "signed", "issued"} & shown and not BY_WHOM.search(frame.text):
        dropped |= {"issuer"}
    if {"dated", "signed", "issued", "period"} & shown:
        dropped |= {"year_conflict"}
    return tuple(c for c in found if c not in dropped)
