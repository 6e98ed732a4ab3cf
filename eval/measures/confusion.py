"""Confusion of kinds (题型混淆): as what sort of question each sort was answered."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from eval.outcome import Outcome

REFUSED = "refused"
RAISED = "raised"


def confusion(outcomes: Iterable[Outcome]) -> dict[str, dict[str, int]]:
    """How many questions of each gold kind were answered as each kind, ``refused``, or ended in an error (``raised``).

    Kinds and answers by name. An answerable and an unanswerable question of one kind stand in one row.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for outcome in outcomes:
        counts[outcome.gold.kind.value][_answered_as(outcome)] += 1
    return {kind: dict(sorted(counts[kind].items())) for kind in sorted(counts)}


def _answered_as(outcome: Outcome) -> str:
    if outcome.answer is None:
        return RAISED
    return outcome.answer.kind.value if outcome.answer.answered else REFUSED
