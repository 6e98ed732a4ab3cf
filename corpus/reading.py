"""From a reading (校读文本) back to the stored text: which stored characters a stretch of the reading stands on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from corpus.records import FURNITURE, Document, Gap, Reading, Removal, Span


def identity_reading(document: Document) -> Reading:
    """Give the reading of a document without faults: the whole stored text as one piece."""
    pieces = (Span(start=0, end=len(document.text)),) if document.text else ()
    return Reading(doc_id=document.doc_id, text=document.text, pieces=pieces)


def make_reading(
    document: Document, pieces: Sequence[Span], removals: Sequence[Removal], gaps: Sequence[Gap] = ()
) -> Reading:
    """Join stored pieces, in reading order, into a reading.

    Raises:
        ValueError: when pieces and removals do not tile the stored text, each character once.
    """
    _assert_tiling(document, pieces, removals)
    return Reading(
        doc_id=document.doc_id,
        text="".join(document.text[piece.start : piece.end] for piece in pieces),
        pieces=tuple(pieces),
        removals=tuple(sorted(removals, key=lambda removal: removal.span.start)),
        gaps=tuple(sorted(gaps, key=lambda gap: gap.at)),
    )


def _assert_tiling(document: Document, pieces: Sequence[Span], removals: Sequence[Removal]) -> None:
    at = 0
    for span in sorted([*pieces, *(removal.span for removal in removals)], key=lambda span: span.start):
        if span.start != at:
            raise ValueError(f"{document.doc_id}: pieces and removals must tile the text, but {at} meets {span}")
        at = span.end
    if at != len(document.text):
        raise ValueError(f"{document.doc_id}: pieces and removals end at {at}, the text at {len(document.text)}")


def stored_char(reading: Reading, offset: int) -> int:
    """Give the stored offset of the character at reading offset ``offset``.

    Raises:
        IndexError: when the reading has no such character.
    """
    at = 0
    for piece in reading.pieces:
        length = piece.end - piece.start
        if at <= offset < at + length:
            return piece.start + offset - at
        at += length
    raise IndexError(f"{reading.doc_id}: reading offset {offset} lies outside 0..{at}")


def stored_spans(reading: Reading, start: int, end: int) -> tuple[Span, ...]:
    """Map a reading range to the stored spans it stands on, in reading order.

    Pieces that meet in the stored text, or are parted there by furniture removals and nothing else, are one span; a gap
    always parts. ``start == end`` gives no span.

    Raises:
        IndexError: when the range is not within the reading.
    """
    if not 0 <= start <= end <= len(reading.text):
        raise IndexError(f"{reading.doc_id}: reading range {start}:{end} lies outside 0..{len(reading.text)}")
    spans: list[Span] = []
    gaps = {gap.at for gap in reading.gaps}
    for at, span in _clipped(reading, start, end):
        if spans and at not in gaps and _flows(reading, spans[-1].end, span.start):
            spans[-1] = Span(start=spans[-1].start, end=span.end)
        else:
            spans.append(span)
    return tuple(spans)


def _clipped(reading: Reading, start: int, end: int) -> list[tuple[int, Span]]:
    """Give the parts of the pieces within a reading range, each with the reading offset it begins at."""
    parts = []
    at = 0
    for piece in reading.pieces:
        length = piece.end - piece.start
        low, high = max(start - at, 0), min(end - at, length)
        if low < high:
            parts.append((at + low, Span(start=piece.start + low, end=piece.start + high)))
        at += length
    return parts


def _flows(reading: Reading, end: int, start: int) -> bool:
    """Tell whether what lies between two stored offsets is furniture and nothing else."""
    if start <= end:
        return start == end
    at = end
    first = bisect_left(reading.removals, end, key=lambda removal: removal.span.start)
    for removal in reading.removals[first:]:
        if at >= start or removal.span.start != at or removal.reason not in FURNITURE:
            break
        at = removal.span.end
    return at == start
