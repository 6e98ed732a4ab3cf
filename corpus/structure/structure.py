"""The tree of a document (章节条): document, head and annexes, chapters, parts, items, clauses, tables, rows.

The sections' own texts follow one another: each runs from where it opens to where the next one opens, so that the spans
of all sections and the recorded removals tile the stored text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from corpus.problems import problem
from corpus.reading import stored_spans
from corpus.records import Document, Gap, Problem, Reading, Section, SectionKind, Span
from corpus.structure.divisions import Division
from corpus.structure.locators import LocatorWriter, annex_label, number_text
from corpus.structure.losses import LostSection
from corpus.structure.numbering import LEVELS, Marker, Style
from corpus.structure.openings import BelowTable, Fragment, Opened, Opener, outline
from corpus.structure.tables import Column, Row
from corpus.wording import LOCATOR_DOCUMENT

_KINDS: dict[Style, SectionKind] = {
    Style.VOLUME: SectionKind.CHAPTER,
    Style.CHAPTER: SectionKind.CHAPTER,
    Style.SECTION: SectionKind.PART,
    Style.ARTICLE: SectionKind.ITEM,
    Style.HAN: SectionKind.CHAPTER,
    Style.HAN_BRACKET: SectionKind.PART,
    Style.DECIMAL: SectionKind.PART,
    Style.SUB_DECIMAL: SectionKind.ITEM,
    Style.ARABIC: SectionKind.ITEM,
    Style.ARABIC_BRACKET: SectionKind.ITEM,
    Style.CIRCLED: SectionKind.ITEM,
    Style.DASH: SectionKind.CLAUSE,
}
_TABLE_LEVEL, _ROW_LEVEL = 50, 51


def parse_sections(document: Document, reading: Reading) -> tuple[tuple[Section, ...], tuple[Problem, ...]]:
    """Give the tree of a document as its sections in reading order, parents before their children.

    The first section is the document itself, without text of its own. A heading that the copy lost stays lost (None);
    what could belong to either of two sections has a section of its own that says so in its locator. A row's path names
    its category, although that is no section.
    """
    found = outline(document, reading)
    problems = [
        problem(document.doc_id, "number_jump", _span(reading, jump.start, jump.end), number=_printed(jump, reading))
        for jump in found.jumps
    ]
    problems += [problem(document.doc_id, "row_unread", _span(reading, *line)) for line in found.unread_rows]
    return tuple(_build(document, reading, found.opened)), tuple(problems)


def _build(document: Document, reading: Reading, opened: Sequence[Opened]) -> Iterator[Section]:
    root = _document_section(document, reading)
    yield root
    above = [(-1, root)]
    losses = _count_losses(reading.gaps, [one.opener for one in opened])
    locators = LocatorWriter(document, reading.text, opened)
    spans = _spread(reading, opened)
    for n, (one, n_lost, own) in enumerate(zip(opened, losses, spans, strict=True), start=1):
        level = _level(one.opener)
        while above[-1][0] >= level:
            above.pop()
        section = _section(reading, one, _section_id(document, n), above[-1][1], locators.write(one))
        section = section.model_copy(update={"spans": own, "n_lost": n_lost})
        if section.kind is not SectionKind.HEAD:
            above.append((level, section))
        yield section


def _document_section(document: Document, reading: Reading) -> Section:
    return Section(
        section_id=_section_id(document, 0),
        doc_id=document.doc_id,
        parent_id=None,
        kind=SectionKind.DOCUMENT,
        num=None,
        heading=document.title,
        heading_span=_find_title(document, reading),
        path=(document.title,),
        locator=LOCATOR_DOCUMENT,
        text="",
        spans=(),
    )


def _section(reading: Reading, opened: Opened, section_id: str, parent: Section, locator: str) -> Section:
    opener = opened.opener
    place = _heading_place(opened)
    heading = re.sub(r"\s*\n\s*", "", reading.text[slice(*place)]) if place else None
    category = [opener.category.text] if isinstance(opener, Row) and opener.category else []
    return Section(
        section_id=section_id,
        doc_id=reading.doc_id,
        parent_id=parent.section_id,
        kind=_kind(opener),
        num=_printed(opener, reading),
        heading=heading,
        heading_span=_span(reading, *place) if place else None,
        path=(*parent.path, *category, *([heading] if heading else [])),
        locator=locator,
        text=reading.text[opener.start : opened.end],
        spans=(),
    )


def _section_id(document: Document, n: int) -> str:
    return f"{document.doc_id}/s{n:04d}"


def _heading_place(opened: Opened) -> tuple[int, int] | None:
    if isinstance(opened.opener, Row):
        title = opened.opener.cells[Column.TITLE]
        return title.start, title.end
    return opened.heading


def _level(opener: Opener) -> int:
    if isinstance(opener, Division):
        return 1
    if isinstance(opener, Marker):
        return LEVELS[opener.style]
    if isinstance(opener, LostSection):
        return opener.level
    if isinstance(opener, Fragment):
        return LEVELS[Style.DASH]
    return _ROW_LEVEL if isinstance(opener, Row) else _TABLE_LEVEL


def _kind(opener: Opener) -> SectionKind:
    if isinstance(opener, Division):
        return opener.kind
    if isinstance(opener, Marker):
        return _KINDS[opener.style]
    if isinstance(opener, LostSection):
        if opener.between:
            return SectionKind.PART
        return next(kind for style, kind in _KINDS.items() if LEVELS[style] == opener.level)
    if isinstance(opener, Fragment):
        return SectionKind.CLAUSE
    if isinstance(opener, BelowTable):
        return SectionKind.HEAD
    return SectionKind.ROW if isinstance(opener, Row) else SectionKind.TABLE


def _printed(opener: Opener, reading: Reading) -> str | None:
    """Give a section's number as printed; a lost one as the document would print it."""
    if isinstance(opener, Marker) and opener.value is not None:
        return reading.text[opener.start : opener.end]
    if isinstance(opener, LostSection) and not opener.between and opener.number:
        return number_text(opener.number)
    if isinstance(opener, Division) and opener.kind is SectionKind.ANNEX:
        return annex_label(opener.num)
    return opener.cells[Column.NUM].text if isinstance(opener, Row) and Column.NUM in opener.cells else None


def _find_title(document: Document, reading: Reading) -> Span | None:
    pattern = r"\s*".join(re.escape(character) for character in re.sub(r"\s", "", document.title))
    found = re.search(pattern, reading.text) if pattern else None
    return _span(reading, *found.span()) if found else None


def _span(reading: Reading, start: int, end: int) -> Span | None:
    spans = stored_spans(reading, start, end)
    return spans[0] if spans else None


def _spread(reading: Reading, opened: Sequence[Opened]) -> Iterator[tuple[Span, ...]]:
    """Give each section's stored pieces, removals left out even where a citation may run across them."""
    starts = list(accumulate((piece.end - piece.start for piece in reading.pieces), initial=0))
    for one in opened:
        spans: list[Span] = []
        n = bisect_right(starts, one.opener.start) - 1
        while n < len(reading.pieces) and starts[n] < one.end:
            shift = reading.pieces[n].start - starts[n]
            low, high = max(one.opener.start, starts[n]) + shift, min(one.end, starts[n + 1]) + shift
            if spans and spans[-1].end == low:
                spans[-1] = Span(start=spans[-1].start, end=high)
            elif low < high:
                spans.append(Span(start=low, end=high))
            n += 1
        yield tuple(spans)


def _count_losses(gaps: Sequence[Gap], openers: Sequence[Opener]) -> list[int | None]:
    """Count every gap once: where a lost heading opens at it, there; else in the section before it.

    None where the extent is unknown: a sentence cut at its end; text before a lost heading, whose losses nobody can
    tell from the next section's; a section of which nothing is left.
    """
    losses: list[int | None] = [0] * len(openers)
    counted = {gap.at for gap in gaps if gap.n_sentences}
    first: dict[int, int] = {}
    for n, opener in enumerate(openers):
        if isinstance(opener, LostSection):
            losses[n] = 0 if opener.start in counted and opener.start not in first else None
            first.setdefault(opener.start, n)
    for gap in gaps:
        before = max((n for n, opener in enumerate(openers) if opener.start < gap.at), default=0)
        here = first.get(gap.at, before) if gap.n_sentences else before
        losses[here] = _plus(losses[here], gap.n_sentences)
        if here != before:
            losses[before] = None
    return losses


def _plus(count: int | None, more: int | None) -> int | None:
    return None if count is None or more is None else count + more
