"""The measures of the systems as a table for the terminal, with what was left out of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from eval import wording
from eval.columns import aligned
from eval.measures.ranking import MEASURES
from eval.retrieval.collection import Collection
from eval.retrieval.scoring import SystemScores
from eval.retrieval.systems import System


def retrieval_table(scores: Mapping[System, SystemScores], collection: Collection, k: int) -> str:
    """One line a system; answers and unanswerable queries have a column only where the collection has them."""
    columns = {name: [scores[system].by_name[name] for system in scores] for name in MEASURES}
    columns[wording.ANSWER_FOUND.format(k=k)] = [scores[system].answer_found for system in scores]
    columns[wording.SEPARATION] = [scores[system].separation for system in scores]
    shown = {name: values for name, values in columns.items() if any(value is not None for value in values)}
    head = ["", *shown]
    rows = [
        [wording.SYSTEMS[system], *(_share(values[i]) for values in shown.values())] for i, system in enumerate(scores)
    ]
    return "\n".join([*_told(collection), "", *aligned([head, *rows])])


def _told(collection: Collection) -> Iterator[str]:
    judged = sum(q.answerable and q.query_id in collection.qrels for q in collection.queries)
    yield wording.COLLECTION.format(
        name=collection.name,
        n_texts=len(collection.texts),
        n_queries=len(collection.queries),
        n_judged=judged,
        n_unanswerable=sum(not query.answerable for query in collection.queries),
    )
    if collection.n_unknown_texts or collection.n_unknown_queries:
        yield wording.UNKNOWN_JUDGEMENTS.format(
            n_texts=collection.n_unknown_texts, n_queries=collection.n_unknown_queries
        )
    if collection.n_unjudged:
        yield wording.UNJUDGED.format(n=collection.n_unjudged)


def _share(value: float | None) -> str:
    return wording.NOTHING if value is None else f"{value:.3f}"
