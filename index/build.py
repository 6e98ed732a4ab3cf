"""Build an index folder: read the corpus, write segments and what stands over all of them, put the manifest in place.

    <data>/build/<corpus>/segments/<hash>/   see ``index.segments``
    <data>/build/<corpus>/derived/<hash>/    see ``index.derived``
    <data>/build/<corpus>/manifest.json      its rename is the atomic step

Nothing that is built holds a date or a random number: two full builds give the same bytes.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
from filelock import FileLock

from corpus.read import DocumentRecords, read_corpus
from corpus.records import Corpus, Document
from corpus.settings import CorpusSettings
from corpus.units.registry import Register, open_register
from index.derived import Derived, read_derived, write_derived
from index.encoder import FloatArray, make_encoder
from index.errors import IndexStoreError
from index.legs.tokens import WordTokenizer
from index.legs.words import PARAMETERS
from index.manifest import (
    DERIVED,
    FORMAT,
    METRIC,
    SEGMENTS,
    reading_fingerprint,
    record_sha256,
    sha256_of,
    unread,
    write_manifest,
)
from index.model.identity import model_identity
from index.previous import PreviousIndex
from index.records import IndexedDocument, IndexManifest
from index.segments import Segment, make_segment, vectors_shape, write_segment
from index.settings import IndexSettings
from index.wording import PROGRESS_EMBED, PROGRESS_READ, PROGRESS_WRITE

Progress = Callable[[str, int, int], None]
"""Called with what is being done (Chinese), how much of it is done, and how much there is."""


def index_folder(corpus_dir: Path | None, data_dir: Path) -> Path:
    """Where the index of a corpus stands; None is the built-in corpus."""
    name = "built-in" if corpus_dir is None else sha256_of(str(corpus_dir.resolve()))[:16]
    return data_dir / "build" / name


def open_tokenizer(data_dir: Path) -> WordTokenizer:
    """The word tokenizer with every name of the register as a word."""
    return WordTokenizer(open_register(None).form_texts, data_dir / "build" / "jieba")


def build_index(
    corpus_dir: Path | None = None, settings: IndexSettings | None = None, progress: Progress | None = None
) -> IndexManifest:
    """Build the index of a folder, reusing what has not changed; until it is whole the old one stands.

    Args:
        corpus_dir: The folder of policy files; None for the built-in corpus.
        settings: None for those of the environment.
        progress: Called while building, see ``Progress``.

    Raises:
        PolicyError: when the corpus cannot be read or the model is not there.
    """
    settings = settings or IndexSettings()
    data_dir = CorpusSettings().data_dir
    folder = index_folder(corpus_dir, data_dir)
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / ".lock"):
        return _Builder(folder, data_dir, settings, progress or _silent).build(corpus_dir)


class _Builder:
    """One build of one index folder."""

    def __init__(self, folder: Path, data_dir: Path, settings: IndexSettings, progress: Progress) -> None:
        self._folder = folder
        self._identity = model_identity(settings, data_dir)
        self._encoder = make_encoder(settings, data_dir)
        self._tokenizer = open_tokenizer(data_dir)
        self._progress = progress
        self._previous = PreviousIndex(folder)

    def build(self, corpus_dir: Path | None) -> IndexManifest:
        corpus, segments = self._read(corpus_dir)
        self._write_segments(segments)
        manifest = self._manifest(corpus, segments, self._write_derived(corpus, segments))
        write_manifest(manifest, self._folder)
        self._sweep(manifest)
        return manifest

    def _read(self, corpus_dir: Path | None) -> tuple[Corpus, dict[str, Segment]]:
        """The corpus, and its segments by name in the order of the documents, vectors still wanting."""
        segments: dict[str, Segment] = {}

        def read_one(document: Document, register: Register) -> DocumentRecords:
            records = self._previous.read_document(document, register)
            segment = make_segment(records, self._tokenizer.cut)
            segments[self._name(segment)] = segment
            return records

        corpus = read_corpus(corpus_dir, lambda _, done, n: self._progress(PROGRESS_READ, done, n), read_one)
        self._progress(PROGRESS_READ, len(segments), len(segments))
        return corpus, segments

    def _name(self, segment: Segment) -> str:
        """A segment's name: the hash of its records and of what turns them into tokens and vectors."""
        made_with = (str(FORMAT), self._tokenizer.fingerprint, self._identity.fingerprint)
        records = (record.model_dump_json() for records in segment.rows().values() for record in records)
        return sha256_of(*made_with, *records)[:24]

    def _write_segments(self, segments: dict[str, Segment]) -> None:
        missing = {name: segment for name, segment in segments.items() if not self._previous.segment(name)}
        vectors = self._vectors({passage.embed_text for segment in missing.values() for passage in segment.passages})
        for i, (name, segment) in enumerate(missing.items(), start=1):
            own = [vectors[passage.embed_text] for passage in segment.passages]
            stacked = np.stack(own) if own else np.empty((0, self._encoder.dimension), np.float32)
            with self._new_folder(SEGMENTS, name) as folder:
                write_segment(replace(segment, vectors=stacked), folder)
            self._progress(PROGRESS_WRITE, i, len(missing))

    def _vectors(self, texts: set[str]) -> dict[str, FloatArray]:
        """The vector of every text: from the old index where it has one of the same model, else from the encoder."""
        known = self._previous.vectors(self._identity) if texts else ()
        vectors = {text: vector for text, vector in known if text in texts}
        wanting = sorted(texts - vectors.keys())
        if wanting:
            made = self._encoder.encode_passages(wanting, lambda done, n: self._progress(PROGRESS_EMBED, done, n))
            vectors.update(zip(wanting, made, strict=True))
        return vectors

    def _write_derived(self, corpus: Corpus, segments: dict[str, Segment]) -> str:
        """Write what stands over all segments; returns its folder's name."""
        derived = Derived.of(corpus, tuple(segments.values()))
        name = sha256_of(str(FORMAT), PARAMETERS.model_dump_json(), derived.told(), *segments)[:24]
        try:
            read_derived(self._folder / DERIVED / name)
        except IndexStoreError:
            with self._new_folder(DERIVED, name) as folder:
                write_derived(derived, folder)
        return name

    def _manifest(self, corpus: Corpus, segments: dict[str, Segment], derived: str) -> IndexManifest:
        documents = tuple(
            IndexedDocument(
                doc_id=segment.records.document.doc_id,
                sha256=segment.records.document.source.sha256,
                record_sha256=record_sha256(segment.records.document),
                segment=name,
                n_passages=len(segment.passages),
            )
            for name, segment in segments.items()
        )
        return IndexManifest(
            format=FORMAT,
            reading=reading_fingerprint(),
            documents=documents,
            encoder=self._identity,
            dimension=self._dimension(segments),
            unread=unread(corpus.documents, corpus.problems),
            metric=METRIC,
            tokenizer=self._tokenizer.fingerprint,
            words=PARAMETERS,
            derived=derived,
        )

    def _dimension(self, segments: dict[str, Segment]) -> int:
        """The vectors' width as written; 0 where there is no document."""
        return next((vectors_shape(self._folder / SEGMENTS / name)[1] for name in segments), 0)

    @contextmanager
    def _new_folder(self, kind: str, name: str) -> Iterator[Path]:
        """A folder to write into, put in place whole when all is written; a damaged one gives way to it."""
        parent = self._folder / kind
        parent.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=parent, prefix=".new-") as temporary:
            made = Path(temporary) / name
            made.mkdir()
            yield made
            shutil.rmtree(parent / name, ignore_errors=True)
            os.replace(made, parent / name)

    def _sweep(self, manifest: IndexManifest) -> None:
        """Remove the folders that the manifest no longer names."""
        kept = {manifest.derived, *(entry.segment for entry in manifest.documents)}
        for kind in (SEGMENTS, DERIVED):
            for path in self._folder.glob(f"{kind}/*"):
                if path.name not in kept:
                    shutil.rmtree(path)


def _silent(what: str, done: int, n: int) -> None:
    del what, done, n
