"""Where a heading ends (标题的终点), also where the line break behind it is lost."""

from __future__ import annotations

import re

_NOUNS = (
    "行动|工程|保障|目标|原则|思想|前言|序言|引言|任务|机制|体系|措施|举措|要求|意义|形势|背景|基础|成效|问题|总则|附则|"
    "安排|计划|规划|步骤|职责|分工|内容|范围|方向|路径|情况|定义|理念|环境|格局|支撑|附件|清单"
)
_LINKS = "建设|提升|发展|实施|工作|主要|重点|基本|总体|和|与|及|、"
_FIRST_NOUN = re.compile(rf"(?:{_NOUNS})(?:(?:{_LINKS})*(?:{_NOUNS}))*")
_LAST_NOUN = re.compile(rf"(?:{_NOUNS})\s*$")
_PUNCTUATION = re.compile(r"[。；，：！？“”《》;,!?\n]")
_STOP = re.compile(r"[。；！？]")
_LINE_END = re.compile(r"\n|[\u3000 ]{2,}|\u3000")
_LONGEST = 60
_LONGEST_RUN_IN = 40


def ends_with_heading_noun(text: str) -> bool:
    """Tell whether a text ends in a noun that headings of policy documents end in (行动, 工程, 原则 …)."""
    return _LAST_NOUN.search(text) is not None


def runs_on(text: str, start: int, end: int) -> bool:
    """Tell whether the section's first line, ``text[start:end]`` at most, runs from a heading on into a sentence.

    True where no line break and no full stop sets a heading apart: (一)青少年科学素质提升行动激发青少年好奇心，….
    """
    line = _first_line(text, start, end)
    sentence = line[: _first_stop(line)]
    return len(sentence) < len(line.rstrip()) and "，" in sentence and len(sentence) > _LONGEST_RUN_IN


def find_heading(text: str, start: int, end: int, *, glued: bool, followed: bool) -> tuple[int, int] | None:
    """Find the heading at the start of a section whose text, its number left out, is ``text[start:end]``.

    Args:
        text: a reading.
        start: reading offset behind the number.
        end: reading offset where the next section opens.
        glued: line breaks do not set headings apart in this text; then the heading ends with its first heading noun.
        followed: another section opens at ``end`` (not the end of the text, not a gap).

    Returns:
        Its reading offsets, closing full stop left out, or None where no heading is set apart.
    """
    region = text[start:end]
    start += len(region) - len(region.lstrip())
    region = region.strip()
    lines = region if "\n" in region else region[:-1]  # a heading of two lines has no full stop at all
    bare = not (_PUNCTUATION if glued else _STOP).search(lines)
    if followed and region and len(region) <= _LONGEST and bare:
        return _trimmed(text, start, start + len(region))
    return _glued_heading(text, start, end) if glued else _set_apart(text, start, end)


def find_lead_sentence(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Find the first sentence of ``text[start:end]`` where it is short enough to be a heading, full stop left out."""
    start += len(text[start:end]) - len(text[start:end].lstrip())
    length = _first_stop(text[start:end])
    return (start, start + length) if 0 < length <= _LONGEST_RUN_IN else None


def _set_apart(text: str, start: int, end: int) -> tuple[int, int] | None:
    line = _first_line(text, start, end).rstrip()
    if line and len(line) <= _LONGEST and not _STOP.search(line[:-1]):
        return _trimmed(text, start, start + len(line))
    lead = find_lead_sentence(text, start, end)
    return lead if lead and "，" not in text[lead[0] : lead[1]] else None


def _glued_heading(text: str, start: int, end: int) -> tuple[int, int] | None:
    punctuation = _PUNCTUATION.search(text, start, end)
    noun = _FIRST_NOUN.search(text, start, punctuation.start() if punctuation else end)
    return (start, noun.end()) if noun else None


def _first_line(text: str, start: int, end: int) -> str:
    stop = _LINE_END.search(text, start, end)
    return text[start : stop.start() if stop else end]


def _first_stop(text: str) -> int:
    stop = _STOP.search(text)
    return stop.start() if stop else len(text)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    length = len(text[start:end].rstrip().rstrip("。；：:"))
    return (start, start + length) if length else None
