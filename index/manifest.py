"""What an index must agree with: the manifest, its file, and the comparison with documents and settings of today."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import corpus
from corpus.records import Document, Problem
from index.errors import IndexStoreError
from index.records import EncoderIdentity, IndexedDocument, IndexManifest, WordsParameters
from index.wording import (
    INDEX_MISSING,
    INDEX_STALE,
    INDEX_UNREADABLE,
    NONE,
    WHAT_CATALOGUE,
    WHAT_DOCUMENTS,
    WHAT_FORMAT,
    WHAT_MODEL,
    WHAT_READING,
    WHAT_TOKENIZER,
    WHAT_UNREAD,
    WHAT_WORDS,
)

FORMAT = 2
METRIC = "inner_product"
MANIFEST = "manifest.json"
SEGMENTS = "segments"
DERIVED = "derived"


def sha256_of(*parts: str) -> str:
    """The sha256 of texts, each ended so that no two lists of texts are alike."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode("utf-8", "surrogatepass"))
        digest.update(b"\0\0")
    return digest.hexdigest()


def record_sha256(document: Document) -> str:
    """The fingerprint of everything that is known about a document, its text included."""
    return sha256_of(document.model_dump_json())


def reading_fingerprint() -> str:
    """The fingerprint of the code and data that turn texts into records and passages."""
    corpus_dir = Path(corpus.__file__).parent
    paths = sorted([*corpus_dir.rglob("*.py"), *corpus_dir.rglob("*.toml"), Path(__file__).with_name("passages.py")])
    return sha256_of(*(part for path in paths for part in (path.name, path.read_text("utf-8"))))[:16]


def fingerprint(manifest: IndexManifest) -> str:
    """The index's fingerprint: equal for indexes that answer alike."""
    return sha256_of(manifest.model_dump_json())[:16]


def read_manifest(folder: Path, command: str) -> IndexManifest:
    """The manifest of an index folder.

    Raises:
        IndexStoreError: when there is none, or it cannot be read.
    """
    path = folder / MANIFEST
    try:
        return IndexManifest.model_validate_json(path.read_bytes())
    except FileNotFoundError as error:
        raise IndexStoreError(INDEX_MISSING.format(folder=folder, command=command)) from error
    except (OSError, ValueError) as error:
        raise IndexStoreError(INDEX_UNREADABLE.format(path=path, detail=error, command=command)) from error


def write_manifest(manifest: IndexManifest, folder: Path) -> None:
    """Put the manifest in place in one step: until then the old index stands."""
    temporary = folder / (MANIFEST + ".new")
    with temporary.open("w", encoding="utf-8") as stream:
        stream.write(manifest.model_dump_json(indent=1))
        stream.flush()
        os.fsync(stream.fileno())
    os.replace(temporary, folder / MANIFEST)


def unread(documents: Sequence[Document], problems: Sequence[Problem]) -> tuple[str, ...]:
    """The files that problems tell of and that became no document."""
    return tuple(sorted({problem.doc_id for problem in problems} - {document.doc_id for document in documents}))


class Expectation:
    """What today's documents, code and settings would give; ``check`` holds a manifest against it."""

    def __init__(
        self,
        documents: Sequence[Document],
        unread: tuple[str, ...],
        reading: str,
        encoder: EncoderIdentity,
        tokenizer: str,
        words: WordsParameters,
    ) -> None:
        self.documents = documents
        self.unread = unread
        self.reading = reading
        self.encoder = encoder
        self.tokenizer = tokenizer
        self.words = words

    def check(self, manifest: IndexManifest, command: str) -> None:
        """Do nothing where they agree.

        Raises:
            IndexStoreError: at the first difference, with both values and the command that mends it.
        """
        for what, indexed, current in self._compared(manifest):
            if indexed != current:
                raise IndexStoreError(INDEX_STALE.format(what=what, indexed=indexed, current=current, command=command))

    def _compared(self, manifest: IndexManifest) -> Iterator[tuple[str, str, str]]:
        yield WHAT_FORMAT, str(manifest.format), str(FORMAT)
        yield WHAT_MODEL, _told(manifest.encoder), _told(self.encoder)
        yield WHAT_TOKENIZER, manifest.tokenizer, self.tokenizer
        yield WHAT_WORDS, manifest.words.model_dump_json(), self.words.model_dump_json()
        yield from self._compared_documents({entry.doc_id: entry for entry in manifest.documents})
        yield WHAT_UNREAD, "、".join(manifest.unread) or NONE, "、".join(self.unread) or NONE
        yield WHAT_READING, manifest.reading, self.reading

    def _compared_documents(self, indexed: dict[str, IndexedDocument]) -> Iterator[tuple[str, str, str]]:
        current = {document.doc_id: document for document in self.documents}
        for doc_id in sorted(indexed.keys() | current.keys()):
            old, new = indexed.get(doc_id), current.get(doc_id)
            yield (
                f"{WHAT_DOCUMENTS} {doc_id}",
                NONE if old is None else f"sha256 {old.sha256}",
                NONE if new is None else f"sha256 {new.source.sha256}",
            )
            if old is not None and new is not None:
                yield f"{WHAT_CATALOGUE} {doc_id}", old.record_sha256, record_sha256(new)


def _told(encoder: EncoderIdentity) -> str:
    return f"{encoder.model} ({encoder.fingerprint})"
