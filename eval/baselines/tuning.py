"""The confidence from which a passage baseline answers, chosen on the dev questions."""

from __future__ import annotations

from collections.abc import Sequence

from eval.baselines.passages import Retrieved
from eval.judging import is_right


def tuned_threshold(retrieved: Sequence[Retrieved]) -> float:
    """The threshold with the greatest share of dev questions right, refusals included; the least of equals.

    Raises:
        ValueError: there are no dev questions.
    """
    dev = [(r.answered.confidence or 0.0, r) for r in retrieved if r.answered.gold.split == "dev"]
    dev.sort(key=lambda pair: -pair[0])
    n_right = sum(is_right(r.refused) for _, r in dev)
    counts: dict[float, int] = {}
    for confidence, one in dev:
        n_right += is_right(one.answered) - is_right(one.refused)
        counts[confidence] = n_right
    return max(counts, key=lambda confidence: (counts[confidence], -confidence))
