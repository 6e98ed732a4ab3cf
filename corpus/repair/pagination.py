"""Traces of the printed page in a text: breaks inside sentences (分页断句), a reader's pen marks, left-over tags.

What is found here is furniture: it is left out of the reading, and a citation may run across it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.records import Removal, RemovalReason, Span
from corpus.repair.line_wraps import find_line_wraps

_TAG = re.compile(
    r"</?(?:u|b|i|s|em|strong|del|ins|sub|sup|mark|font|span|br)(?:\s[^<>\n]{0,200})?\s*/?>", re.IGNORECASE
)
_PEN_MARK = re.compile(
    r"(?:^|(?<=[\t\n\r|]))[ \u3000]*[✓✔√]+[ \u3000]*(?=[^\s|✓✔√])"  # before the text of a line or cell
    r"|(?<=[^\s|✓✔√])[ \u3000]*[✓✔√]+(?=[ \u3000]*(?:[\t\n\r|]|$))"  # behind it
)
_PAGE_NUMBER = (
    r"(?:[-—–－·]+[ \t]*\d{1,4}[ \t]*[-—–－·]+|第[ \t]*\d{1,4}[ \t]*页(?:[ \t，,/]*共[ \t]*\d{1,4}[ \t]*页)?)"
)
_PAGE_NUMBER_LINE = re.compile(rf"(?m)^[ \t\f\u3000]*{_PAGE_NUMBER}[ \t\f\u3000]*\r?(?:\n|\Z)")
_BREAK = re.compile(
    rf"[ \t\u3000]*\r?\n(?:[ \t\f\u3000]*(?:{_PAGE_NUMBER})?[ \t\f\u3000]*\r?\n|[ \t\u3000]*\f)+[ \t\f\u3000]*"
)
_NUMERAL = "一二三四五六七八九十百零〇"
_BEGINS_BLOCK = re.compile(
    rf"第[{_NUMERAL}\d]+[编章节条款部]|[{_NUMERAL}]+[、．.]|[（(][{_NUMERAL}\d]+[)）]"
    r"|\d+(?:[.．]\d+)*[.．、)）](?!\d)|\d+(?:[.．]\d+)+\s*[^\d\s%％]|[①-⑳⑴-⒇]"
    r"|——|[-*+•●■◆□▪·|#>]|附[件录表注图]|[表图]\s*\d|专栏|注[:：]|目\s*录"
    r"|\d{4}\s*年\s*\d+\s*月\s*\d+\s*日\s*(?:\n|\r|$)"
)
_SENTENCE_END = re.compile(r"[。！？；：!?;:…][”’」』》）)\]】\"']*$")
_MAY_STOP_AT = re.compile(r"[\u4e00-\u9fff〇，、“”《》]$")
_MAY_GO_ON_WITH = re.compile(r"[\u4e00-\u9fff〇，、。；“”《》（()）\dA-Za-z]")
_CLOSED_LIST = re.compile(r"[（(][^（()）]*[)）]$")

MIN_RUNNING_TEXT = 60
"""A paragraph shorter than this, with no sentence end in it, is taken for a heading: nothing is joined to it."""


def find_furniture(text: str) -> tuple[Removal, ...]:
    """Find page breaks and line wraps, page numbers, pen marks and tags, in the order of the text, none overlapping."""
    breaks = [
        *find_page_breaks(text),
        *find_line_wraps(text, begins_block=_BEGINS_BLOCK),
        *_find(_PAGE_NUMBER_LINE, text),
    ]
    removals = [
        *(Removal(span=span, reason=RemovalReason.PAGE_BREAK) for span in breaks),
        *(Removal(span=span, reason=RemovalReason.PEN_MARK) for span in _find(_PEN_MARK, text)),
        *(Removal(span=span, reason=RemovalReason.TAG) for span in _find(_TAG, text)),
    ]
    found: list[Removal] = []
    for removal in sorted(removals, key=lambda removal: (removal.span.start, -removal.span.end)):
        if not found or removal.span.start >= found[-1].span.end:
            found.append(removal)
    return tuple(found)


def find_page_breaks(text: str) -> Iterator[Span]:
    """Find the blank lines, page numbers and form feeds among them, that stand inside a sentence of running text.

    The paragraph before one ends no sentence, bracketed list or heading; the line behind it begins no heading, numbered
    item, list entry or table row, and is no heading or signature itself.
    """
    carried = ""
    at = 0
    for blank in _BREAK.finditer(text):
        lines = _unmarked(text[at : blank.start()]).splitlines() or [""]
        paragraph = carried + lines[0] if len(lines) == 1 else lines[-1]
        at = blank.end()
        behind = _unmarked(_line_at(text, at))
        carried = paragraph if _stops_inside_sentence(paragraph) and _goes_on(behind) else ""
        if carried:
            yield Span(start=blank.start(), end=at)


def kept_spans(removals: Iterable[Removal], start: int, end: int) -> list[Span]:
    """Give what the removals, in the order of the text, leave of its stretch ``start:end``."""
    kept = []
    for removal in removals:
        if not start <= removal.span.start < end:
            continue
        if start < removal.span.start:
            kept.append(Span(start=start, end=removal.span.start))
        start = removal.span.end
    return [*kept, Span(start=start, end=end)] if start < end else kept


def _find(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    return (Span(start=found.start(), end=found.end()) for found in pattern.finditer(text))


def _unmarked(text: str) -> str:
    return _TAG.sub("", _PEN_MARK.sub("", text)).strip()


def _line_at(text: str, start: int) -> str:
    end = text.find("\n", start)
    return text[start : end if end >= 0 else len(text)]


def _stops_inside_sentence(paragraph: str) -> bool:
    """Tell whether a paragraph is running text whose last sentence is not at its end."""
    if "\t" in paragraph or "|" in paragraph or _SENTENCE_END.search(paragraph) or _CLOSED_LIST.search(paragraph):
        return False
    if not _MAY_STOP_AT.search(paragraph):
        return False
    return len(paragraph) >= MIN_RUNNING_TEXT or bool(re.search("[。；]", paragraph))


def _goes_on(behind: str) -> bool:
    """Tell whether a line can be the rest of a sentence."""
    if "\t" in behind or "|" in behind or not _MAY_GO_ON_WITH.match(behind):
        return False
    is_running_text = _SENTENCE_END.search(behind) or behind.endswith((")", "）")) or len(behind) >= MIN_RUNNING_TEXT
    return bool(is_running_text) and not _BEGINS_BLOCK.match(behind)
