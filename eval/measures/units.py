"""Wrong units (错报单位)."""

from __future__ import annotations

from eval.outcome import Outcome


def wrong_unit(outcome: Outcome) -> float | None:
    """1 where an answer has a unit that the gold has not, else 0; lower is better.

    Measured where the gold has units. A unit left out is not a wrong unit: that counts against ``right`` alone. A
    refusal names none.
    """
    if outcome.answer is None or outcome.gold.units is None:
        return None
    return float(not set(outcome.answer.units) <= set(outcome.gold.units))
