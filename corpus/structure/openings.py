"""Where sections open in a reading, in order: divisions, numbered headings, lost ones, tables and rows (层次起点)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.records import Document, Reading, Record
from corpus.structure.divisions import (
    HEAD,
    LEAD,
    Division,
    find_annex_list,
    find_divisions,
    find_signature,
    numbering_starts,
)
from corpus.structure.headings import find_heading, find_lead_sentence, runs_on
from corpus.structure.losses import LostSection, find_lost_sections
from corpus.structure.numbering import LEVELS, Marker, Style, find_markers
from corpus.structure.tables import Row, Table, find_tables


class Fragment(Record):
    """Text behind a gap that is in the part, but perhaps in another of its clauses than the text before the gap."""

    start: int


class BelowTable(Record):
    """Text behind a table's last row."""

    start: int


Opener = Division | Marker | LostSection | Fragment | Table | Row | BelowTable
"""What opens a section; all have ``start``, a reading offset."""


class Opened(Record):
    """An opener, where its section's own text ends, and its heading (reading offsets), where one is set apart."""

    opener: Opener
    end: int
    heading: tuple[int, int] | None


class Outline(Record):
    """All that opens a section, in reading order.

    ``jumps`` are numbers that do not follow on though no text is lost; ``unread_rows`` are lines of tables (reading
    offsets) whose cells fit no columns.
    """

    opened: tuple[Opened, ...]
    jumps: tuple[Marker, ...]
    unread_rows: tuple[tuple[int, int], ...]


_CONTENTS_LINE = re.compile(r"(?m)^.*[.．…·]{6,}[ \t]*\d*[ \t]*$")
_ORDER: tuple[type[Record], ...] = (Division, LostSection, Fragment, Marker, Table, Row, BelowTable)


def outline(document: Document, reading: Reading) -> Outline:
    """Find all that opens a section in a document's reading."""
    text = reading.text
    divisions = find_divisions(document, text)
    tables = find_tables(text)
    markers = find_markers(
        text,
        breaks={gap.at for gap in reading.gaps},
        fresh=numbering_starts(divisions),
        skip=sorted([*((table.start, table.end) for table in tables), *_unnumbered(text)]),
    )
    lost, jumps = find_lost_sections(markers, reading.gaps, numbering_starts(divisions))
    openers: list[Opener] = [
        *_with_signature(divisions, markers, text),
        *markers,
        *lost,
        *_fragments(reading, markers, lost),
        *_table_openers(tables, text),
    ]
    openers.sort(key=lambda opener: (opener.start, _ORDER.index(type(opener))))
    unread = tuple(line for table in tables for line in table.unread)
    openers = _without_empty(openers, text)
    return Outline(opened=tuple(_with_headings(openers, reading)), jumps=jumps, unread_rows=unread)


def _unnumbered(text: str) -> Iterator[tuple[int, int]]:
    """Give the ranges whose numbers open nothing: the list of annexes, lines of a table of contents."""
    listed = find_annex_list(text)
    if listed:
        yield listed[0]
    for line in _CONTENTS_LINE.finditer(text):
        yield line.span()


def _with_signature(divisions: Sequence[Division], markers: Sequence[Marker], text: str) -> Iterator[Division]:
    ends = [division.start for division in divisions[1:]] + [len(text)]
    for division, end in zip(divisions, ends, strict=True):
        yield division
        inside = [marker for marker in markers if division.start <= marker.start < end]
        if inside and division.label in (HEAD, LEAD):
            signature = find_signature(text, inside[-1].end, end)
            if signature:
                yield signature


def _fragments(reading: Reading, markers: Sequence[Marker], lost: Sequence[LostSection]) -> Iterator[Fragment]:
    """Give the places behind a gap where a clause's heading may be lost: a clause has no number that would show it."""
    clausal = {Style.DASH} | {above.style for above, below in pairwise(markers) if below.style is Style.DASH}
    taken = {opener.start for opener in lost} | {marker.start for marker in markers}
    for gap in reading.gaps:
        before = [marker for marker in markers if marker.start < gap.at]
        if gap.n_sentences and gap.at not in taken and before and before[-1].style in clausal:
            yield Fragment(start=gap.at)


def _table_openers(tables: Sequence[Table], text: str) -> Iterator[Table | Row | BelowTable]:
    for table in tables:
        yield table
        yield from table.rows
        if text[table.end :].strip():
            yield BelowTable(start=table.end)


def _without_empty(openers: Sequence[Opener], text: str) -> list[Opener]:
    """Leave out what opens nothing: a head above a text that begins with a number, white space below a table."""
    return [
        opener
        for opener, end in zip(openers, _ends(openers, text), strict=True)
        if opener.start < end or not isinstance(opener, Division)
        if text[opener.start : end].strip() or not isinstance(opener, BelowTable)
    ]


def _ends(openers: Sequence[Opener], text: str) -> list[int]:
    return [*(opener.start for opener in openers[1:]), len(text)] if openers else []


def _with_headings(openers: Sequence[Opener], reading: Reading) -> Iterator[Opened]:
    text = reading.text
    glued = _is_glued(openers, text)
    gaps = [gap.at for gap in reading.gaps]
    for n, (opener, end) in enumerate(zip(openers, _ends(openers, text), strict=True)):
        heading = None
        if isinstance(opener, Division):
            heading = opener.heading
        elif isinstance(opener, Marker):
            below = openers[n + 1] if n + 1 < len(openers) else None
            followed = isinstance(below, Marker) and not any(opener.end < gap <= end for gap in gaps)
            heading = _heading(opener, end, text, glued=glued, followed=followed)
        yield Opened(opener=opener, end=end, heading=heading)


def _heading(marker: Marker, end: int, text: str, *, glued: bool, followed: bool) -> tuple[int, int] | None:
    if marker.style is Style.DASH:
        return find_lead_sentence(text, marker.end, end)
    if marker.style is Style.ARTICLE:  # 条文 have no headings
        return None
    glued = glued and LEVELS[marker.style] < LEVELS[Style.ARABIC]
    return find_heading(text, marker.end, end, glued=glued, followed=followed)


def _is_glued(openers: Sequence[Opener], text: str) -> bool:
    """Tell whether chapter and part headings run on into sentences, most of those that text follows."""
    votes = [
        runs_on(text, opener.end, end)
        for opener, end in zip(openers, _ends(openers, text), strict=True)
        if isinstance(opener, Marker)
        and opener.style in (Style.HAN, Style.HAN_BRACKET)
        and "。" in text[opener.end : end]
    ]
    return sum(votes) * 2 > len(votes)
