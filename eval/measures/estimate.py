"""Estimates: a statistic of a sample and the interval that a bootstrap gives it (自助法置信区间)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.records import Record

Values = NDArray[np.float64]
Statistic = Callable[[Values], Values]
"""From an array of shape (…, n) to one of shape (…): a statistic of each row."""

SEED = 20230501
N_RESAMPLES = 2000
LEVEL = 0.95


class Estimate(Record):
    """A statistic of ``n`` values with the two ends of its 95% interval, ``low <= high``, in the measure's own unit."""

    n: int
    value: float
    low: float
    high: float


def mean(values: Values) -> Values:
    """Arithmetic mean of each row."""
    return np.asarray(values.mean(axis=-1))


def median(values: Values) -> Values:
    """Median of each row, the mean of the middle two where their number is even."""
    return np.asarray(np.median(values, axis=-1))


def percentile(percent: float) -> Statistic:
    """The nearest-rank percentile of each row: the least value that ``percent`` of 100 values do not exceed."""
    return lambda values: np.asarray(np.percentile(values, percent, axis=-1, method="inverted_cdf"))


def estimate(values: Sequence[float], statistic: Statistic, places: int = 4) -> Estimate | None:
    """A statistic with its percentile bootstrap interval, after Efron and Tibshirani, *Introduction*, 1993, ch. 13.

    2,000 resamples of the questions, with replacement and from a fixed seed, so that the same values give the same
    interval. Where all values are equal the interval has no width: a kind with ten of ten right is not thereby sure.

    Args:
        values: one value a question.
        statistic: what is estimated.
        places: decimal places that the three figures are rounded to.

    Returns:
        None where there are no values.
    """
    if not values:
        return None
    sample = np.asarray(values, dtype=np.float64)
    chosen = np.random.default_rng(SEED).integers(0, len(sample), (N_RESAMPLES, len(sample)))
    tail = 50 * (1 - LEVEL)
    low, high = np.percentile(statistic(sample[chosen]), [tail, 100 - tail])
    ends = {"low": round(float(low), places), "high": round(float(high), places)}
    return Estimate(n=len(sample), value=round(float(statistic(sample)), places), **ends)
