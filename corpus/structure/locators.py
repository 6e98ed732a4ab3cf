"""How a reader cites a section (定位): 附件2 第83项; 三、（二）; 三、（四）［标题缺］; 四、（三）与（六）之间."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from itertools import pairwise

from corpus.records import Document
from corpus.structure.divisions import ANNEX, HEAD, Division
from corpus.structure.losses import LostSection, Number
from corpus.structure.numbering import LEVELS, Marker, Style, print_han
from corpus.structure.openings import BelowTable, Fragment, Opened, Opener
from corpus.structure.tables import Row, Table
from corpus.wording import (
    AFTER_GAP,
    BEFORE,
    BETWEEN,
    HEADING_LOST,
    LOCATOR_ANNEX,
    LOCATOR_ARTICLE,
    LOCATOR_CHAPTER,
    LOCATOR_HEAD,
    LOCATOR_ITEM,
    LOCATOR_ROW,
    LOCATOR_TABLE,
)

_ORDINALS = (Style.VOLUME, Style.CHAPTER, Style.SECTION, Style.ARTICLE)
_SHOWN_HEADING = 24
_NOTICE = re.compile(r"(?:通知|通告|函)$")


def number_text(number: Number) -> str:
    """Print a section's number as headings print it, full width: 三、, （二）, 16., 第二章."""
    style, value = number
    if style in _ORDINALS:
        return f"第{print_han(value)}{style.value}"
    if style is Style.CIRCLED:
        return chr(ord("①") + value - 1)
    shapes = {Style.HAN: "{}、", Style.HAN_BRACKET: "（{}）", Style.ARABIC: "{}.", Style.ARABIC_BRACKET: "（{}）"}
    han = style in (Style.HAN, Style.HAN_BRACKET)
    return shapes.get(style, "{}").format(print_han(value) if han else value)


def annex_label(num: int | None) -> str:
    """Name an annex: 附件2, or 附件 where it is the only one without a number."""
    return LOCATOR_ANNEX.format(num="" if num is None else num)


class LocatorWriter:
    """Writes the locators of sections that are given to it in reading order."""

    def __init__(self, document: Document, text: str, opened: Sequence[Opened]) -> None:
        self._text = text
        self._is_notice = _NOTICE.search(document.title) is not None
        self._running = _running_items([one.opener for one in opened])
        self._annex = ""
        self._numbers: list[tuple[int, str, Number | None]] = []
        self._row = 0

    def write(self, opened: Opened) -> str:
        """Give the locator of the next section."""
        opener = opened.opener
        if isinstance(opener, Division):
            return self._division(opener)
        if isinstance(opener, Marker):
            return self._marker(opener, opened.heading)
        if isinstance(opener, LostSection):
            return self._lost(opener)
        return self._annex + self._other(opener)

    def _division(self, division: Division) -> str:
        self._numbers = []
        self._annex = ""
        if division.label == ANNEX:
            label = annex_label(division.num)
            self._annex = label + " "
            return label
        return LOCATOR_HEAD["notice" if division.label == HEAD and self._is_notice else division.label]

    def _marker(self, marker: Marker, heading: tuple[int, int] | None) -> str:
        above = self._above(LEVELS[marker.style])
        if marker.value is None:
            shown = self._text[slice(*heading)] if heading else ""
            return self._annex + above + "——" + _shortened(shown)
        number = (marker.style, marker.value)
        runs_through = marker.style is Style.ARTICLE or marker.start in self._running
        if marker.style in (Style.DECIMAL, Style.SUB_DECIMAL):
            own = self._text[marker.start : marker.end]
        elif marker.start in self._running:
            own = LOCATOR_ARTICLE.format(num=marker.value)
        else:
            own = ("" if runs_through else above) + number_text(number)
        self._enter(LEVELS[marker.style], own, number)
        return self._annex + (own if runs_through else self._alone(above, own, number))

    def _lost(self, lost: LostSection) -> str:
        above = self._above(lost.level)
        if lost.between or lost.number is None:
            own = self._between(lost, above)
            self._enter(lost.level, own, None)
            return self._annex + own
        own = above + number_text(lost.number)
        self._enter(lost.level, own, lost.number)
        return self._annex + self._alone(above, own, lost.number) + HEADING_LOST

    def _between(self, lost: LostSection, above: str) -> str:
        """Name the two headings; where they stand in two chapters, each with its own chapter."""
        style, value = lost.after or (Style.DASH, 0)
        after = number_text((style, value))
        if LEVELS[style] > lost.level and lost.parent is not None:
            before = self._path_to(lost.number) if lost.number else number_text(lost.parent)
            return BETWEEN.format(before=before, after=number_text(lost.parent) + after)
        if lost.number is None:
            return above + BEFORE.format(after=after)
        return above + BETWEEN.format(before=number_text(lost.number), after=after)

    def _path_to(self, number: Number) -> str:
        return next((text for _, text, own in reversed(self._numbers) if own == number), number_text(number))

    def _other(self, opener: Opener) -> str:
        above = self._numbers[-1][1] if self._numbers else ""
        if isinstance(opener, Fragment):
            return above + AFTER_GAP
        if isinstance(opener, Table):
            self._row = 0
            return LOCATOR_TABLE
        if isinstance(opener, Row):
            self._row += 1
            shape, num = (LOCATOR_ITEM, opener.num) if opener.num is not None else (LOCATOR_ROW, self._row)
            return shape.format(num=num)
        return LOCATOR_HEAD["below_table"] if isinstance(opener, BelowTable) else above

    def _above(self, level: int) -> str:
        above = [text for depth, text, _ in self._numbers if depth < level]
        return above[-1] if above else ""

    def _enter(self, level: int, text: str, number: Number | None) -> None:
        self._numbers = [entry for entry in self._numbers if entry[0] < level]
        self._numbers.append((level, text, number))

    @staticmethod
    def _alone(above: str, own: str, number: Number) -> str:
        """Name a chapter 三、 that no smaller number follows 第三部分."""
        if number[0] is Style.HAN and not above:
            return LOCATOR_CHAPTER.format(num=print_han(number[1]))
        return own


def _running_items(openers: Sequence[Opener]) -> set[int]:
    """Give the places of items (1.) whose numbers run through their division, over its chapters and parts."""
    running: set[int] = set()
    bounds = [n for n, opener in enumerate(openers) if isinstance(opener, Division)] + [len(openers)]
    for start, end in pairwise(bounds):
        markers = [opener for opener in openers[start:end] if isinstance(opener, Marker)]
        items = [marker for marker in markers if marker.style is Style.ARABIC]
        rising = all((one.value or 0) < (two.value or 0) for one, two in pairwise(items))
        headings = [marker.start for marker in markers if LEVELS[marker.style] < LEVELS[Style.ARABIC]]
        parents = {bisect(headings, item.start) for item in items}
        if rising and (len(parents) > 1 or parents == {0}):
            running.update(item.start for item in items)
    return running


def _shortened(heading: str) -> str:
    return heading if len(heading) <= _SHOWN_HEADING else heading[: _SHOWN_HEADING - 1] + "…"
