"""A run held against an earlier one: what got better, what got worse, and whether that may be chance."""

from __future__ import annotations

from collections.abc import Mapping

from corpus.records import Record
from eval.measures.paired import mcnemar


class Comparison(Record):
    """Two runs over the questions that both asked, ``n_both`` of them; ids in the order of the later run.

    ``only_before`` and ``only_now`` are questions that one of the runs did not ask. ``p_value`` is that of McNemar's
    exact test, 0 to 1: small where the difference is no chance.
    """

    n_both: int
    better: tuple[str, ...]
    worse: tuple[str, ...]
    only_before: tuple[str, ...]
    only_now: tuple[str, ...]
    p_value: float


def compare(before: Mapping[str, bool], now: Mapping[str, bool]) -> Comparison:
    """Compare two runs.

    Args:
        before: whether each question was answered right by the earlier run, by id.
        now: the same of the later run.
    """
    both = [id_ for id_ in now if id_ in before]
    better = tuple(id_ for id_ in both if now[id_] and not before[id_])
    worse = tuple(id_ for id_ in both if before[id_] and not now[id_])
    return Comparison(
        n_both=len(both),
        better=better,
        worse=worse,
        only_before=tuple(id_ for id_ in before if id_ not in now),
        only_now=tuple(id_ for id_ in now if id_ not in before),
        p_value=mcnemar(len(better), len(worse)),
    )
