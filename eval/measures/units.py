"""Wrong units (错报单位)."""

from __future__ import annotations

from collections.abc import Iterable

from eval.measures.mean import mean
from eval.outcome import Outcome


def wrong_unit(outcomes: Iterable[Outcome]) -> float | None:
    """Share, 0 to 1, of the questions with gold units whose answer has a unit that the gold has not; lower is better.

    A unit left out is not a wrong unit: it counts against ``right`` alone. A refusal names none.
    """
    return mean(
        not set(outcome.answer.units) <= set(outcome.gold.units)
        for outcome in outcomes
        if outcome.answer is not None and outcome.gold.units is not None
    )
