"""How long a question takes (耗时)."""

from __future__ import annotations

from eval.outcome import Outcome


def latency(outcome: Outcome) -> float:
    """Wall-clock milliseconds, one question asked at a time."""
    return outcome.latency_ms
