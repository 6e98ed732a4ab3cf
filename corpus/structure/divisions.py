"""The great parts of a document that carry no section number: 版头, 正文, 附件, 落款."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.fold import fold
from corpus.records import Document, Record, SectionKind


class Division(Record):
    """A great part of a document, from reading offset ``start`` to the next one.

    ``num`` is 1 for 附件1; ``heading`` are the reading offsets of its title where it has one.
    """

    kind: SectionKind
    label: str
    start: int
    num: int | None = None
    heading: tuple[int, int] | None = None


HEAD, LEAD, SIGNATURE, ANNEX = "head", "lead", "signature", "annex"
"""Labels of divisions: the notice or title part; the opening of the text that a notice issues; 落款; an annex."""

_LIST = re.compile(r"(?m)^[ \t\u3000-]*附\s*件\s*[:：][ \t\u3000]*(?=\S)")
_LISTED = re.compile(r"[ \t\u3000-]*(?:(\d{1,2})\s*[.．、]\s*(?!\d)|)([^\n]+)\n?")
_ANNEX_LINE = re.compile(r"(?m)^[ \t\u3000]*附\s*件[ \t\u3000]*(\d{0,2})[ \t\u3000]*[:：]?[ \t\u3000\r]*$")
_ISSUES = re.compile(r"印发\s*《?(.+?)》?\s*的(?:通知|函)")
_DAY = r"[\d一二三四五六七八九十]{1,3}"
_DATE = rf"(?:\d{{4}}|[〇○零一二三四五六七八九]{{4}})\s*年\s*{_DAY}\s*月\s*{_DAY}\s*日"
_DATE_LINE = re.compile(rf"(?m)^[ \t\u3000\u00a0]*{_DATE}[ \t\u3000\u00a0\r]*$")
_SIGNATURE_ROOM = 300


def find_annex_list(text: str) -> tuple[tuple[int, int], tuple[str, ...]] | None:
    """Find the note that lists the annexes (附件说明): its reading offsets and the titles in it, or None."""
    note = _LIST.search(text)
    if note is None:
        return None
    titles: list[str] = []
    at = note.end()
    while (line := _LISTED.match(text, at)) and (int(line[1] or 1) == len(titles) + 1) and (line[1] or not titles):
        titles.append(line[2].strip())
        at = line.end()
    return ((note.start(), at), tuple(titles)) if titles else None


def find_divisions(document: Document, text: str) -> tuple[Division, ...]:
    """Find the divisions of a document's reading, in order; the first is its head and starts at 0."""
    annexes = tuple(_find_annexes(text))
    divisions = [Division(kind=SectionKind.HEAD, label=HEAD, start=0), *annexes]
    lead = _find_attached_text(document, text, annexes[0].start if annexes else len(text))
    return tuple(sorted([*divisions, *([lead] if lead else [])], key=lambda division: division.start))


def find_signature(text: str, start: int, end: int) -> Division | None:
    """Find the signature and date (落款) at the end of ``text[start:end]``."""
    dates = [found for found in _DATE_LINE.finditer(text, start, end) if end - found.start() < _SIGNATURE_ROOM]
    if not dates:
        return None
    above = text[start : dates[0].start()].rstrip()
    line = above.rsplit("\n", 1)[-1] if "\n" in above else ""
    signed = 0 < len(line.strip()) <= 40 and not re.search("[。；，]", line)
    at = start + len(above) - len(line) if signed else dates[0].start()
    return Division(kind=SectionKind.HEAD, label=SIGNATURE, start=at)


def _find_annexes(text: str) -> Iterator[Division]:
    listed = find_annex_list(text)
    printed = [(int(line[1] or 1), line.start(), line.end()) for line in _ANNEX_LINE.finditer(text)]
    (_, behind), titles = listed or ((0, 0), ())
    starts = {num: (start, end) for num, start, end in printed if start >= behind}
    for num, title in enumerate(titles, start=1):
        if num not in starts and (line := _find_line(text, title, behind)):
            starts[num] = (line[0], line[0])
    for num, (start, end) in sorted(starts.items(), key=lambda item: item[1]):
        yield Division(kind=SectionKind.ANNEX, label=ANNEX, start=start, num=num, heading=_heading_below(text, end))


def _find_line(text: str, title: str, start: int) -> tuple[int, int] | None:
    """Find a line that is ``title``, white space and the width of brackets apart."""
    wanted = re.sub(r"\s", "", fold(title))
    for line in re.finditer(r"[^\n]+", text[start:]):
        if re.sub(r"\s", "", fold(line.group())) == wanted:
            return start + line.start(), start + line.end()
    return None


def _heading_below(text: str, start: int) -> tuple[int, int] | None:
    line = re.compile(r"\s*([^\n。]{2,80})(?=\n|$)").match(text, start)
    return (line.start(1), line.start(1) + len(line[1].rstrip())) if line else None


def _find_attached_text(document: Document, text: str, end: int) -> Division | None:
    """Find where the text begins that a notice issues: its title, not quoted, behind the notice's date."""
    issued = _ISSUES.search(document.title)
    if issued is None:
        return None
    pattern = r"\s*".join(re.escape(character) for character in re.sub(r"\s", "", fold(issued[1])))
    for found in re.finditer(pattern, fold(text[:end])):
        if re.search(rf"{_DATE}\s*(?:（[^）]*）\s*)?$", text[max(0, found.start() - 60) : found.start()]):
            return Division(kind=SectionKind.HEAD, label=LEAD, start=found.start(), heading=found.span())
    return None


def numbering_starts(divisions: Sequence[Division]) -> tuple[int, ...]:
    """Give the reading offsets where section numbering begins anew: every division but a signature."""
    return tuple(division.start for division in divisions if division.label != SIGNATURE)
