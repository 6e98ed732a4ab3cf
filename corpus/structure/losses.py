"""Sections whose headings a copy has lost (标题缺失): what the numbers around a gap force, and no more.

Where numbers are missing between two headings and text is lost there, the missing headings lie in the gaps. A stretch
of surviving text between two gaps belongs to a section for certain only if every way to put the headings into the gaps
puts it there; otherwise it lies between the two and says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from corpus.records import Gap, Record
from corpus.structure.numbering import LEVELS, Marker, Style

Number = tuple[Style, int]


class LostSection(Record):
    """A section whose heading is lost: opens at reading offset ``start``; ``between`` where it is not sure which one.

    ``number`` is its own number, for ``between`` the one of the surviving heading before it (None: there is none under
    this parent); ``after`` is the number of the surviving heading behind it, ``parent`` the lost number that stands
    above that one, if any.
    """

    start: int
    number: Number | None
    level: int
    between: bool = False
    after: Number | None = None
    parent: Number | None = None


class _Window(Record):
    """The stretch between two surviving headings whose numbers do not meet, and the numbers missing there."""

    start: int
    end: int
    before: Number | None
    missing: tuple[Number, ...]
    after: Number


def find_lost_sections(
    markers: Sequence[Marker], gaps: Sequence[Gap], fresh: Sequence[int]
) -> tuple[tuple[LostSection, ...], tuple[Marker, ...]]:
    """Find the sections whose lost headings are forced by the numbers of their neighbours.

    Args:
        markers: the markers of a reading, in order.
        gaps: the reading's gaps.
        fresh: reading offsets where numbering begins anew.

    Returns:
        The lost sections in reading order, and the markers before which numbers are missing although no text is lost.
    """
    lost: list[LostSection] = []
    jumps: list[Marker] = []
    for marker, window in _windows(markers, fresh):
        holes = _holes(gaps, window)
        found = _place(window, holes, markers) if holes else None
        if found is None:
            jumps.append(marker)
        else:
            lost.extend(found)
    return tuple(lost), tuple(jumps)


def _windows(markers: Sequence[Marker], fresh: Sequence[int]) -> list[tuple[Marker, _Window]]:
    """Give every marker whose number does not follow on, with the window of its missing predecessors."""
    found = []
    stack: list[Marker] = []
    through: dict[Style, int] = {}
    begun = 0
    for marker in markers:
        if marker.value is None:
            continue
        if (start := max((at for at in fresh if at <= marker.start), default=0)) > begun:
            stack, through, begun = [], {}, start
        higher = [m for m in stack if LEVELS[m.style] < LEVELS[marker.style]]
        same = next((m for m in stack if m.style is marker.style), None)
        runs_on = marker.value == through.get(marker.style, 0) + 1  # numbers may run through the chapters
        missing = () if runs_on else _missing(marker, same, higher)
        through[marker.style] = marker.value
        if missing:
            since = same or (higher[-1] if higher else marker)
            before = (same.style, same.value or 0) if same else None
            window = _Window(
                start=since.end, end=marker.start, before=before, missing=missing, after=(marker.style, marker.value)
            )
            found.append((marker, window))
        stack = [*higher, marker]
    return found


def _missing(marker: Marker, same: Marker | None, higher: Sequence[Marker]) -> tuple[Number, ...]:
    value = marker.value or 0
    last = (same.value or 0) if same else 0
    if marker.style not in (Style.HAN, Style.HAN_BRACKET, Style.CHAPTER, Style.SECTION) or value == last + 1:
        return ()
    if value > last:
        return tuple((marker.style, number) for number in range(last + 1, value))
    if value == 1 or not higher:
        return ()
    parent = (higher[-1].style, (higher[-1].value or 0) + 1)
    return (parent, *((marker.style, number) for number in range(1, value)))


def _holes(gaps: Sequence[Gap], window: _Window) -> list[tuple[int, int]]:
    """Give the gaps of a window that may hold a heading: their offsets and how many headings each may hold."""
    room: dict[int, int] = {}
    for gap in gaps:
        if window.start <= gap.at <= window.end and gap.n_sentences:
            room[gap.at] = room.get(gap.at, 0) + gap.n_sentences
    # A parent's heading and its first child's may stand in one sentence: 二、指导思想和目标(一)指导思想以….
    extra = 1 if any(LEVELS[one[0]] < LEVELS[two[0]] for one, two in pairwise(window.missing)) else 0
    return [(at, n + extra) for at, n in sorted(room.items())]


def _place(window: _Window, holes: Sequence[tuple[int, int]], markers: Sequence[Marker]) -> list[LostSection] | None:
    """Say of each stretch of the window which section it may belong to; None where no placing fits."""
    edges = [window.start, *(at for at, _ in holes), window.end]
    barred = [_barred(window, markers, *edge) for edge in pairwise(edges)]
    for sections in (barred, [set[int]() for _ in barred]):  # the second: clauses stand elsewhere in this document
        choices = _choices(holes, sections, len(window.missing))
        if all(choices):
            return _openings(window, holes, choices)
    return None


def _choices(holes: Sequence[tuple[int, int]], barred: Sequence[set[int]], last: int) -> list[set[int]]:
    """Give for each stretch the sections that some way of putting the headings into the gaps puts it in.

    Sections are counted from 0, the one before the window, to ``last``; each hole holds so many headings at most.
    """
    forward = [{0} - barred[0]]
    for (_, room), bars in zip(holes, barred[1:], strict=True):
        forward.append({b for a in forward[-1] for b in range(a, min(last, a + room) + 1)} - bars)
    backward = [{last}]
    for (_, room), bars in zip(reversed(holes), reversed(barred[:-1]), strict=True):
        backward.append({a for b in backward[-1] for a in range(max(0, b - room), b + 1)} - bars)
    return [ahead & back for ahead, back in zip(forward, reversed(backward), strict=True)]


def _barred(window: _Window, markers: Sequence[Marker], start: int, end: int) -> set[int]:
    """Give the sections (0: the one before the window) that a stretch with —— clauses cannot belong to.

    A clause stands in a part: not in a chapter before the first of its parts, and not in a chapter whose parts have no
    clauses.
    """
    if not any(m.style is Style.DASH and start <= m.start < end for m in markers):
        return set()
    parents = {n + 1 for n, (one, two) in enumerate(pairwise(window.missing)) if LEVELS[one[0]] < LEVELS[two[0]]}
    plain = range(max(parents, default=0) + 1, len(window.missing) + 1) if _is_plain(window, markers) else ()
    return parents | set(plain) | ({0} if window.before is None else set())


def _is_plain(window: _Window, markers: Sequence[Marker]) -> bool:
    """Tell whether the chapter behind the window has two surviving parts or more, and no clause in any of them."""
    style, _ = window.after
    behind = (marker for marker in markers if marker.start >= window.end)
    chapter = list(takewhile(lambda marker: LEVELS[marker.style] >= LEVELS[style], behind))
    styles = [marker.style for marker in chapter]
    return styles.count(style) > 1 and Style.DASH not in styles


def _openings(window: _Window, holes: Sequence[tuple[int, int]], choices: Sequence[set[int]]) -> list[LostSection]:
    openings: list[LostSection] = []
    named = 0
    for (at, _), (before, now) in zip(holes, pairwise(choices), strict=True):
        if now == before:
            continue
        if len(now) > 1:
            openings.append(_between(window, at))
            continue
        for section in range(named + 1, min(now) + 1):
            style, value = window.missing[section - 1]
            openings.append(LostSection(start=at, number=(style, value), level=LEVELS[style]))
        named = min(now)
    return openings


def _between(window: _Window, at: int) -> LostSection:
    level = min(LEVELS[style] for style, _ in (*window.missing, window.after))
    parent = next((number for number in window.missing if LEVELS[number[0]] < LEVELS[window.after[0]]), None)
    return LostSection(start=at, number=window.before, level=level, between=True, after=window.after, parent=parent)
