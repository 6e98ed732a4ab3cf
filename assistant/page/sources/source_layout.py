"""The layout of a source (原文版面): which text is shown, in which blocks, and where stored spans lie in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.records import Document, Gap, Reading, Record, RemovalReason, Section, SectionKind, Span

HEADING_LEVELS = {SectionKind.DOCUMENT: 1, SectionKind.ANNEX: 1, SectionKind.CHAPTER: 2, SectionKind.PART: 3}
"""Headings that stand on a line of their own; those of clauses and items run on into their text."""

Range = tuple[int, int]


class Block(Record):
    """A paragraph, heading or table row of the shown text: ``text[start:end]``; ``level`` is 0 for no heading."""

    start: int
    end: int
    level: int = 0
    is_row: bool = False


class Sheet(Record):
    """A document laid out for reading, either as repaired (校读) or as stored (原样).

    All offsets but those of ``pieces`` are positions in ``text``. ``blocks`` tile the text, line ends included;
    ``leads`` are the headings that run on into their text; ``removed`` is what the reading leaves out (empty as read);
    ``pieces`` are the stored spans whose texts, one after the other, are ``text``.
    """

    doc_id: str
    as_stored: bool
    text: str
    blocks: tuple[Block, ...]
    leads: tuple[Range, ...] = ()
    removed: tuple[tuple[int, int, RemovalReason], ...] = ()
    gaps: tuple[Gap, ...] = ()
    pieces: tuple[Span, ...]

    def locate(self, span: Span) -> tuple[Range, ...]:
        """Find where a stored span is shown: ranges in reading order, those that meet joined; empty where it is not."""
        return tuple(_locate(self.pieces, span))


def lay_out(document: Document, reading: Reading, sections: Sequence[Section], *, as_stored: bool) -> Sheet:
    """Lay out a document; ``sections`` are its own, and serve only the repaired text."""
    return _lay_out_stored(document, reading) if as_stored else _lay_out_reading(reading, sections)


def _lay_out_stored(document: Document, reading: Reading) -> Sheet:
    length = len(document.text)
    return Sheet(
        doc_id=document.doc_id,
        as_stored=True,
        text=document.text,
        blocks=(Block(start=0, end=length),) if length else (),
        removed=tuple((r.span.start, r.span.end, r.reason) for r in reading.removals),
        pieces=(Span(start=0, end=length),) if length else (),
    )


def _lay_out_reading(reading: Reading, sections: Sequence[Section]) -> Sheet:
    text, pieces = reading.text, reading.pieces
    levels: dict[Range, int] = {}
    leads: list[Range] = []
    starts: dict[int, SectionKind] = {}
    for section in sections:
        own = [r for span in section.spans for r in _locate(pieces, span)]
        if own:
            starts[own[0][0]] = section.kind
        found = list(_locate(pieces, section.heading_span)) if section.heading_span else []
        heading = _heading_line(text, own, found)
        if heading and section.kind in HEADING_LEVELS:
            levels[heading] = HEADING_LEVELS[section.kind]
        elif heading and section.kind in (SectionKind.CLAUSE, SectionKind.ITEM):
            leads.append(heading)
    return Sheet(
        doc_id=reading.doc_id,
        as_stored=False,
        text=text,
        blocks=tuple(_blocks(text, starts, levels)),
        leads=tuple(sorted(leads)),
        gaps=reading.gaps,
        pieces=pieces,
    )


def _blocks(text: str, starts: dict[int, SectionKind], levels: dict[Range, int]) -> Iterator[Block]:
    """Cut at line ends, before each section and round each heading; white space stays with what stands before it."""
    cuts = {0, len(text), *starts}
    cuts |= {i + 1 for i, char in enumerate(text) if char == "\n"}
    cuts |= {edge for heading in levels for edge in heading}
    edges = sorted({_skip_blank(text, cut) for cut in cuts if cut} | {0})
    level_at = {_skip_blank(text, start): level for (start, _), level in levels.items()}
    rows = {_skip_blank(text, start) for start, kind in starts.items() if kind in (SectionKind.TABLE, SectionKind.ROW)}
    for start, end in pairwise(edges):
        is_row = start in rows and "\t" in text[start:end]
        yield Block(start=start, end=end, level=level_at.get(start, 0), is_row=is_row)


def _skip_blank(text: str, offset: int) -> int:
    while offset < len(text) and text[offset] in " \r\n":
        offset += 1
    return offset


def _locate(pieces: Sequence[Span], span: Span) -> Iterator[Range]:
    offset = 0
    found: Range | None = None
    for piece in pieces:
        left, right = max(span.start, piece.start), min(span.end, piece.end)
        if left < right:
            start, end = offset + left - piece.start, offset + right - piece.start
            if found and found[1] != start:
                yield found
                found = None
            found = (found[0] if found else start, end)
        offset += piece.end - piece.start
    if found:
        yield found


def _heading_line(text: str, own: Sequence[Range], heading: Sequence[Range]) -> Range | None:
    """The heading with the number before it, where both stand on one line of the section's own text."""
    if not heading:
        return None
    start, end = heading[0][0], heading[-1][1]
    if own and own[0][0] < start and "\n" not in text[own[0][0] : start]:
        start = own[0][0]
    return start, end
