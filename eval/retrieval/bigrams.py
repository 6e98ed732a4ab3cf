"""The baseline: BM25 over pairs of neighbouring characters (二元字), whole texts, nothing folded.

What anybody can build in an afternoon without a dictionary, and hard to beat in Chinese (Nie et al. 2000): each leg and
their fusion must be worth more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from index.legs.words import Bm25Index
from index.texts import PlainText

_RUN = re.compile(r"[0-9a-z]+|[㐀-鿿豈-﫿]+")


def cut_bigrams(text: str) -> list[str]:
    """Pairs of neighbouring Chinese characters, single ones where they stand alone, and words of Latin and figures."""
    tokens: list[str] = []
    for run in _RUN.findall(text.lower()):
        if run[0].isascii() or len(run) == 1:
            tokens.append(run)
        else:
            tokens += (run[i : i + 2] for i in range(len(run) - 1))
    return tokens


class BigramBm25:
    """Ranks texts by their own BM25, not by that of their best passage."""

    def __init__(self, texts: Sequence[PlainText]) -> None:
        self._ids = tuple(text.text_id for text in texts)
        self._scorer = Bm25Index.build([cut_bigrams(f"{text.title}\n{text.text}") for text in texts])

    def search(self, query: str, k: int) -> tuple[tuple[str, float], ...]:
        """At most ``k`` text ids with their scores, best first, equal ones in their own order; none scored 0."""
        scores = self._scorer.scores(cut_bigrams(query))
        best = np.lexsort((np.arange(len(scores)), -scores))[:k]
        return tuple((self._ids[i], float(scores[i])) for i in best if scores[i] > 0)
