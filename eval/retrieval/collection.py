"""A collection to measure retrieval on: texts, queries and judgements (qrels), whatever form it came in."""

from __future__ import annotations

from collections.abc import Mapping

from corpus.records import Record
from eval.measures.ranking import Qrels
from index.texts import PlainText


class Query(Record):
    """A query. ``answers`` are wordings of its answer, empty where none are given.

    ``answerable`` is False where no text of the collection answers it.
    """

    query_id: str
    text: str
    answers: tuple[str, ...] = ()
    answerable: bool = True


class Collection(Record):
    """What is searched, asked and judged; ids are unique.

    Every id of ``qrels`` is that of a query and of a text. ``n_unknown_texts`` and ``n_unknown_queries`` count the
    judgements that were left out because they name something else, ``n_unjudged`` the queries that were, because
    nothing tells what would be right: no judgement, no answer, and not that they are unanswerable.
    """

    name: str
    texts: tuple[PlainText, ...]
    queries: tuple[Query, ...]
    qrels: Mapping[str, Qrels]
    n_unknown_texts: int = 0
    n_unknown_queries: int = 0
    n_unjudged: int = 0
