"""Line wraps (折行): breaks that a page's width put into running text, as in text drawn out of a PDF."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from corpus.records import Span

MIN_LINES = 20
"""A text with fewer full lines is not taken for wrapped."""
MAX_WIDTH = 120
"""Columns of the widest printed line, a Chinese character taking two."""
FULL = 0.85
"""From this share of the text's width on, a line is full: the next one may go on with its sentence."""
MIN_FULL_SHARE = 0.5
MAX_ENDING_SHARE = 0.4
"""A text is wrapped if at least half of its lines are full and few of the full ones end a sentence."""

_LINE = re.compile(r"[^\r\n]+")
_MAY_STOP_AT = re.compile(r"[\u4e00-\u9fff〇，、“”《》（）()A-Za-z0-9%℃]\s*$")
_ENDS = re.compile(r"[。！？；：!?;:…][”’」』》）)\]】\"']*\s*$")
_NOT_PROSE = re.compile(r"\t|\||[.．…·]{4,}")
_PROSE = re.compile(r"[，。；]")


def find_line_wraps(text: str, *, begins_block: re.Pattern[str]) -> Iterator[Span]:
    """Find the line breaks inside sentences of a text whose lines were wrapped at one width; none in any other text.

    Args:
        text: the stored text.
        begins_block: matches a line that begins a heading, numbered item or list entry; none is joined to the line
            before.
    """
    lines = [found for found in _LINE.finditer(text) if found[0].strip()]
    width = _wrapped_width([found[0] for found in lines])
    if width is None:
        return
    for line, after in pairwise(lines):
        is_next = re.fullmatch(r"\r?\n", text[line.end() : after.start()])
        if is_next and _is_full(line[0], width) and _goes_on(line[0], after[0], width, begins_block):
            yield _break_between(text, line.end(), after.start())


def _wrapped_width(lines: list[str]) -> int | None:
    """Give the width that a text's lines were wrapped at, None where they were not."""
    prose = [line for line in lines if not _NOT_PROSE.search(line)]
    widths = sorted(_width(line) for line in prose)
    if len(widths) < MIN_LINES or widths[-1 - len(widths) // 10] > MAX_WIDTH:
        return None
    width = widths[-1 - len(widths) // 10]
    full = [line for line in prose if _is_full(line, width)]
    n_ending = sum(bool(_ENDS.search(line)) for line in full)
    is_wrapped = len(full) >= MIN_FULL_SHARE * len(prose) and n_ending <= MAX_ENDING_SHARE * len(full)
    return width if is_wrapped else None


def _width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in line.strip())


def _is_full(line: str, width: int) -> bool:
    return _width(line) >= FULL * width


def _goes_on(line: str, after: str, width: int, begins_block: re.Pattern[str]) -> bool:
    """Tell whether a full line's sentence goes on in the next; a heading's does in a short one only."""
    if _ENDS.search(line) or not _MAY_STOP_AT.search(line) or begins_block.match(after.strip()):
        return False
    if _NOT_PROSE.search(line) or _NOT_PROSE.search(after):
        return False
    is_heading = begins_block.match(line.strip()) and not _PROSE.search(line)
    return not is_heading or not _is_full(after, width)


def _break_between(text: str, end: int, start: int) -> Span:
    """Give the line break with the white space around it."""
    while text[end - 1].isspace():
        end -= 1
    while text[start].isspace():
        start += 1
    return Span(start=end, end=start)
