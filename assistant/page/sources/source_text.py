"""The text of a source as HTML (原文正文): cited spans marked, headings readable, gaps drawn as gaps.

Marks are made here and not in the browser, whose strings count other units than ours. Where marks overlap, their text
is cut at every boundary and each piece is one ``<mark>`` that names all its citations: no piece nests or repeats text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from assistant.page import wording
from assistant.page.escaping import escaped
from assistant.page.sources.source_layout import Block, Sheet
from corpus.records import Gap, Record, RemovalReason, Span

CURRENT_ID = "cited-current"
"""The ``id`` of the first piece of the current mark: what the page scrolls to."""

_REMOVED: Mapping[RemovalReason, str] = {
    RemovalReason.PAGE_BREAK: wording.REMOVED_PAGE_BREAK,
    RemovalReason.PEN_MARK: wording.REMOVED_PEN_MARK,
    RemovalReason.TAG: wording.REMOVED_TAG,
    RemovalReason.OVERLAY_COPY: wording.REMOVED_COPY,
}


class Mark(Record):
    """A stored span to be marked; ``n`` is the number of its citation, 0 for a place without one."""

    n: int
    span: Span
    is_current: bool = False


class _Placed(Record):
    """A mark where it is shown."""

    mark: Mark
    start: int
    end: int
    is_first: bool


def render_text(sheet: Sheet, marks: Sequence[Mark]) -> str:
    """Give the HTML of a laid-out text with ``marks``; without its tags and gap signs it is ``sheet.text`` escaped."""
    return "".join(_Writer(sheet, marks).write())


class _Writer:
    """Writes one sheet block by block; holds what lies where in its text."""

    def __init__(self, sheet: Sheet, marks: Sequence[Mark]) -> None:
        self.sheet = sheet
        self.marks = [
            _Placed(mark=mark, start=start, end=end, is_first=i == 0)
            for mark in marks
            for i, (start, end) in enumerate(sheet.locate(mark.span))
        ]
        self.edges = sorted(
            {edge for placed in self.marks for edge in (placed.start, placed.end)}
            | {edge for lead in sheet.leads for edge in lead}
            | {edge for start, end, _ in sheet.removed for edge in (start, end)}
            | {gap.at for gap in sheet.gaps}
        )
        self.gaps = {gap.at: gap for gap in sheet.gaps}
        self.current_start = next((p.start for p in self.marks if p.mark.is_current), None)

    def write(self) -> Iterator[str]:
        for is_row, blocks in groupby(self.sheet.blocks, key=lambda block: block.is_row):
            yield '<div class="rows">' if is_row else ""
            for block in blocks:
                if block.start in self.gaps:
                    yield f'<p class="gap-line">{_render_gap(self.gaps[block.start])}</p>'
                yield self._block(block)
            yield "</div>" if is_row else ""
        if len(self.sheet.text) in self.gaps:
            yield f'<p class="gap-line">{_render_gap(self.gaps[len(self.sheet.text)])}</p>'

    def _block(self, block: Block) -> str:
        body = self.sheet.text[block.start : block.end]
        visible_end = block.end if self.sheet.as_stored else block.start + len(body.rstrip(" \r\n"))
        inner = self._cells(block.start, visible_end) if block.is_row else self._range(block.start, visible_end)
        first = max(visible_end, block.start + 1)
        inner += "".join(_render_gap(gap) for at, gap in self.gaps.items() if first <= at < block.end)
        inner += self._ends(visible_end, block.end)
        if block.level:
            return f"<h{block.level + 2}>{inner}</h{block.level + 2}>"
        name = "stored" if self.sheet.as_stored else "row" if block.is_row else "para"
        return f'<p class="{name}">{inner}</p>'

    def _cells(self, start: int, end: int) -> str:
        """A table row: its cells, each with the tab that ends it."""
        cells: list[str] = []
        while (tab := self.sheet.text.find("\t", start, end)) >= 0:
            cells.append(self._cell(start, tab, self._ends(tab, tab + 1)))
            start = tab + 1
        return "".join([*cells, self._cell(start, end)])

    def _cell(self, start: int, end: int, tab: str = "") -> str:
        name = "cell number" if self.sheet.text[start:end].strip().isdigit() else "cell"
        return f'<span class="{name}">{self._range(start, end)}{tab}</span>'

    def _ends(self, start: int, end: int) -> str:
        """White space that ends a block or cell: part of the text, not of its look."""
        return f'<span class="ends">{self._range(start, end)}</span>' if start < end else ""

    def _range(self, start: int, end: int) -> str:
        return "".join(self._pieces(start, end))

    def _pieces(self, start: int, end: int) -> Iterator[str]:
        """Cut a range at every boundary within it; a gap inside is drawn where it is."""
        inside = self.edges[bisect_right(self.edges, start) : bisect_left(self.edges, end)]
        cuts = [start, *inside, end] if start < end else []
        for left, right in pairwise(cuts):
            if left in self.gaps and left != start:
                yield _render_gap(self.gaps[left])
            yield self._piece(left, right)

    def _piece(self, start: int, end: int) -> str:
        html = escaped(self.sheet.text[start:end])
        if any(left <= start < right for left, right in self.sheet.leads):
            html = f"<strong>{html}</strong>"
        reason = next((reason for left, right, reason in self.sheet.removed if left <= start < right), None)
        if reason is not None:
            html = f'<span class="removed" title="{_REMOVED[reason]}">{html}</span>'
        covering = [placed for placed in self.marks if placed.start <= start < placed.end]
        return self._mark(html, covering, start) if covering else html

    def _mark(self, html: str, covering: Sequence[_Placed], start: int) -> str:
        numbers = sorted({placed.mark.n for placed in covering if placed.mark.n})
        labels = sorted({p.mark.n for p in covering if p.mark.n and p.is_first and p.start == start})
        attributes = ' class="current"' if any(placed.mark.is_current for placed in covering) else ""
        attributes += f' id="{CURRENT_ID}"' if start == self.current_start else ""
        if numbers:
            attributes += f' data-n="{" ".join(map(str, numbers))}"'
        if labels:
            attributes += f' data-label="{" ".join(map(str, labels))}"'
        return f"<mark{attributes}>{html}</mark>"


def _render_gap(gap: Gap) -> str:
    words = wording.GAP_UNKNOWN if gap.n_sentences is None else wording.GAP.format(n=gap.n_sentences)
    return f'<span class="gap" role="note">{words}</span>'
