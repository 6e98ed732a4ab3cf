"""Years that a question means without printing them: the end of a five-year plan, of a document's period (规划期)."""

from __future__ import annotations

import re

from assistant.answering.context import Context
from assistant.understanding.frame import Frame

FIVE_YEARS = re.compile(r"十([一二三四五六七八九])五")
NUMBERS = "一二三四五六七八九"
YEAR = re.compile(r"\d{4}")
FIRST_END = 2005
"""The year in which the tenth five-year plan ended; the eleventh ended five years later (十一五)."""
FAR = re.compile(r"远景|远期|长远|规划期末|规划期(?:结束|满)|最后一年")
OF_A_TIME = frozenset(
    {
        *("十一五", "十二五", "十三五", "十四五", "十五五", "十六五", "收官", "远景", "远期", "期末", "结束"),
        *("基期", "基数", "底数", "数值", "数字", "年份", "目标值", "指标值", "期内", "规划期"),
    }
)
"""Words of a topic that say when, or that a figure is asked for."""


def with_horizon(frame: Frame, context: Context) -> Frame:
    """The frame with the years that its words mean; those words are no topic any more."""
    years = [*frame.years, *(_end_of(m.group(1)) for m in FIVE_YEARS.finditer(frame.text))]
    if not years and FAR.search(frame.text):
        years += list(_period_ends(frame, context))
    terms = tuple(t for t in frame.terms if t not in OF_A_TIME)
    topic = frame.topic if terms == frame.terms else "".join(terms)
    return frame.model_copy(update={"years": tuple(dict.fromkeys(years)), "terms": terms, "topic": topic})


def years_of(time: str | None) -> tuple[int, ...]:
    """The years that a time names as printed: in figures, or as the end of a five-year plan (“十四五”时期)."""
    told = time or ""
    return (*(int(y) for y in YEAR.findall(told)), *(_end_of(n) for n in FIVE_YEARS.findall(told)))


def _end_of(number: str) -> int:
    return FIRST_END + 5 * (NUMBERS.index(number) + 1)


def _period_ends(frame: Frame, context: Context) -> tuple[int, ...]:
    """The last year of each document named that covers several, of all such documents where none is named."""
    documents = (d for d in context.collection.corpus.documents if not frame.doc_ids or d.doc_id in frame.doc_ids)
    periods = (d.period for d in documents if d.period is not None)
    return tuple(dict.fromkeys(last for first, last in periods if last > first))
