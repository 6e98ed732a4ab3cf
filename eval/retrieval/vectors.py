"""An encoder that remembers on disk what it has embedded, so that a second run over a collection is quick."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from index.encoder import Encoder, FloatArray, Progress
from index.manifest import sha256_of

CHUNK = 1024
"""Texts whose vectors share a file: what is lost when a run is broken off."""


class RememberingEncoder:
    """Gives another encoder's vectors, each chunk of passages kept in a file named for the encoder and the texts.

    A question's vector is remembered as long as the encoder lives.
    """

    def __init__(self, encoder: Encoder, folder: Path) -> None:
        self._encoder = encoder
        self._folder = folder
        self._questions: dict[str, FloatArray] = {}

    @property
    def fingerprint(self) -> str:
        """The other encoder's."""
        return self._encoder.fingerprint

    @property
    def dimension(self) -> int:
        """The other encoder's."""
        return self._encoder.dimension

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> FloatArray:
        """Embed texts as ``Encoder`` says, equal ones once."""
        different = sorted(set(texts))
        vectors = [np.empty((0, self.dimension), np.float32)]
        for start in range(0, len(different), CHUNK):
            chunk = different[start : start + CHUNK]
            vectors.append(self._chunk(chunk))
            if progress is not None:
                progress(start + len(chunk), len(different))
        rows = {text: i for i, text in enumerate(different)}
        together: FloatArray = np.concatenate(vectors)[[rows[text] for text in texts]]
        return together

    def encode_question(self, text: str) -> FloatArray:
        """Embed a question as ``Encoder`` says."""
        if text not in self._questions:
            self._questions[text] = self._encoder.encode_question(text)
        return self._questions[text]

    def _chunk(self, texts: Sequence[str]) -> FloatArray:
        path = self._folder / f"{sha256_of(self.fingerprint, *texts)[:32]}.npy"
        try:
            known: FloatArray = np.load(path, allow_pickle=False)
        except (OSError, EOFError, ValueError):  # not there yet, or damaged
            known = np.empty(0, np.float32)
        if known.shape != (len(texts), self.dimension):
            known = self._encoder.encode_passages(texts)
            self._keep(path, known)
        return known

    def _keep(self, path: Path, vectors: FloatArray) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=self._folder, suffix=".new", delete=False) as stream:
            np.save(stream, vectors, allow_pickle=False)
        os.replace(stream.name, path)
