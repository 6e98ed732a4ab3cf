"""Refusals right and wrong, both ways (不作答)."""

from __future__ import annotations

from collections.abc import Iterable

from eval import judging
from eval.measures.mean import mean
from eval.outcome import Outcome


def refused_unanswerable(outcomes: Iterable[Outcome]) -> float | None:
    """Share of the unanswerable questions that were refused, for whatever reason, 0 to 1."""
    return mean(outcome.refused for outcome in outcomes if not outcome.gold.answerable)


def refused_for_the_reason(outcomes: Iterable[Outcome]) -> float | None:
    """Share of the unanswerable questions that were refused for an acceptable reason, 0 to 1."""
    return mean(judging.refused_for_the_reason(outcome) for outcome in outcomes if not outcome.gold.answerable)


def refused_answerable(outcomes: Iterable[Outcome]) -> float | None:
    """Share of the answerable questions that were refused, 0 to 1; lower is better."""
    return mean(outcome.refused for outcome in outcomes if outcome.gold.answerable)
