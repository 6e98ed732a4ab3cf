"""From a placement to a reading: the sentences of an overlaid copy put in their places, copies and gaps recorded."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from corpus.problems import problem
from corpus.reading import make_reading, stored_char
from corpus.records import Document, Gap, Problem, Reading, Removal, RemovalReason, Span
from corpus.repair.cut_sentences import find_cuts
from corpus.repair.overlay import Placement, place_sentences, suspect_overlay
from corpus.repair.pagination import kept_spans

_SENTENCE = re.compile(r"\s*([^。]*。|[^。]+\Z)")
_SHOWN = 12
"""How many characters of the text beside a gap a problem shows."""


def split_slots(text: str) -> tuple[Span, ...]:
    """Cut a text behind each 。; the white space around a sentence belongs to none."""
    spans = []
    for found in _SENTENCE.finditer(text):
        start, end = found.span(1)
        end -= len(found[1]) - len(found[1].rstrip())
        if start < end:
            spans.append(Span(start=start, end=end))
    return tuple(spans)


def restore_order(document: Document, furniture: Sequence[Removal]) -> tuple[Reading, tuple[Problem, ...]] | None:
    """Put the sentences of an overlaid copy in their places; None where no overlay is suspected.

    Line breaks, which in such a copy mean nothing, are left out. Of two copies the one in its own slot stays. A
    sentence that is cut at its end is parted from what it was glued to by a gap of unknown length.

    Args:
        document: The document.
        furniture: Its pen marks, tags and page breaks, in order.

    Raises:
        OverlayMismatch: when an overlay is suspected and the model of ``corpus.repair.overlay`` does not hold.
    """
    text = document.text
    slots = split_slots(text)
    sentences = [re.sub(r"\s", "", text[slot.start : slot.end]) for slot in slots]
    if not suspect_overlay(sentences):
        return None
    placement = place_sentences(sentences)
    removals = _removals(text, slots, placement, furniture)
    places = [None if slot is None else slots[slot] for slot in placement.slots]
    pieces, gaps = _lay_out(places, removals, set(_cuts(text, slots, sentences)))
    reading = make_reading(document, pieces, removals, gaps)
    return reading, (_summary(document, placement), *(_describe_gap(reading, gap) for gap in gaps))


def _removals(
    text: str, slots: Sequence[Span], placement: Placement, furniture: Sequence[Removal]
) -> tuple[Removal, ...]:
    """Give the copies, the line breaks and the furniture outside the copies, in the order of the text."""
    copies = [
        Removal(span=slots[copy], reason=RemovalReason.OVERLAY_COPY, stands_for=slots[original])
        for copy, original in placement.copies.items()
    ]
    marks = [removal for removal in furniture if removal.reason is not RemovalReason.PAGE_BREAK]
    others = [
        removal
        for removal in (*marks, *_line_breaks(text, slots))
        if not any(copy.span.start <= removal.span.start < copy.span.end for copy in copies)
    ]
    return tuple(sorted([*copies, *others], key=lambda removal: removal.span.start))


def _line_breaks(text: str, slots: Sequence[Span]) -> Iterator[Removal]:
    """Give the white space between slots, and within them the line breaks."""
    starts = {slot.start for slot in slots}
    for found in re.finditer(r"\s+", text):
        if "\n" in found[0] or found.end() in starts or found.end() == len(text):
            yield Removal(span=Span(start=found.start(), end=found.end()), reason=RemovalReason.PAGE_BREAK)


def _cuts(text: str, slots: Sequence[Span], sentences: Sequence[str]) -> Iterator[int]:
    """Give the stored offsets where a sentence is cut and glued to another."""
    cuts = find_cuts(sentences)
    for slot, sentence in zip(slots, sentences, strict=True):
        if sentence in cuts:
            visible = [at for at in range(slot.start, slot.end) if not text[at].isspace()]
            yield visible[cuts[sentence]]


def _lay_out(
    places: Sequence[Span | None], removals: Sequence[Removal], cuts: Collection[int]
) -> tuple[list[Span], list[Gap]]:
    """Give the pieces in reading order, parted at cuts, and the gaps among them."""
    pieces: list[Span] = []
    gaps: list[Gap] = []
    at = n_lost = 0
    for place in places:
        if place is None:
            n_lost += 1
            continue
        if n_lost:
            gaps.append(Gap(at=at, n_sentences=n_lost))
            n_lost = 0
        for piece in kept_spans(removals, place.start, place.end):
            for part in _part(piece, cuts):
                if part.start in cuts:
                    gaps.append(Gap(at=at, n_sentences=None))
                pieces.append(part)
                at += part.end - part.start
    return pieces, gaps


def _part(piece: Span, cuts: Collection[int]) -> Iterator[Span]:
    edges = [piece.start, *sorted(cut for cut in cuts if piece.start < cut < piece.end), piece.end]
    return (Span(start=start, end=end) for start, end in pairwise(edges))


def _summary(document: Document, placement: Placement) -> Problem:
    return problem(
        document.doc_id,
        "overlay_repaired",
        n_overwritten=len(placement.overwritten),
        n_repeated=len(placement.copies),
        n_moved=placement.n_moved,
        n_lost=placement.n_lost,
    )


def _describe_gap(reading: Reading, gap: Gap) -> Problem:
    """Say where text is lost; the span is what stands before the gap."""
    start = max(gap.at - _SHOWN, 0)
    before, after = reading.text[start : gap.at], reading.text[gap.at : gap.at + _SHOWN]
    end = stored_char(reading, gap.at - 1) + 1
    span = Span(start=end - 1, end=end)
    if gap.n_sentences is None:
        return problem(reading.doc_id, "cut_sentence", span, before=before, after=after)
    return problem(reading.doc_id, "lost_sentences", span, before=before, n_lost=gap.n_sentences)
