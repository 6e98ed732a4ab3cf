"""What is compared: each leg of the index alone, both together, and the baseline; all over the same texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from eval.retrieval.bigrams import BigramBm25
from eval.retrieval.collection import Collection
from eval.retrieval.vectors import RememberingEncoder
from index.build import open_tokenizer
from index.encoder import Encoder, Progress, StandInEncoder, make_encoder
from index.records import DENSE, WORDS
from index.search import Index
from index.settings import IndexSettings
from index.texts import index_texts


class System(StrEnum):
    """A way of searching that is measured (系统)."""

    WORDS = "words"  # 词语
    DENSE = "dense"  # 向量
    HYBRID = "hybrid"  # 融合
    BIGRAM = "bigram"  # 二元字基线


Ranking = tuple[tuple[str, float], ...]
"""Text ids with their scores, best first; scores are comparable only within one system."""

Search = Callable[[str, int], Ranking]
"""Takes a query and how many texts to rank."""

_LEGS: Mapping[System, tuple[str, ...]] = {
    System.WORDS: (WORDS,),
    System.DENSE: (DENSE,),
    System.HYBRID: (DENSE, WORDS),
}


def open_systems(
    collection: Collection,
    systems: Sequence[System],
    settings: IndexSettings,
    data_dir: Path,
    progress: Progress | None = None,
) -> dict[System, Search]:
    """Index a collection and give the searches, in the order asked for.

    Args:
        collection: What is searched.
        systems: Which to give; the model is not loaded where none needs it.
        settings: Model and fusion.
        data_dir: Where the model lies, and where vectors are kept between runs.
        progress: Called while texts are embedded, with the number done and the number to do.
    """
    index = None
    if set(systems) & _LEGS.keys():
        encoder = _encoder(systems, settings, data_dir)
        index = index_texts(collection.texts, encoder, open_tokenizer(data_dir), settings, progress)
    searches: dict[System, Search] = {}
    for system in systems:
        if index is not None and system in _LEGS:
            searches[system] = _best_passages(index, _LEGS[system])
        else:
            searches[system] = BigramBm25(collection.texts).search
    return searches


def _encoder(systems: Sequence[System], settings: IndexSettings, data_dir: Path) -> Encoder:
    if {System.DENSE, System.HYBRID} & set(systems):
        return RememberingEncoder(make_encoder(settings, data_dir), data_dir / "eval" / "vectors")
    return StandInEncoder()  # costs nothing where no vector is searched


def _best_passages(index: Index, legs: Sequence[str]) -> Search:
    """A search for texts, each ranked by its best passage (max-P, Dai & Callan 2019)."""

    def search(query: str, k: int) -> Ranking:
        best: dict[str, float] = {}
        for hit in index.search(query, k=len(index.passages), legs=legs):
            score = hit.score if len(legs) > 1 else hit.legs[0].score  # a leg's own tells more than a share of its best
            best.setdefault(hit.passage.doc_id, score)
        return tuple(best.items())[:k]

    return search
