"""How surely the best task is the one meant: a logistic model over three features (把握).

Fitted on the development questions, each asked twice: as it is, and with the task meant taken out of the corpus, so
that a topic that is not there is learned as well as one that is (ridge-penalised maximum likelihood).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from assistant.matching.matcher import TaskMatch
from corpus.records import Task

WEIGHT_WORDS, WEIGHT_GAP, WEIGHT_MEANING, BIAS = 5.8, 9.3, 4.2, -9.0
TWIN_SHARE = 0.6


def confidence(ranked: Sequence[TaskMatch]) -> float:
    """The probability that the first of ``ranked`` is what the topic means.

    Args:
        ranked: the tasks in scope, best first; none gives 0.

    Returns:
        Between 0 and 1: greater for a better score by words, for a greater distance to the next task that is no twin
        of the first, and for greater nearness in meaning.
    """
    if not ranked:
        return 0.0
    best = ranked[0]
    gap = best.words - max((m.words for m in ranked[1:] if not are_twins(m.task, best.task)), default=0.0)
    return 1 / (1 + math.exp(-(WEIGHT_WORDS * best.words + WEIGHT_GAP * gap + WEIGHT_MEANING * best.near + BIAS)))


def are_twins(one: Task, other: Task) -> bool:
    """Whether two titles say the same but for a word or two."""
    pairs = [{t.title[i : i + 2] for i in range(len(t.title) - 1)} for t in (one, other)]
    return len(pairs[0] & pairs[1]) >= TWIN_SHARE * min(len(p) for p in pairs)
