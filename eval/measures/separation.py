"""How well a score parts two groups (区分度)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence


def separation(higher: Sequence[float], lower: Sequence[float]) -> float | None:
    """How often a score of the first group is above one of the second, 0 to 1; equal ones count half; None of nothing.

    The area under the ROC curve (AUC), as the Mann-Whitney statistic gives it. 0.5 is what chance gives.
    """
    if not higher or not lower:
        return None
    ordered = sorted(lower)
    above = sum(bisect_left(ordered, score) + bisect_right(ordered, score) for score in higher)
    return above / (2 * len(higher) * len(lower))
