"""How well two sentences fit beside each other (衔接): cosine of their character bigrams, weighted by TF-IDF."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

_Vector = dict[str, float]


class Cohesion:
    """Cohesion of the sentences of one text.

    Weights are ``(1 + ln tf) * ln(n / df)`` over the text's distinct sentences, vectors have unit length (Salton and
    Buckley, Term-weighting approaches in automatic text retrieval, 1988).
    """

    def __init__(self, sentences: Iterable[str]) -> None:
        counts = {sentence: Counter(_bigrams(sentence)) for sentence in dict.fromkeys(sentences)}
        frequency = Counter(bigram for bigrams in counts.values() for bigram in bigrams)
        self._vectors = {
            sentence: _unit(
                {bigram: (1 + math.log(n)) * math.log(len(counts) / frequency[bigram]) for bigram, n in bigrams.items()}
            )
            for sentence, bigrams in counts.items()
        }

    def between(self, one: str, other: str) -> float:
        """Give the cosine of two of the text's sentences, 0 (nothing in common) to 1."""
        vector = self._vectors[other]
        return sum(weight * vector.get(bigram, 0.0) for bigram, weight in self._vectors[one].items())

    def of_sequence(self, sentences: Sequence[str | None]) -> float:
        """Give the sum over neighbours in a sequence; None stands for a lost sentence, which fits nothing."""
        pairs = pairwise(sentences)
        return sum(self.between(one, other) for one, other in pairs if one is not None and other is not None)


def _bigrams(sentence: str) -> list[str]:
    return [pair for pair in map("".join, pairwise(sentence)) if pair.isalnum()]


def _unit(vector: _Vector) -> _Vector:
    length = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {bigram: weight / length for bigram, weight in vector.items()} if length else vector
