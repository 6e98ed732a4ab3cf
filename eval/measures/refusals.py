"""Refusals right and wrong, both ways (不作答)."""

from __future__ import annotations

from eval import judging
from eval.outcome import Outcome


def refused_unanswerable(outcome: Outcome) -> float | None:
    """1 where an unanswerable question was refused, for whatever reason, else 0."""
    return None if outcome.gold.answerable else float(outcome.refused)


def refused_for_the_reason(outcome: Outcome) -> float | None:
    """1 where an unanswerable question was refused for an acceptable reason, else 0."""
    return None if outcome.gold.answerable else float(judging.refused_for_the_reason(outcome))


def refused_answerable(outcome: Outcome) -> float | None:
    """1 where an answerable question was refused, else 0; lower is better."""
    return float(outcome.refused) if outcome.gold.answerable else None
