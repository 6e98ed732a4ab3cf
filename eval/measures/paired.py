"""Whether two runs over the same questions differ by more than chance (配对检验)."""

from __future__ import annotations

from math import comb


def mcnemar(n_better: int, n_worse: int) -> float:
    """Two-sided p-value of McNemar's exact test (McNemar 1947; exact form: the sign test), 0 to 1.

    Of the questions on which two runs differ, each is as likely to have got better as worse where the runs are equally
    good; the p-value is the chance of a split at least as uneven as this one. Questions on which they agree say
    nothing. 1 where there is no difference.

    Args:
        n_better: questions wrong before and right now.
        n_worse: questions right before and wrong now.
    """
    n = n_better + n_worse
    tail = sum(comb(n, k) for k in range(min(n_better, n_worse) + 1))
    return min(1.0, 2 * tail / (1 << n))
