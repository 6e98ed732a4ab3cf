"""Nearness in meaning by the index's dense leg, scaled to 0..1; nothing where the words already decide."""

from __future__ import annotations

from functools import lru_cache

from index.records import DENSE
from index.search import Index

FARTHEST, NEAREST = 0.80, 0.92
"""Cosines of unrelated and of matching texts with the default model, which sets them close together."""
DEPTH = 60


class DenseMeaning:
    """Nearness of records to a text; one look-up a text, remembered."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._near = lru_cache(maxsize=512)(self._look_up)

    def __call__(self, text: str) -> dict[str, float]:
        """Record id to nearness, 0 to 1, for the nearest records only."""
        return self._near(text) if text else {}

    def _look_up(self, text: str) -> dict[str, float]:
        near: dict[str, float] = {}
        for hit in self._index.search(text, k=DEPTH, legs=(DENSE,)):
            score = next(leg.score for leg in hit.legs if leg.name == DENSE)
            scaled = min(max((score - FARTHEST) / (NEAREST - FARTHEST), 0.0), 1.0)
            near[hit.passage.record_id] = max(near.get(hit.passage.record_id, 0.0), scaled)
        return near
