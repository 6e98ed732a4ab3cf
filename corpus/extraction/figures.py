"""The grammar of figures (数字表述): comparator, number, unit; ordinals, dates, names and standard numbers are none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.fold import fold
from corpus.records import Record

_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_SCALE = r"万亿|千万|百万|十万|万|亿|千|百"
_COUNTERS = (
    "个百分点|百分点|人次|人/|平方公里|平方千米|平方米|立方米|公里|千米|公顷|万亩|亩|吨标准煤|标准箱|吨|千瓦时|千瓦|"
    "微克|毫克|微克/立方米|小时|分钟|美元|元|家次|场次|班次|个|家|人|名|位|项|件|篇|场|所|处|座|条|米|户|辆|台|套|艘|架|支|批|门|部|册|"
    "张|份|片|对|例|倍|岁|床|车位|班|组|队|站|点|株|只|头|期|次"
)
_RATE = r"(?:/(?:立方米|平方米|平方公里|公里|万元|元|万人|人|户|亩|年|月|日|天|小时|分钟|秒|[a-z]+))?"
_DURATIONS = ("小时", "分钟")
_BEFORE = (
    "不少于|不低于|不高于|不超过|不大于|不小于|不多于|至少|最多|超过|突破|约|大约|近|"
    "达到|达|提高到|提升到|提高至|提升至|增加到|增加至|增长到|增至|上升到|上升至|扩大到|下降到|下降至|降至|降低到|"
    "减少到|控制到|控制在|保持在|稳定在|"
    "提高|提升|增加|增长|新增|下降|降低|减少"
)
_AFTER = r"左\s*右|以\s*[上下内]|上\s*下"
_FIGURE = re.compile(
    rf"(?P<before>{_BEFORE})?(?P<space>[为了到至]?\s*)"
    rf"(?<![\d.第:/a-z—〔(·×*-])(?P<number>{_NUMBER}\s*(?:{_SCALE})?)\s*(?P<more>余|多(?!年))?\s*(?P<scale>{_SCALE})?\s*"
    rf"(?P<unit>%|(?:{_COUNTERS}){_RATE})(?P<after>{_AFTER})?"
)
_LEVEL = re.compile(
    r"(?P<before>达到|接近|进入|跻身|位居)(?P<value>[^,。;:、\d\"]{2,20}?(?:水平|前列|行列))(?=[,。;、]|$)"
)
_NO_FIGURE_BEHIND = re.compile(r"方面|层面|维度|环节|问题|部分|字|届|版|月|日|年")
_QUOTED = re.compile(r"《[^》]*》|\"[^\"]{0,40}\"")


class Figure(Record):
    """A figure as printed: reading offsets of the whole of it and of its parts, the number with its scale as ``value``.

    ``unit`` is None for a level that is described in words (国际先进水平).
    """

    start: int
    end: int
    comparator: str | None
    value: str
    unit: str | None


def find_figures(text: str, start: int, end: int) -> Iterator[Figure]:
    """Find the figures of ``text[start:end]`` that count or measure something, in order.

    Names are passed over: what stands in 《》 or in quotation marks.
    """
    folded = fold(text[start:end])
    names = [name.span() for name in _QUOTED.finditer(folded)]
    for found in _FIGURE.finditer(folded):
        named = any(low <= found.start("number") < high for low, high in names)
        if not named and _measures(found, folded):
            yield _read(found, text, start)
    for found in _LEVEL.finditer(folded):
        low, high = found.span("value")
        yield Figure(
            start=start + found.start(),
            end=start + found.end(),
            comparator=_at(text, start, found.span("before")),
            value=text[start + low : start + high],
            unit=None,
        )


def _measures(found: re.Match[str], folded: str) -> bool:
    """Tell a measure from an ordinal (第 3 位), from what is no aim (4个方面) and from an attribute (24小时服务)."""
    if folded[: found.start("number")].rstrip().endswith("第") or _NO_FIGURE_BEHIND.match(folded, found.end()):
        return False
    return found["unit"] not in _DURATIONS or bool(found["before"] or found["after"])


def _read(found: re.Match[str], text: str, start: int) -> Figure:
    limit = next((name for name in ("after", "more", "before") if found[name]), None)
    low, high = found.span("number")
    if found["scale"]:  # 1000余万: the scale stands behind 余
        value = text[start + low : start + high].strip() + found["scale"]
    else:
        value = text[start + low : start + high]
    return Figure(
        start=start + (found.start("before") if found["before"] else low),
        end=start + found.end(),
        comparator=_at(text, start, found.span(limit)) if limit else None,
        value=re.sub(r"\s", "", value),
        unit=_at(text, start, found.span("unit")),
    )


def _at(text: str, start: int, span: tuple[int, int]) -> str:
    return re.sub(r"\s*\n\s*", "", text[start + span[0] : start + span[1]])
