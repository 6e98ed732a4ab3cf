"""The words leg: BM25 (Robertson & Zaragoza 2009) in Lucene's variant, scored by bm25s (Lù 2024)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Protocol

import bm25s
import numpy as np
import numpy.typing as npt

from index.records import WordsParameters

FloatArray = npt.NDArray[np.float32]
PARAMETERS = WordsParameters(method="lucene", k1=1.2, b=0.75)
_COUNT = "n_passages"


class WordsIndex(Protocol):
    """Scores every passage against a question's tokens."""

    def scores(self, tokens: Sequence[str]) -> FloatArray:
        """BM25 of every passage, float32 ``[n_passages]``, 0 where no token is shared, else above 0."""

    def bound(self, tokens: Sequence[str]) -> float:
        """What no passage's score can pass: the sum of what each token is worth where it is worth most."""


class Bm25Index:
    """BM25 through bm25s; tokens that no passage has count for nothing."""

    def __init__(self, scorer: bm25s.BM25 | None, n_passages: int) -> None:
        self._scorer = scorer  # None where no passage has any token, which bm25s would refuse
        self._n_passages = n_passages

    @classmethod
    def build(cls, passages: Sequence[Sequence[str]], parameters: WordsParameters = PARAMETERS) -> Bm25Index:
        """Index passages given as tokens."""
        vocabulary = {token: i for i, token in enumerate(sorted({token for tokens in passages for token in tokens}))}
        if not vocabulary:
            return cls(None, len(passages))
        scorer = bm25s.BM25(k1=parameters.k1, b=parameters.b, method=parameters.method)
        ids = [[vocabulary[token] for token in tokens] for tokens in passages]
        scorer.index((ids, vocabulary), create_empty_token=False, show_progress=False)
        return cls(scorer, len(passages))

    def save(self, folder: Path) -> None:
        """Write the index as plain arrays; ``folder`` is made."""
        folder.mkdir()
        (folder / _COUNT).write_text(str(self._n_passages), encoding="ascii")
        if self._scorer is not None:
            self._scorer.save(folder, show_progress=False)

    @classmethod
    def load(cls, folder: Path) -> Bm25Index:
        """Read what ``save`` wrote."""
        n_passages = int((folder / _COUNT).read_text("ascii"))
        written = any(path.name != _COUNT for path in folder.iterdir())
        return cls(bm25s.BM25.load(folder, show_progress=False) if written else None, n_passages)

    def scores(self, tokens: Sequence[str]) -> FloatArray:
        """BM25 of every passage, as ``WordsIndex`` says."""
        known = self._known(tokens)
        if self._scorer is None or not known:
            return np.zeros(self._n_passages, np.float32)
        return np.asarray(self._scorer.get_scores(known), np.float32)

    def bound(self, tokens: Sequence[str]) -> float:
        """The bound, as ``WordsIndex`` says."""
        if self._scorer is None:
            return 0.0
        return float(sum(self._best[self._scorer.vocab_dict[token]] for token in self._known(tokens)))

    def _known(self, tokens: Sequence[str]) -> list[str]:
        return [] if self._scorer is None else [token for token in tokens if token in self._scorer.vocab_dict]

    @cached_property
    def _best(self) -> FloatArray:
        """Of each token the highest score in any passage, float32 ``[n_tokens]``; every token has a passage."""
        if self._scorer is None:
            return np.empty(0, np.float32)
        best: FloatArray = np.maximum.reduceat(self._scorer.scores["data"], self._scorer.scores["indptr"][:-1])
        return best
