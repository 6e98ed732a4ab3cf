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

from corpus.read import read_corpus
from corpus.records import Corpus
from corpus.settings import CorpusSettings
from corpus.units.registry import open_register
from index.derived import Derived, read_derived, write_derived
from index.encoder import FloatArray, make_encoder
from index.errors import IndexStoreError
from index.legs.tokens import WordTokenizer
from index.legs.words import PARAMETERS
from index.manifest import (
    FORMAT,
    METRIC,
    read_manifest,
    reading_fingerprint,
    record_sha256,
    sha256_of,
    unread,
    write_manifest,
)
from index.model.identity import model_identity
from index.records import IndexedDocument, IndexManifest
from index.segments import Segment, make_segments, read_segment, vectors_shape, write_segment
from index.settings import IndexSettings
from index.wording import PROGRESS_EMBED, PROGRESS_READ, PROGRESS_WRITE

Progress = Callable[[str, int, int], None]
"""Called with what is being done (Chinese), how much of it is done, and how much there is."""

SEGMENTS = "segments"
DERIVED = "derived"


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

    def build(self, corpus_dir: Path | None) -> IndexManifest:
        self._progress(PROGRESS_READ, 0, 1)
        corpus = read_corpus(corpus_dir)
        segments = self._segments(corpus)
        self._progress(PROGRESS_READ, 1, 1)
        self._write_segments(segments)
        manifest = self._manifest(corpus, segments, self._write_derived(corpus, segments))
        write_manifest(manifest, self._folder)
        self._sweep(manifest)
        return manifest

    def _segments(self, corpus: Corpus) -> dict[str, Segment]:
        """The segments by name, in the order of the documents, vectors still wanting."""
        segments = make_segments(corpus, self._tokenizer.cut)
        made_with = (str(FORMAT), self._tokenizer.fingerprint, self._identity.fingerprint)
        return {sha256_of(*made_with, *_records(segment))[:24]: segment for segment in segments}

    def _write_segments(self, segments: dict[str, Segment]) -> None:
        missing = {name: own for name, own in segments.items() if not self._is_whole(SEGMENTS, name, read_segment)}
        vectors = self._vectors({passage.embed_text for segment in missing.values() for passage in segment.passages})
        for i, (name, segment) in enumerate(missing.items()):
            own = [vectors[passage.embed_text] for passage in segment.passages]
            stacked = np.stack(own) if own else np.empty((0, self._encoder.dimension), np.float32)
            with self._new_folder(SEGMENTS, name) as folder:
                write_segment(replace(segment, vectors=stacked), folder)
            self._progress(PROGRESS_WRITE, i + 1, len(missing))

    def _vectors(self, texts: set[str]) -> dict[str, FloatArray]:
        """The vector of every text: from the old index where it has one of the same model, else from the encoder."""
        vectors = {text: vector for text, vector in self._known_vectors() if text in texts} if texts else {}
        wanting = sorted(texts - vectors.keys())
        if wanting:
            made = self._encoder.encode_passages(wanting, lambda done, n: self._progress(PROGRESS_EMBED, done, n))
            vectors.update(zip(wanting, made, strict=True))
        return vectors

    def _known_vectors(self) -> Iterator[tuple[str, FloatArray]]:
        try:
            old = read_manifest(self._folder, "")
            if old.encoder != self._identity or old.format != FORMAT:
                return
            for entry in old.documents:
                segment = read_segment(self._path(SEGMENTS, entry.segment))
                yield from zip((passage.embed_text for passage in segment.passages), segment.vectors, strict=True)
        except IndexStoreError:  # there is no old index, or it is damaged: nothing to reuse
            return

    def _write_derived(self, corpus: Corpus, segments: dict[str, Segment]) -> str:
        """Write what stands over all segments; returns its folder's name."""
        derived = Derived.of(corpus, [tokens for segment in segments.values() for tokens in segment.tokens])
        name = sha256_of(str(FORMAT), PARAMETERS.model_dump_json(), derived.told(), *segments)[:24]
        if not self._is_whole(DERIVED, name, read_derived):
            with self._new_folder(DERIVED, name) as folder:
                write_derived(derived, folder)
        return name

    def _is_whole(self, kind: str, name: str, read: Callable[[Path], object]) -> bool:
        """Whether a folder is there and can be read; a damaged one is removed."""
        path = self._path(kind, name)
        if not path.is_dir():
            return False
        try:
            read(path)
        except IndexStoreError:
            shutil.rmtree(path)
            return False
        return True

    def _manifest(self, corpus: Corpus, segments: dict[str, Segment], derived: str) -> IndexManifest:
        documents = tuple(
            IndexedDocument(
                doc_id=segment.document.doc_id,
                sha256=segment.document.source.sha256,
                record_sha256=record_sha256(segment.document),
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
        return next((vectors_shape(self._path(SEGMENTS, name))[1] for name in segments), 0)

    def _path(self, kind: str, name: str) -> Path:
        return self._folder / kind / name

    @contextmanager
    def _new_folder(self, kind: str, name: str) -> Iterator[Path]:
        """A folder to write into, put in place whole when all is written."""
        (self._folder / kind).mkdir(exist_ok=True)
        temporary = Path(tempfile.mkdtemp(dir=self._folder / kind, prefix=".new-"))
        try:
            yield temporary
            os.replace(temporary, self._path(kind, name))
        finally:
            shutil.rmtree(temporary, ignore_errors=True)

    def _sweep(self, manifest: IndexManifest) -> None:
        """Remove the folders that the manifest no longer names."""
        kept = {manifest.derived, *(entry.segment for entry in manifest.documents)}
        for kind in (SEGMENTS, DERIVED):
            for path in self._folder.glob(f"{kind}/*"):
                if path.name not in kept:
                    shutil.rmtree(path)


def _records(segment: Segment) -> Iterator[str]:
    for table, records in segment.rows().items():
        yield table
        yield from (record.model_dump_json() for record in records)


def _silent(what: str, done: int, n: int) -> None:
    del what, done, n
