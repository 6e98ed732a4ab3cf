"""The dense leg: exact inner-product search over unit vectors, by FAISS (Douze et al. 2024)."""

from __future__ import annotations

from typing import Protocol

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float32]
IdArray = npt.NDArray[np.int64]


class VectorStore(Protocol):
    """Holds passages' vectors by document; ids are the caller's, unique over all documents."""

    def add(self, doc_id: str, ids: IdArray, vectors: FloatArray) -> None:
        """Add a document's vectors, float32 ``[len(ids), dimension]``."""

    def delete(self, doc_id: str) -> None:
        """Forget a document's vectors; an unknown document is nothing to forget."""

    def search(self, vector: FloatArray, k: int, allowed: IdArray | None = None) -> tuple[IdArray, FloatArray]:
        """At most ``k`` ids and inner products, best first, equal ones by id; ``allowed`` binds before ranking."""

    def scores(self, vector: FloatArray, ids: IdArray) -> FloatArray:
        """Inner products with the vectors of these ids, float32 ``[len(ids)]``."""

    def mean_score(self, vector: FloatArray) -> float:
        """The mean inner product with all vectors; 0 where there are none."""


class FlatVectorStore:
    """FAISS ``IndexFlatIP``: compares with every vector, so nothing near is missed.

    Measured on two cores at 384 dimensions: 9 ms for 100,000 vectors.
    """

    def __init__(self, dimension: int) -> None:
        import faiss

        self._faiss = faiss
        self._index = faiss.IndexIDMap2(faiss.IndexFlatIP(dimension))
        self._ids: dict[str, IdArray] = {}
        self._sum = np.zeros(dimension, np.float64)

    def add(self, doc_id: str, ids: IdArray, vectors: FloatArray) -> None:
        """Add a document's vectors, as ``VectorStore`` says."""
        self._index.add_with_ids(np.ascontiguousarray(vectors), ids)
        self._ids[doc_id] = np.concatenate([self._ids.get(doc_id, np.empty(0, np.int64)), ids])
        self._sum += vectors.sum(axis=0, dtype=np.float64)

    def delete(self, doc_id: str) -> None:
        """Forget a document's vectors, as ``VectorStore`` says."""
        ids = self._ids.pop(doc_id, None)
        if ids is not None:
            self._sum -= self._index.reconstruct_batch(ids).sum(axis=0, dtype=np.float64)
            self._index.remove_ids(self._faiss.IDSelectorBatch(ids))

    def search(self, vector: FloatArray, k: int, allowed: IdArray | None = None) -> tuple[IdArray, FloatArray]:
        """Search as ``VectorStore`` says."""
        k = min(k, self._index.ntotal if allowed is None else len(allowed))
        if k == 0:
            return np.empty(0, np.int64), np.empty(0, np.float32)
        selector = None if allowed is None else self._faiss.IDSelectorBatch(allowed)
        parameters = None if selector is None else self._faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]
        scores, ids = self._index.search(vector[np.newaxis], k, params=parameters)
        found = ids[0] >= 0  # where fewer than k are allowed, FAISS fills up with -1
        order = np.lexsort((ids[0][found], -scores[0][found]))
        return ids[0][found][order], scores[0][found][order]

    def scores(self, vector: FloatArray, ids: IdArray) -> FloatArray:
        """Scores as ``VectorStore`` says."""
        found: FloatArray = self._index.reconstruct_batch(ids) @ vector
        return found

    def mean_score(self, vector: FloatArray) -> float:
        """The mean as ``VectorStore`` says."""
        n = self._index.ntotal
        return float(self._sum @ vector.astype(np.float64)) / n if n else 0.0
