"""How long a question takes (耗时)."""

from __future__ import annotations

import math
from collections.abc import Iterable

from eval.outcome import Outcome


def latency(outcomes: Iterable[Outcome], percent: int) -> float | None:
    """Wall-clock milliseconds within which ``percent`` of the questions were answered, one at a time (nearest rank)."""
    times = sorted(outcome.latency_ms for outcome in outcomes)
    return times[max(math.ceil(percent / 100 * len(times)), 1) - 1] if times else None
