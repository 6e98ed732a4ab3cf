"""When a figure holds (时间表述), and whether it was achieved, is aimed at, or recurs every year."""

from __future__ import annotations

import re

from corpus.fold import fold
from corpus.records import Document, Record, TargetKind

_PLANS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_YEARLY = re.compile(r"每年|年均|每学年|每学期|每月|每季度|每两年|每三年")
_TIME = re.compile(
    rf"(?:{_YEARLY.pattern})"
    r"|(?:截至|截止|到|至)?\s*(?:20|19)\d\d\s*年(?:年?底前|年?底|末|前)?(?!\s*\d{1,2}\s*月)"
    r"|到?\s*\"?十[一二三四五六七八九]五\"?(?:期间|时期|期末|末)"
    r"|[近今]后?[一二三四五六\d]年(?:来|内)?|[一二三四五六\d]年内|五年累计"
)
_COMPARED = re.compile(r"(?:比|较|与|自|相比)\s*$")
_ORIGIN = re.compile(r"(?:由|从)\s*$")
_DONE = re.compile(r"已|以来|建成了|形成了|现有|目前|过去")
_AIMED = re.compile(r"力争|争取|确保|力求|[要将]达到")
_NEXT_TO = 3
_REVIEW = re.compile(r"前言|形势|背景|成效|回顾|(?:发展|工作|现实)基础|现状|如期实现")


class FoundTime(Record):
    """A time expression at reading offsets; ``origin`` where it dates only the figure next to it (由2005年的52%)."""

    start: int
    end: int
    printed: str
    origin: bool


def find_times(text: str, start: int, end: int) -> list[FoundTime]:
    """Find the time expressions of ``text[start:end]``; a year that something is compared with (比2005年) is none."""
    folded = fold(text[start:end])
    found = []
    for time in _TIME.finditer(folded):
        before = folded[: time.start()]
        if _COMPARED.search(before):
            continue
        printed = re.sub(r"\s*\n\s*", "", text[start + time.start() : start + time.end()].strip())
        origin = _ORIGIN.search(before) is not None
        found.append(FoundTime(start=start + time.start(), end=start + time.end(), printed=printed, origin=origin))
    return found


def time_of(figure_start: int, times: list[FoundTime]) -> str | None:
    """Give the time expression nearest before a figure, or None; one that dates the figure before it does not count."""
    before = [time for time in times if time.end <= figure_start]
    if not before:
        return None
    nearest = before[-1]
    if nearest.origin and figure_start - nearest.end > _NEXT_TO:
        return before[-2].printed if len(before) > 1 else None
    return nearest.printed


def kind_of(document: Document, time: str | None, clause: str, headings: str, *, is_stock: bool) -> TargetKind:
    """Tell a figure that was achieved from one that is aimed at and one that recurs every year.

    Args:
        document: its date of signing parts past from future.
        time: the figure's time expression.
        clause: the clause it stands in.
        headings: the headings above it.
        is_stock: the figure counts what there is already (200余家).
    """
    if time and _YEARLY.search(time):
        return TargetKind.PER_YEAR
    if _DONE.search(clause):
        return TargetKind.BASELINE
    year = _last_year(time)
    written = _year_written(document)
    if year is not None and written is not None:
        return TargetKind.BASELINE if year < written else TargetKind.TARGET
    if year is None and (is_stock or _REVIEW.search(headings)) and not _AIMED.search(clause):
        return TargetKind.BASELINE
    return TargetKind.TARGET


def _last_year(time: str | None) -> int | None:
    """Give the year a time expression ends with: 2025 for “十四五”时期."""
    if time is None:
        return None
    year = re.search(r"\d{4}", fold(time))
    if year:
        return int(year.group())
    plan = re.search("十([一二三四五六七八九])五", time)
    return 2000 + 5 * (_PLANS[plan[1]] + 1) if plan else None


def _year_written(document: Document) -> int | None:
    signed = document.signed or document.issued
    if signed:
        return signed.year
    return document.period[0] if document.period else None
