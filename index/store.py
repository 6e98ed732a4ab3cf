"""Open an index folder: everything is checked, nothing is written."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path

from corpus.catalogue import read_folder
from corpus.records import Corpus
from corpus.settings import CorpusSettings
from index.build import Progress, build_index, index_folder, open_tokenizer
from index.derived import Derived, read_derived
from index.encoder import make_encoder
from index.errors import IndexStoreError
from index.legs.words import PARAMETERS
from index.manifest import DERIVED, SEGMENTS, Expectation, read_manifest, reading_fingerprint, unread
from index.model.identity import model_identity
from index.search import Index
from index.segments import Segment, read_segment
from index.settings import IndexSettings


def open_index(corpus_dir: Path | None = None, settings: IndexSettings | None = None) -> Index:
    """Open the index of a folder after checking that it is that of today's documents, code and settings.

    Neither the model nor FAISS is loaded before the first search.

    Args:
        corpus_dir: The folder of policy files; None for the built-in corpus.
        settings: None for those of the environment.

    Raises:
        IndexStoreError: when the index is missing, stale or damaged; the message names the command that mends it.
    """
    settings = settings or IndexSettings()
    data_dir = CorpusSettings().data_dir
    folder, command = index_folder(corpus_dir, data_dir), build_command(corpus_dir)
    manifest = read_manifest(folder, command)
    tokenizer = open_tokenizer(data_dir)
    _expect(corpus_dir, settings, data_dir, tokenizer.fingerprint).check(manifest, command)
    try:
        segments = [read_segment(folder / SEGMENTS / entry.segment) for entry in manifest.documents]
        derived = read_derived(folder / DERIVED / manifest.derived)
    except IndexStoreError:
        if read_manifest(folder, command) == manifest:
            raise
        return open_index(corpus_dir, settings)  # another process has put a new index in place meanwhile
    corpus, encoder = _assemble(segments, derived), make_encoder(settings, data_dir)
    return Index(manifest, corpus, segments, derived.words, tokenizer, encoder, settings, command)


def ensure_index(
    corpus_dir: Path | None = None, settings: IndexSettings | None = None, progress: Progress | None = None
) -> Index:
    """Open the index of a folder, building it first where it is missing, stale or damaged.

    Raises:
        PolicyError: when it cannot be built.
    """
    try:
        return open_index(corpus_dir, settings)
    except IndexStoreError:
        build_index(corpus_dir, settings, progress)
        return open_index(corpus_dir, settings)


def build_command(corpus_dir: Path | None) -> str:
    """What to type to build the index of a folder."""
    return "python -m index build" + (f" --corpus {shlex.quote(str(corpus_dir))}" if corpus_dir else "")


def _expect(corpus_dir: Path | None, settings: IndexSettings, data_dir: Path, tokenizer: str) -> Expectation:
    documents, problems = read_folder(corpus_dir)
    return Expectation(
        documents=documents,
        unread=unread(documents, problems),
        reading=reading_fingerprint(),
        encoder=model_identity(settings, data_dir),
        tokenizer=tokenizer,
        words=PARAMETERS,
    )


def _assemble(segments: Sequence[Segment], derived: Derived) -> Corpus:
    read = [segment.records for segment in segments]
    return Corpus(
        documents=tuple(one.document for one in read),
        readings=tuple(one.reading for one in read),
        sections=tuple(section for one in read for section in one.sections),
        tasks=tuple(task for one in read for task in one.tasks),
        targets=tuple(target for one in read for target in one.targets),
        units=derived.units,
        problems=(*derived.problems, *(problem for one in read for problem in one.problems)),
        links=derived.links,
    )
