"""The mean that the shares are taken by."""

from __future__ import annotations

from collections.abc import Iterable


def mean(values: Iterable[float]) -> float | None:
    """Arithmetic mean, None of nothing. Truth values count as 0 and 1."""
    numbers = tuple(values)
    return sum(numbers) / len(numbers) if numbers else None
