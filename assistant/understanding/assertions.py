"""The numbers and days that a question states: how many, which edition, which day (断言的数、届次、日期)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.understanding.slots import parse_number
from assistant.understanding.stance import CLAIMING
from corpus.records import Record

NOUNS = {
    "unit": ("家", "单位", "部门", "委办局"),
    "category": ("类", "类别"),
    "section": ("章", "块", "部分", "板块", "原则", "行动", "工程", "保障", "标题"),
    "annex": ("附件",),
    "document": ("份", "文件"),
    "task": ("项", "条", "件", "任务", "重点任务", "活动", "事"),
}
"""What is counted, by the noun or the measure word."""
AMOUNT = re.compile(r"(\d+(?:\.\d+)?|[零一二三四五六七八九十百千两]+)(万|亿|千|百)?")
PERCENT = re.compile(r"百分之([零一二三四五六七八九十百点\d.]+)")
SCALE = {"百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8}


class Counted(Record):
    """A number of things; ``of`` is a key of ``NOUNS`` or "thing" where the noun is open.

    It stands at ``folded[start:end]``, with what limits it (只有敬老月一项).
    """

    text: str
    start: int
    end: int
    number: int
    of: str


class Edition(Record):
    """第41届, 第35个: the number that stands before a name."""

    text: str
    number: int
    measure: str


class Day(Record):
    """A day, as far as the question gives it."""

    text: str
    year: int | None
    month: int
    day: int | None


def find_counted(folded: str) -> tuple[Counted, ...]:
    """Every number of things that the question states, ordinals and figures of targets left out."""
    return tuple(_counted(folded))


def _counted(folded: str) -> Iterator[Counted]:
    for match in CLAIMING["counted"].finditer(folded):
        number = parse_number(match["n"])
        limits = CLAIMING["limited"].search(folded[: match.start()])
        limited = limits is not None
        word = match["noun"] or match["m"] or ""
        of = next((key for key, words in NOUNS.items() if word in words), "thing")
        if number > 1 or (number == 1 and limited and of != "unit"):
            start = limits.start() if limits else match.start()
            yield Counted(text=match.group(), start=start, end=match.end(), number=number, of=of)


def find_editions(folded: str) -> tuple[Edition, ...]:
    """Every edition that the question states."""
    found = (m for name in ("edition", "edition_reached") for m in CLAIMING[name].finditer(folded))
    editions = (Edition(text=_plainly(m), number=parse_number(m["n"]), measure=m["m"]) for m in found)
    return tuple({e.number: e for e in editions}.values())


def _plainly(match: re.Match[str]) -> str:
    """第六届, without the words by which it is reached (办到第六届)."""
    whole = match.group()
    return whole[whole.index("第") :] if "第" in whole else match["n"] + match["m"]


def find_days(folded: str) -> tuple[Day, ...]:
    """Every day that the question states; a month with its year is one without its day."""
    return tuple(_day(m) for m in CLAIMING["day"].finditer(folded))


def _day(match: re.Match[str]) -> Day:
    year, month, day = (
        next((match[k + n] for n in ("", "2", "3") if match.groupdict().get(k + n)), None) for k in "ymd"
    )
    return Day(
        text=match.group(),
        year=int(year) if year else None,
        month=parse_number(month or ""),
        day=parse_number(day) if day else None,
    )


def amount(text: str) -> float | None:
    """The value of a figure however it is written: 1万, 一万, 10000, 百分之三十; None where it is none."""
    percent = PERCENT.search(text)
    if percent:
        whole, _, rest = percent.group(1).partition("点")
        digits = "".join(str(parse_number(c)) for c in rest)
        return float(f"{parse_number(whole) if not whole.replace('.', '').isdigit() else whole}.{digits or 0}")
    match = AMOUNT.search(text)
    if match is None:
        return None
    head = match.group(1)
    number = float(head) if head[0].isdigit() else float(parse_number(head) or SCALE.get(head, 0))
    return number * SCALE.get(match.group(2) or "", 1)
