"""Errors in place of answers (出错)."""

from __future__ import annotations

from collections.abc import Iterable

from eval.measures.mean import mean
from eval.outcome import Outcome


def raised(outcomes: Iterable[Outcome]) -> float | None:
    """Share of all questions that ended in an error, as where ``verify`` stops one, 0 to 1; lower is better."""
    return mean(outcome.answer is None for outcome in outcomes)
