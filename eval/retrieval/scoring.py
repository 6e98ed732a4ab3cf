"""Measure how well each system finds what is relevant to the queries of a collection."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from corpus.records import Record
from eval.matching import normalise
from eval.measures.mean import mean
from eval.measures.ranking import DEPTH, measure_rankings
from eval.measures.separation import separation
from eval.retrieval.collection import Collection
from eval.retrieval.systems import Ranking, Search


class SystemScores(Record):
    """The measures of one system, 0 to 1, higher is better; None where the collection has nothing to measure it on.

    ``by_name`` holds the ranking measures over the answerable queries with judgements. ``answer_found`` is the share
    of the queries with answers for which one stands in some text among the first ``k``. ``separation`` tells how well
    the best score parts answerable queries from unanswerable ones; 0.5 is not at all.
    """

    by_name: Mapping[str, float | None]
    answer_found: float | None
    separation: float | None


def rank_all(
    search: Search, collection: Collection, k: int, progress: Callable[[int, int], None] | None = None
) -> dict[str, Ranking]:
    """Search for every query of a collection.

    Args:
        search: a system's search.
        collection: whose queries are asked.
        k: how many texts a ranking goes to; it goes deeper where the measures need it.
        progress: called after each query with the number done and the number of all.
    """
    rankings: dict[str, Ranking] = {}
    for query in collection.queries:
        rankings[query.query_id] = search(query.text, max(k, DEPTH))
        if progress:
            progress(len(rankings), len(collection.queries))
    return rankings


def score_rankings(rankings: Mapping[str, Ranking], collection: Collection, k: int) -> SystemScores:
    """Measure one system's rankings; an unanswerable query counts for ``separation`` alone."""
    answerable = {query.query_id for query in collection.queries if query.answerable}
    qrels = {query_id: judged for query_id, judged in collection.qrels.items() if query_id in answerable}
    best = {query_id: ranking[0][1] if ranking else 0.0 for query_id, ranking in rankings.items()}
    return SystemScores(
        by_name=measure_rankings({q: [text_id for text_id, _ in ranking] for q, ranking in rankings.items()}, qrels),
        answer_found=_answer_found(rankings, collection, k),
        separation=separation(
            [score for query_id, score in best.items() if query_id in answerable],
            [score for query_id, score in best.items() if query_id not in answerable],
        ),
    )


def _answer_found(rankings: Mapping[str, Ranking], collection: Collection, k: int) -> float | None:
    asked = [query for query in collection.queries if query.answerable and query.answers]
    wanted = {text_id for query in asked for text_id, _ in rankings[query.query_id][:k]}
    texts = {
        text.text_id: normalise(f"{text.title}\n{text.text}") for text in collection.texts if text.text_id in wanted
    }
    return mean(
        any(
            normalise(answer) in texts[text_id]
            for text_id, _ in rankings[query.query_id][:k]
            for answer in query.answers
        )
        for query in asked
    )
