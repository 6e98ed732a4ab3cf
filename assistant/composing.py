"""From a draft to an answer: citations numbered once, markers set, rows tied to their citations."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.answer import Answer, Citation, Refusal, Row, Timings
from assistant.answering.draft import Draft, DraftRow, Evidence, Statement
from assistant.collection import Collection
from assistant.understanding.frame import Frame
from assistant.wording import WORDING

CONTEXT = 32
"""Characters of stored text given on each side of a quote."""
SHOWN_ROWS = 20
"""A list of at most this many rows stands in the answer; of a longer one the first ten."""
SHORT_LIST = 10


class Numbering:
    """Gives numbers to evidence from 1, the same place the same number."""

    def __init__(self, collection: Collection, first: int = 1) -> None:
        self._collection = collection
        self._first = first
        self._numbers: dict[tuple[str, int, int], int] = {}
        self._citations: list[Citation] = []

    def number(self, evidence: Evidence) -> int:
        """The number of one place, a new one where it has none yet."""
        key = (evidence.doc_id, evidence.span.start, evidence.span.end)
        if key not in self._numbers:
            self._numbers[key] = self._first + len(self._numbers)
            self._citations.append(cite(self._collection, evidence, self._numbers[key]))
        return self._numbers[key]

    def markers(self, evidence: Iterable[Evidence]) -> str:
        """The markers of a statement: [1][2]."""
        return "".join(f"[{n}]" for n in dict.fromkeys(self.number(e) for e in evidence))

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All citations so far, by number."""
        return tuple(self._citations)


def cite(collection: Collection, evidence: Evidence, n: int) -> Citation:
    """Make citation ``n`` of one place, its quote and surroundings cut out of the stored text."""
    document = collection.documents[evidence.doc_id]
    start, end = evidence.span.start, evidence.span.end
    return Citation(
        n=n,
        doc_id=document.doc_id,
        title=document.title,
        document_number=document.document_number,
        issuer=document.issuer,
        signed=document.signed,
        issued=document.issued,
        status=document.status.value,
        locator=evidence.locator,
        start=start,
        end=end,
        quote=document.text[start:end],
        prefix=document.text[max(0, start - CONTEXT) : start],
        suffix=document.text[end : end + CONTEXT],
    )


def compose(
    draft: Draft, frame: Frame, collection: Collection, *, question: str, fingerprint: str, first: int = 1
) -> Answer:
    """Give the answer of a draft; citations are numbered from ``first`` in the order of the text, then of the rows."""
    numbering = Numbering(collection, first)
    text = _text(draft, numbering)
    rows = tuple(_row(r, numbering) for r in draft.rows)
    return Answer(
        question=question,
        resolved_question=frame.resolved,
        corrections=frame.corrections,
        kind=draft.kind,
        answered=draft.reason is None,
        answer=text,
        units=draft.units,
        count=draft.count,
        rows=rows,
        group_rows=tuple(_row(r, numbering) for r in draft.group_rows),
        citations=numbering.citations,
        notes=tuple(dict.fromkeys((*frame.notes, *draft.notes))),
        refusal=Refusal(reason=draft.reason, near=draft.near) if draft.reason else None,
        fingerprint=fingerprint,
        timings=Timings(understand_ms=0.0, retrieve_ms=0.0, compose_ms=0.0),
        confidence=draft.confidence,
    )


def _text(draft: Draft, numbering: Numbering) -> str:
    shown = shown_statements(draft)
    lines = [("- " if s.is_row else "") + s.text + numbering.markers(s.evidence) for s in shown]
    if len(shown) < len(draft.statements):
        lines.append(WORDING["rest_in_table"])
    return "\n".join(lines)


def shown_statements(draft: Draft) -> tuple[Statement, ...]:
    """The statements that stand in the answer: all but the later rows of a long list."""
    listed = [s for s in draft.statements if s.is_row]
    shown = listed if len(listed) <= SHOWN_ROWS else listed[:SHORT_LIST]
    return tuple(s for s in draft.statements if not s.is_row or s in shown)


def _row(row: DraftRow, numbering: Numbering) -> Row:
    return Row(
        type=row.type,
        doc_id=row.doc_id,
        part=row.part,
        num=row.num,
        title=row.title,
        category=row.category,
        units=row.units,
        role=row.role,
        value=row.value,
        citations=tuple(numbering.number(e) for e in row.evidence),
    )
