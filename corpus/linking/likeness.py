"""How alike two clauses are: pairs of characters that both have, the rare ones counting more."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

_FULL = 6
"""A pair that stands in at most so many sentences counts in full."""
_HALF = 1.2
"""The weight in common, in full pairs, at which a likeness counts half: two short clauses alike prove little."""


class Likeness:
    """Weights of character pairs over the sentences of two documents, and an index of clauses by their pairs.

    A pair's weight is its inverse document frequency (Spärck Jones 1972) relative to that of a rare pair, 0 to 1.

    Args:
        sentences: the sentences of both documents, of which the weights are taken.
        clauses: the clauses that others are compared with.
    """

    def __init__(self, sentences: Iterable[str], clauses: Sequence[str]) -> None:
        texts = [_pairs(text) for text in sentences]
        df = Counter(pair for pairs in texts for pair in pairs)
        self._weights = {pair: _weight(n, len(texts)) for pair, n in df.items()}
        self._totals = [self._total(_pairs(clause)) for clause in clauses]
        self._holding: defaultdict[str, list[int]] = defaultdict(list)
        for number, clause in enumerate(clauses):
            for pair in _pairs(clause):
                self._holding[pair].append(number)

    def compare(self, clause: str) -> Mapping[int, float]:
        """Compare a clause with all that are indexed.

        Returns:
            By number, for those that share a pair: Dice's coefficient (1945) over weighted pairs, lowered where little
            is shared in all; between 0 and 1, higher is more alike.
        """
        own = _pairs(clause)
        shared: defaultdict[int, float] = defaultdict(float)
        for pair in sorted(own):
            weight = self._weights.get(pair, 1.0)
            for number in self._holding.get(pair, ()):
                shared[number] += weight
        total = self._total(own)
        return {
            number: 2 * both / (total + self._totals[number]) * both / (both + _HALF)
            for number, both in shared.items()
            if both > 0
        }

    def _total(self, pairs: Iterable[str]) -> float:
        return sum(self._weights.get(pair, 1.0) for pair in sorted(pairs))


def _weight(df: int, n: int) -> float:
    return 1.0 if df <= _FULL else math.log(n / df) / math.log(n / _FULL)


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))
