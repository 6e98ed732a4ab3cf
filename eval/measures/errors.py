"""Errors in place of answers (出错)."""

from __future__ import annotations

from eval.outcome import Outcome


def raised(outcome: Outcome) -> float:
    """1 where the question ended in an error, as a filter that nothing has, else 0; lower is better."""
    return float(outcome.answer is None)
