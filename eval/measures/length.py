"""How long answers are (答案字数)."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median

from eval.outcome import Outcome


def answer_length(outcomes: Iterable[Outcome]) -> float | None:
    """Median length of the answers given, in characters (code points) of markdown; refusals are left out."""
    lengths = [len(o.answer.answer) for o in outcomes if o.answer is not None and o.answer.answered]
    return float(median(lengths)) if lengths else None
