"""A question put to a leg: its best passages, and what it makes of any other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from index.legs.vectors import FloatArray, IdArray, VectorStore
from index.legs.words import WordsIndex


class AskedLeg(Protocol):
    """What one leg says to one question; higher scores are better.

    ``floor`` is the score of a passage that has nothing to do with the question, ``ceiling`` one that none can pass.
    """

    floor: float
    ceiling: float

    def best(self, pool: IdArray, k: int) -> tuple[IdArray, FloatArray]:
        """At most ``k`` passages of a pool and their scores, best first, equal ones by number."""

    def scores(self, ids: IdArray) -> FloatArray:
        """The scores of these passages, found among the best or not."""


class AskedWords:
    """The words leg: nothing shared is the floor, every token where it is worth most the ceiling."""

    floor = 0.0

    def __init__(self, words: WordsIndex, tokens: Sequence[str]) -> None:
        self._scores = words.scores(tokens)
        self.ceiling = words.bound(tokens)

    def best(self, pool: IdArray, k: int) -> tuple[IdArray, FloatArray]:
        """The best as ``AskedLeg`` says, of those that share a token."""
        scoring = pool[self._scores[pool] > 0]
        best = scoring[np.lexsort((scoring, -self._scores[scoring]))][:k]
        return best, self._scores[best]

    def scores(self, ids: IdArray) -> FloatArray:
        """Scores as ``AskedLeg`` says."""
        return self._scores[ids]


class AskedVectors:
    """The dense leg: the mean cosine is the floor, for a model may set even unrelated texts close; 1 is the ceiling."""

    ceiling = 1.0

    def __init__(self, store: VectorStore, vector: FloatArray) -> None:
        self._store = store
        self._vector = vector
        self.floor = store.mean_score(vector)

    def best(self, pool: IdArray, k: int) -> tuple[IdArray, FloatArray]:
        """The best as ``AskedLeg`` says."""
        return self._store.search(self._vector, k, pool)

    def scores(self, ids: IdArray) -> FloatArray:
        """Scores as ``AskedLeg`` says."""
        return self._store.scores(self._vector, ids)
