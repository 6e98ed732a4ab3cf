"""Texts become unit vectors (向量): the protocol, the sentence-transformers encoder, and a stand-in for tests.

The only module that imports torch, and not before the first text is embedded.
"""

from __future__ import annotations

import os
import threading
import zlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import numpy.typing as npt

from index.errors import EncoderError
from index.model.identity import locate, model_identity
from index.records import EncoderIdentity
from index.settings import STAND_IN_MODEL, IndexSettings
from index.wording import MODEL_UNLOADABLE

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from transformers import BatchEncoding

FloatArray = npt.NDArray[np.float32]
Progress = Callable[[int, int], None]
"""Called with the number done and the number to do."""

BATCH = 8
"""Texts embedded together: more gain nothing, fewer waste time."""
LENGTH_STEP = 16
"""Texts are filled up to a multiple of so many tokens."""


class Encoder(Protocol):
    """Embeds passages and questions; what it gives is compared by inner product, which is the cosine."""

    @property
    def fingerprint(self) -> str:
        """Changes whenever the same text could get another vector."""

    @property
    def dimension(self) -> int:
        """Width of a vector."""

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> FloatArray:
        """Unit vectors, float32 ``[len(texts), dimension]``; a text's vector does not depend on the others."""

    def encode_question(self, text: str) -> FloatArray:
        """A unit vector, float32 ``[dimension]``."""


def make_encoder(settings: IndexSettings, data_dir: Path) -> Encoder:
    """The encoder that the settings name; nothing is loaded yet."""
    identity = model_identity(settings, data_dir)
    if settings.model == STAND_IN_MODEL:
        return StandInEncoder()
    return SentenceTransformerEncoder(locate(settings, data_dir), settings, identity)


class SentenceTransformerEncoder:
    """Any sentence-transformers model on the processor, with its own prompts or those of the settings."""

    def __init__(self, folder: Path, settings: IndexSettings, identity: EncoderIdentity) -> None:
        self._folder = folder
        self._settings = settings
        self._identity = identity
        self._lock = threading.RLock()
        self._loaded: SentenceTransformer | None = None

    @property
    def fingerprint(self) -> str:
        """The model's identity: weights, configuration and prompts."""
        return self._identity.fingerprint

    @property
    def dimension(self) -> int:
        """Width of a vector; loads the model."""
        width = self._model.get_embedding_dimension()
        if width is None:
            raise EncoderError(MODEL_UNLOADABLE.format(folder=self._folder, detail="get_embedding_dimension"))
        return width

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> FloatArray:
        """Embed in batches of one shape each, filled up where texts are wanting, each batch in one thread.

        In batches of changing shape a text's vector would depend, in its last bits, on its neighbours, and with several
        threads to a batch on their number: an index brought up to date would differ from a fresh one.
        """
        vectors = np.empty((len(texts), self.dimension), np.float32)
        prompted = [self._passage_prompt + text for text in texts]
        done = 0
        with ThreadPoolExecutor(os.cpu_count()) as threads:
            batches = list(_batches(self._lengths(prompted)))
            filled = ([prompted[i] for i in (numbers * BATCH)[:BATCH]] for _, numbers in batches)
            embedded = threads.map(self._embed, filled, (length for length, _ in batches))
            for (_, numbers), rows in zip(batches, embedded, strict=True):
                vectors[numbers] = rows[: len(numbers)]
                done += len(numbers)
                if progress is not None:
                    progress(done, len(texts))
        return vectors

    def encode_question(self, text: str) -> FloatArray:
        """Embed a question."""
        whole = text.encode("utf-8", "replace").decode("utf-8")  # half of a surrogate pair would be refused
        vector: FloatArray = self._embed([self._question_prompt + whole])[0]
        return vector

    def _embed(self, texts: Sequence[str], length: int | None = None) -> FloatArray:
        """Unit vectors of texts filled up to ``length`` tokens; None: texts of one length."""
        import torch

        padding = False if length is None else "max_length"
        features = self._subwords(texts, length, padding=padding, return_tensors="pt")
        with torch.inference_mode():
            vectors = self._model(dict(features))["sentence_embedding"].to(torch.float32).numpy()
        unit: FloatArray = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return unit

    def _lengths(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text as the model will see it."""
        return [len(ids) for ids in self._subwords(texts, padding=False)["input_ids"]] if texts else []

    def _subwords(self, texts: Sequence[str], length: int | None = None, **how: Any) -> BatchEncoding:
        limit = min((n for n in (length, self._model.max_seq_length) if n is not None), default=None)
        with self._lock:  # the subword tokenizer may not be shared by two threads
            encoded: BatchEncoding = self._model.tokenizer(
                list(texts), truncation=limit is not None, max_length=limit, **how
            )
        return encoded

    @cached_property
    def _question_prompt(self) -> str:
        """The prompt of the settings, or the model's own."""
        named = self._model.prompts.get("query") or ""
        return named if self._settings.question_prompt is None else self._settings.question_prompt

    @cached_property
    def _passage_prompt(self) -> str:
        """The prompt of the settings, or the model's own under any of the names that it goes by."""
        named = (self._model.prompts.get(name) for name in ("document", "passage", "corpus"))
        return next(filter(None, named), "") if self._settings.passage_prompt is None else self._settings.passage_prompt

    @property
    def _model(self) -> SentenceTransformer:
        with self._lock:
            if self._loaded is None:
                self._loaded = _load(self._folder)
            return self._loaded


def _load(folder: Path) -> SentenceTransformer:
    os.environ["HF_HUB_OFFLINE"] = "1"  # read when transformers is imported
    import torch
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    # Threads within one text wait for each other busily: on a busy machine they cost several times what they gain.
    torch.set_num_threads(1)
    try:
        return SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    except (OSError, ValueError, KeyError) as error:
        raise EncoderError(MODEL_UNLOADABLE.format(folder=folder, detail=error)) from error


def _batches(lengths: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
    """Texts of about one length together: the length in tokens to fill up to, and at most ``BATCH`` texts' numbers."""
    grouped: dict[int, list[int]] = {}
    for i, length in enumerate(lengths):
        grouped.setdefault(-(-length // LENGTH_STEP) * LENGTH_STEP, []).append(i)
    for length, numbers in sorted(grouped.items()):
        for start in range(0, len(numbers), BATCH):
            yield length, numbers[start : start + BATCH]


class StandInEncoder:
    """Counts hashed pairs of neighbouring characters: the same everywhere, and near for texts that share words."""

    dimension = 256
    fingerprint = "stand-in-1"

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> FloatArray:
        """Embed texts as ``Encoder`` says."""
        vectors = np.stack([self.encode_question(text) for text in texts]) if texts else self._empty()
        if progress is not None and texts:
            progress(len(texts), len(texts))
        return vectors

    def encode_question(self, text: str) -> FloatArray:
        """Embed a text as ``Encoder`` says."""
        vector = np.zeros(self.dimension, np.float32)
        for pair in zip(f" {text}", f"{text} ", strict=True):
            vector[zlib.crc32("".join(pair).encode("utf-8", "surrogatepass")) % self.dimension] += 1
        unit: FloatArray = vector / np.linalg.norm(vector)
        return unit

    def _empty(self) -> FloatArray:
        return np.empty((0, self.dimension), np.float32)
