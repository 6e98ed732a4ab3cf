"""Recognising the numbers that open a section (层次序数): 第一章, 一、, （一）, 1., （1）, ①, ——.

The order of the levels is the one of GB/T 9704 (一、 （一） 1. （1）), below 编, 章, 节, 条; a —— clause stands lowest.
A number in a cross-reference (本条例第三条, 见附件（二）) opens nothing: a marker stands at the start of a paragraph
or, in text whose line breaks are lost, behind a sentence's end or a heading, and carries on its series.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum

from corpus.records import Record
from corpus.structure.headings import ends_with_heading_noun


class Style(StrEnum):
    """The shape of a number, highest level first (序数样式)."""

    VOLUME = "编"
    CHAPTER = "章"
    SECTION = "节"
    ARTICLE = "条"
    HAN = "一、"
    HAN_BRACKET = "（一）"
    DECIMAL = "1.1"
    SUB_DECIMAL = "1.1.1"
    ARABIC = "1."
    ARABIC_BRACKET = "（1）"
    CIRCLED = "①"
    DASH = "——"


LEVELS: dict[Style, int] = {style: level for level, style in enumerate(Style, start=2)}
"""Depth of each style in the tree; 0 is the document, 1 its head and its annexes."""


class Marker(Record):
    """A number that opens a section: ``text[start:end]``, reading offsets; ``value`` is None for a dash."""

    style: Style
    value: int | None
    start: int
    end: int


_HAN = "〇零一二三四五六七八九十百"
_MARKER = re.compile(
    rf"第\s*(?P<ordinal>[{_HAN}]{{1,5}}|\d{{1,3}})\s*(?P<rank>[编章节条])(?=\s|$)"
    rf"|(?P<han>[{_HAN}]{{1,5}})、(?!\s*[{_HAN}]{{1,3}}、)"
    rf"|[（(]\s*(?P<han_bracket>[{_HAN}]{{1,5}})\s*[）)]"
    r"|(?P<decimal>\d{1,2}(?:[.．]\d{1,2}){1,2})(?![\d.．%％])"
    r"|(?P<arabic>\d{1,3})(?:[.．](?![\d.．])|、(?!\s*\d))"
    r"|[（(]\s*(?P<arabic_bracket>\d{1,2})\s*[）)]"
    r"|(?P<circled>[①-⑳])"
    r"|(?P<dash>[—―─]{2})(?![—―─])"
)
_SENTENCE_END = frozenset("。！？；!?")
_CLOSING = frozenset("”’」』）)》")
_PROSE = re.compile(r"[。；，：！？;,!?]")
_LONGEST_HEADING = 60
_LARGEST_JUMP = 3
_LOOK_BACK = 400
_SHORT_LINE = 20
"""A shorter line is no full line of wrapped text: the next one begins a paragraph."""
_SPACE = " \t\u3000\u00a0"


def parse_number(printed: str) -> int:
    """Give the value of a number printed in Chinese numerals up to 百, in digits or circled.

    Raises:
        ValueError: when it is none of these.
    """
    if len(printed) == 1 and "①" <= printed <= "⑳":
        return ord(printed) - ord("①") + 1
    if printed.isdecimal():
        return int(printed)
    total = digit = 0
    for character in printed:
        if character in "十百":
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = "〇一二三四五六七八九".index(character.replace("零", "〇"))
    return total + digit


def print_han(value: int) -> str:
    """Print 1 to 99 in Chinese numerals: 21 is 二十一."""
    digits = "〇一二三四五六七八九"
    tens, ones = divmod(value, 10)
    return (("" if tens == 1 else digits[tens]) + "十" if tens else "") + (digits[ones] if ones else "")


def find_markers(
    text: str, *, breaks: Collection[int] = (), fresh: Collection[int] = (), skip: Sequence[tuple[int, int]] = ()
) -> tuple[Marker, ...]:
    """Find the numbers that open a section, in the order of the text.

    Args:
        text: a reading.
        breaks: reading offsets where text is lost; behind one a paragraph may begin, and a series may jump.
        fresh: reading offsets where numbering begins anew (annexes).
        skip: ranges in which nothing is a marker (tables, lists of annexes), sorted.
    """
    series = _Series(text, breaks, fresh)
    for match in _MARKER.finditer(text):
        if not any(start <= match.start() < end for start, end in skip):
            series.consider(match)
    return tuple(series.markers)


class _Series:
    """The markers accepted so far, and the last value of every style under its present parent."""

    def __init__(self, text: str, breaks: Collection[int], fresh: Collection[int]) -> None:
        self.text = text
        self.breaks = sorted(breaks)
        self.fresh = sorted(fresh)
        self.markers: list[Marker] = []
        self.last: dict[Style, int] = {}
        self.through: dict[Style, int] = {}
        self.begun = 0

    def consider(self, match: re.Match[str]) -> None:
        """Accept a match as the next marker where it opens a section."""
        if any(self.begun < offset <= match.start() for offset in self.fresh):
            self.last, self.through = {}, {}
            self.begun = max(offset for offset in self.fresh if offset <= match.start())
        style, value = _read(match)
        at_paragraph = self._opens_paragraph(match.start(), style, value)
        set_off = at_paragraph or self._opens_sentence(match.start())
        opens = set_off and self._continues(match, style, value, at_paragraph)
        if opens or self._follows_heading(match.start(), style, value):
            self._accept(Marker(style=style, value=value, start=match.start(), end=match.end()))

    def _accept(self, marker: Marker) -> None:
        self.markers.append(marker)
        if marker.value is not None:
            self.last = {style: value for style, value in self.last.items() if LEVELS[style] < LEVELS[marker.style]}
            self.last[marker.style] = self.through[marker.style] = marker.value

    def _opens_paragraph(self, start: int, style: Style, value: int | None) -> bool:
        before = self._before(start)
        bare = before.rstrip(_SPACE + "\n\r-")
        if not bare or start in self.breaks:
            return True
        space = before[len(bare) :]
        if "\n" not in space and "\u3000" not in space and len(space) < 2:
            return False
        ended = bare[-1] in _SENTENCE_END | _CLOSING | frozenset("：:")
        short = len(bare.rsplit("\n", 1)[-1]) < _SHORT_LINE
        parted = ended or short or re.search(r"\n\s*\n", space) is not None
        return parted or self._is_next(style, value) or self._in_heading(start)

    def _is_next(self, style: Style, value: int | None) -> bool:
        """Tell whether a number follows on: the first of a division, or the one behind the last of its series."""
        if value == 1:
            return not self.markers or self.markers[-1].start < self.begun
        return value is not None and value - 1 in (self.last.get(style), self.through.get(style))

    def _opens_sentence(self, start: int) -> bool:
        bare = self._before(start).rstrip()
        return start in self.breaks or not bare or bare.rstrip("”’」』")[-1:] in _SENTENCE_END

    def _before(self, start: int) -> str:
        """Give what stands before ``start`` in this division, not more than can matter."""
        return self.text[max(self.begun, start - _LOOK_BACK) : start]

    def _in_heading(self, start: int) -> bool:
        """Tell whether nothing but a heading stands between the last marker and ``start``."""
        if not self.markers or self.markers[-1].end < self.begun:
            return False
        above = self.markers[-1].end
        return start - above <= _LONGEST_HEADING and not re.search("[。；！？]", self.text[above:start])

    def _follows_heading(self, start: int, style: Style, value: int | None) -> bool:
        """Tell whether the marker stands behind a heading whose line break is lost: 发展目标(一)指导思想."""
        if not self._in_heading(start):
            return False
        above = self.markers[-1]
        between = self.text[above.end : start]
        fits = ends_with_heading_noun(between) and not _PROSE.search(between)
        return fits and LEVELS[above.style] < LEVELS[style] and value in (None, 1)

    def _continues(self, match: re.Match[str], style: Style, value: int | None, at_paragraph: bool) -> bool:
        if value is None:
            return True
        last = self.last.get(style, 0)
        if style in (Style.DECIMAL, Style.SUB_DECIMAL) and not self._stands_in_its_chapter(match, style):
            return False
        if value in (last + 1, self.through.get(style, 0) + 1) or (value == 1 and (at_paragraph or not last)):
            return True
        if self._lost_since_higher(match.start(), style):
            return True
        return at_paragraph and last < value <= last + _LARGEST_JUMP

    def _stands_in_its_chapter(self, match: re.Match[str], style: Style) -> bool:
        """Tell whether 3.2 stands in chapter 3: a figure at the start of a wrapped line does not."""
        parts = [int(part) for part in re.split("[.．]", match["decimal"])]
        above = [self.last.get(Style.HAN) or self.last.get(Style.CHAPTER), self.last.get(Style.DECIMAL)]
        return parts[:-1] == above[: len(parts) - 1]

    def _lost_since_higher(self, start: int, style: Style) -> bool:
        """Tell whether text is lost between the last marker of this level or above and ``start``."""
        if not self.breaks:
            return False
        known = [marker.end for marker in self.markers if LEVELS[marker.style] <= LEVELS[style]]
        return any((known[-1] if known else self.begun) < offset <= start for offset in self.breaks)


def _read(match: re.Match[str]) -> tuple[Style, int | None]:
    if match["ordinal"]:
        return Style(match["rank"]), parse_number(match["ordinal"])
    if match["decimal"]:
        parts = re.split("[.．]", match["decimal"])
        return (Style.DECIMAL if len(parts) == 2 else Style.SUB_DECIMAL), int(parts[-1])
    if match["dash"]:
        return Style.DASH, None
    return next((style, parse_number(match[name])) for style, name in _named_groups() if match[name])


def _named_groups() -> Iterator[tuple[Style, str]]:
    for style in (Style.HAN, Style.HAN_BRACKET, Style.ARABIC, Style.ARABIC_BRACKET, Style.CIRCLED):
        yield style, style.name.lower()
