"""A question meets the passages: two legs put forward candidates from each pool, both score them, fused into one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import numpy as np

from corpus.records import Corpus
from index.encoder import Encoder
from index.errors import IndexStoreError
from index.legs.asked import AskedLeg, AskedVectors, AskedWords
from index.legs.fusion import LegScores, Scores, bounded, ranked, reciprocal, scaled
from index.legs.tokens import WordTokenizer
from index.legs.vectors import FlatVectorStore, FloatArray, IdArray, VectorStore
from index.legs.words import WordsIndex
from index.manifest import fingerprint
from index.records import DENSE, WORDS, Hit, IndexManifest, Leg, Passage, PassageKind
from index.segments import Segment
from index.settings import IndexSettings
from index.wording import INDEX_STALE, WHAT_DIMENSION

DEPTH = 100
"""Candidates that a leg puts forward in each pool."""

FUSIONS = {"bounded": bounded, "scaled": scaled, "reciprocal": reciprocal}

POOLS = (frozenset({PassageKind.ROW}), frozenset(PassageKind) - {PassageKind.ROW})
"""Table rows, and running text: each puts forward its own candidates, so that neither crowds out the other."""


class Index:
    """An index opened for searching; it never writes, and may be searched from several threads.

    ``corpus`` holds the records as they were when the index was built.
    """

    def __init__(
        self,
        manifest: IndexManifest,
        corpus: Corpus,
        segments: Sequence[Segment],
        words: WordsIndex,
        tokenizer: WordTokenizer,
        encoder: Encoder,
        settings: IndexSettings,
        command: str,
    ) -> None:
        self.manifest = manifest
        self.corpus = corpus
        self.passages: tuple[Passage, ...] = tuple(p for segment in segments for p in segment.passages)
        self._segments = segments
        self._words = words
        self._tokenizer = tokenizer
        self._encoder = encoder
        self._settings = settings
        self._command = command
        self._kinds = np.array([passage.kind.value for passage in self.passages])
        self._numbers = {passage.passage_id: i for i, passage in enumerate(self.passages)}

    @property
    def tokenizer(self) -> WordTokenizer:
        """What cuts texts into words here."""
        return self._tokenizer

    @property
    def fingerprint(self) -> str:
        """Equal for indexes that answer alike."""
        return fingerprint(self.manifest)

    def search(
        self,
        text: str,
        *,
        k: int = 10,
        kinds: frozenset[str] | None = None,
        allowed: frozenset[str] | None = None,
        legs: Sequence[str] = (DENSE, WORDS),
    ) -> tuple[Hit, ...]:
        """The passages that fit a text best, best first.

        Args:
            text: What is asked, stand-alone.
            k: At most so many hits.
            kinds: Kinds of passages to search, see ``PassageKind``; None for all.
            allowed: Passage ids to search, binding before ranking; None for all. Unknown ids are nothing to find.
            legs: Which legs search: ``dense``, ``words``.

        Raises:
            KeyError: for a leg that there is not.
            IndexStoreError: when the model turns out to give vectors of another dimension than the index's.
        """
        if not text.strip() or not self.passages:
            return ()
        asking = {DENSE: self._ask_dense, WORDS: self._ask_words}
        pools = self._pools(kinds, allowed)
        asked = {leg: asking[leg](text) for leg in legs}
        found = {name: _paired(leg.best(pool, DEPTH) for pool in pools) for name, leg in asked.items()}
        return self._hits(self._fuse(asked, found), found, k)

    def prepare(self) -> None:
        """Load the model and the vectors now, so that the first question need not wait for them."""
        self.search(self.passages[0].embed_text if self.passages else "", k=1)

    def _pools(self, kinds: frozenset[str] | None, allowed: frozenset[str] | None) -> list[IdArray]:
        """Numbers of the passages that may be found, by pool."""
        within = np.ones(len(self.passages), bool)
        if allowed is not None:
            within[:] = False
            within[[self._numbers[passage_id] for passage_id in allowed if passage_id in self._numbers]] = True
        wanted = [pool if kinds is None else pool & kinds for pool in POOLS]
        return [np.flatnonzero(within & np.isin(self._kinds, [*pool])) for pool in wanted]

    def _ask_words(self, text: str) -> AskedLeg:
        return AskedWords(self._words, self._tokenizer.cut(text))

    def _ask_dense(self, text: str) -> AskedLeg:
        vector = self._encoder.encode_question(text)
        if len(vector) != self.manifest.dimension:
            told = {"what": WHAT_DIMENSION, "indexed": self.manifest.dimension, "current": len(vector)}
            raise IndexStoreError(INDEX_STALE.format(**told, command=self._command))
        return AskedVectors(self._vectors, vector)

    @cached_property
    def _vectors(self) -> VectorStore:
        store = FlatVectorStore(self.manifest.dimension)
        start = 0
        for segment in self._segments:
            ids = np.arange(start, start + len(segment.passages), dtype=np.int64)
            store.add(segment.records.document.doc_id, ids, segment.vectors)
            start += len(ids)
        return store

    def _fuse(self, asked: Mapping[str, AskedLeg], found: Mapping[str, Scores]) -> dict[int, float]:
        """Fuse the legs' scores of all that any of them found."""
        candidates = np.array(sorted(set().union(*found.values())), np.int64)
        if not len(candidates):
            return {}
        legs = {
            name: LegScores({**_paired([(candidates, leg.scores(candidates))]), **found[name]}, leg.floor, leg.ceiling)
            for name, leg in asked.items()
        }
        share = self._settings.dense_weight
        return FUSIONS[self._settings.fusion](legs, {DENSE: share, WORDS: 1 - share})

    def _hits(self, fused: dict[int, float], found: Mapping[str, Scores], k: int) -> tuple[Hit, ...]:
        ranks = {leg: {number: rank for rank, number in enumerate(ranked(scores), 1)} for leg, scores in found.items()}
        hits = []
        for rank, number in enumerate(ranked(fused)[:k], start=1):
            legs = tuple(
                Leg(name=leg, rank=ranks[leg][number], score=scores[number])
                for leg, scores in found.items()
                if number in scores
            )
            hits.append(Hit(passage=self.passages[number], rank=rank, score=fused[number], legs=legs))
        return tuple(hits)


def _paired(found: Iterable[tuple[IdArray, FloatArray]]) -> dict[int, float]:
    return {int(n): float(s) for numbers, scores in found for n, s in zip(numbers, scores, strict=True)}
