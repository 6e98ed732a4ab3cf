"""How well a ranking finds what is relevant (检索指标): recall, reciprocal rank and nDCG as TREC defines them.

Pure functions over ids, for any collection. A ranking lists ids, best first; of an id that stands in it twice only the
first place counts. Judgements (qrels, 相关性标注) give each judged id its relevance: above 0 is relevant, the
more the higher; 0, below 0 and unjudged are not relevant. Every measure is 0 to 1, higher is better.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from types import MappingProxyType

from eval.measures.mean import mean

Qrels = Mapping[str, int]
"""The relevance of each judged id for one query."""

Measure = Callable[[Sequence[str], Qrels], float]
"""A measure of one query's ranking."""


def recall(ranking: Sequence[str], qrels: Qrels, k: int) -> float:
    """Share of the relevant ids that stand among the first ``k`` (trec_eval ``recall``, R@k, 召回率).

    Raises:
        ValueError: nothing is relevant, so that there is no share.
    """
    relevant = _relevant(qrels)
    return len(relevant & set(_top(ranking, k))) / len(relevant)


def success(ranking: Sequence[str], qrels: Qrels, k: int) -> float:
    """1 where at least one relevant id stands among the first ``k``, else 0 (trec_eval ``success``, 命中率).

    Raises:
        ValueError: nothing is relevant.
    """
    return float(not _relevant(qrels).isdisjoint(_top(ranking, k)))


def reciprocal_rank(ranking: Sequence[str], qrels: Qrels, k: int) -> float:
    """1 / rank of the first relevant id among the first ``k``, rank from 1; 0 where none is (RR@k, 倒数排名).

    trec_eval's ``recip_rank`` cut at ``k``, as MS MARCO reports it.

    Raises:
        ValueError: nothing is relevant.
    """
    relevant = _relevant(qrels)
    return next((1 / rank for rank, id_ in enumerate(_top(ranking, k), start=1) if id_ in relevant), 0.0)


def ndcg(ranking: Sequence[str], qrels: Qrels, k: int) -> float:
    """Normalised discounted cumulative gain of the first ``k`` (nDCG@k, 归一化折损累计增益).

    Gain is the relevance itself, discount log2(rank + 1), normalised by the best possible ranking of the judged ids:
    trec_eval's ``ndcg_cut``, after Järvelin and Kekäläinen, *Cumulated gain-based evaluation of IR techniques*, 2002.
    The exponential gain of Burges et al. (2005) gives other figures where judgements are graded.

    Raises:
        ValueError: nothing is relevant.
    """
    relevant = _relevant(qrels)
    ideal = sorted((qrels[id_] for id_ in relevant), reverse=True)[:k]
    found = [qrels[id_] if id_ in relevant else 0 for id_ in _top(ranking, k)]
    return _dcg(found) / _dcg(ideal)


MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        "R@1": partial(recall, k=1),
        "R@5": partial(recall, k=5),
        "R@10": partial(recall, k=10),
        "RR@10": partial(reciprocal_rank, k=10),
        "nDCG@10": partial(ndcg, k=10),
    }
)
"""The measures that are reported, by the name that ir_measures and TREC give them."""

DEPTH = 10
"""How deep a ranking must go for every one of ``MEASURES``."""


def per_query(rankings: Mapping[str, Sequence[str]], qrels: Mapping[str, Qrels], measure: Measure) -> dict[str, float]:
    """A measure of each query for which something is relevant.

    Args:
        rankings: ids by query, best first. A query without a ranking counts as 0 (trec_eval ``-c``).
        qrels: judgements by query. A query for which nothing is relevant is left out: no ranking could be right.
        measure: one of ``MEASURES``, or any like it.
    """
    return {
        q: measure(rankings.get(q, ()), judged) for q, judged in qrels.items() if max(judged.values(), default=0) > 0
    }


def measure_rankings(rankings: Mapping[str, Sequence[str]], qrels: Mapping[str, Qrels]) -> dict[str, float | None]:
    """The mean of each of ``MEASURES`` over the queries of ``per_query``; None where there is no such query."""
    return {name: mean(per_query(rankings, qrels, measure).values()) for name, measure in MEASURES.items()}


def _relevant(qrels: Qrels) -> set[str]:
    relevant = {id_ for id_, relevance in qrels.items() if relevance > 0}
    if not relevant:
        raise ValueError("a ranking cannot be measured where no id is relevant")
    return relevant


def _top(ranking: Iterable[str], k: int) -> list[str]:
    return list(dict.fromkeys(ranking))[:k]


def _dcg(gains: Iterable[int]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, start=1))
