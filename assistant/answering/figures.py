"""Whether a text tells the number a question asks for: a figure counted in the same unit (量词)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.fold import fold

FIGURE = re.compile(
    r"\d[\d.,]*\s*(?:万|亿|千|百)?\s*(?:余|多)?\s*(%|个|家|人次|人|所|次|名|项|场|成|座|支|类|届|期|条|元|天|年|月)?"
)
ASKED = re.compile(
    r"(?:多少|几)(个百分点|%|人次|个|家|人|所|次|名|项|场|成|座|支|类|届|期|条|元|天|年|月)?|百分之(?:多少|几)"
)
SHARE = re.compile(r"比例|占比|比重|百分点|率(?:是|要|到|达)")
COUNTED_ALIKE = (
    frozenset({"个", "家", "所", "座", "项", "支", "类"}),
    frozenset({"人", "名", "人次"}),
    frozenset({"%", "成", "个百分点"}),
    frozenset({"次", "场", "届", "期"}),
)
"""Units that are said for one another."""


def fits_unit(question: str, unit: str | None) -> bool:
    """Whether a unit is the one a question counts in, or it names none."""
    asked = _asked(question)
    return asked is None or _fits(asked, unit)


def tells_number(question: str, quotes: Iterable[str]) -> bool:
    """Whether some quote has a figure in the unit that the question counts in; any figure where it names no unit."""
    asked = _asked(question)
    units = [m.group(1) for quote in quotes for m in FIGURE.finditer(fold(quote))]
    return any(_fits(asked, unit) for unit in units)


def _asked(question: str) -> str | None:
    match = ASKED.search(question)
    if match is None:
        return "%" if SHARE.search(question) else None
    return "%" if match.group().startswith("百分") else match.group(1)


def _fits(asked: str | None, unit: str | None) -> bool:
    if asked is None:
        return unit is not None
    return unit == asked or any(asked in group and unit in group for group in COUNTED_ALIKE)
