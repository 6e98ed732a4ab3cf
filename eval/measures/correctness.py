"""Right answers (答对率)."""

from __future__ import annotations

from collections.abc import Iterable

from eval.judging import is_right
from eval.measures.mean import mean
from eval.outcome import Outcome


def right(outcomes: Iterable[Outcome]) -> float | None:
    """Share of all questions answered right, 0 to 1; an unanswerable one is, by a refusal with a right reason."""
    return mean(is_right(outcome) for outcome in outcomes)
