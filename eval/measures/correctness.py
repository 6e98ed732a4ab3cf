"""Right answers (答对率)."""

from __future__ import annotations

from eval.judging import is_right
from eval.outcome import Outcome


def right(outcome: Outcome) -> float:
    """1 where the question is answered right, else 0; an unanswerable one is, by a refusal with a right reason."""
    return float(is_right(outcome))
