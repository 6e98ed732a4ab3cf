"""What the index that stands still offers to the build of the next: documents read before, vectors computed before."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from corpus.read import DocumentRecords, read_document
from corpus.records import Document
from corpus.units.registry import Register
from index.encoder import FloatArray
from index.errors import IndexStoreError
from index.manifest import FORMAT, SEGMENTS, read_manifest, reading_fingerprint, record_sha256
from index.records import EncoderIdentity, IndexedDocument, IndexManifest
from index.segments import Segment, read_segment


class PreviousIndex:
    """The index of a folder as it was before a build; missing or damaged parts of it offer nothing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._segments: dict[str, Segment | None] = {}

    def read_document(self, document: Document, register: Register) -> DocumentRecords:
        """What was read out of a document by today's code and register; read now where there is none of it."""
        entry = self._read_alike.get(record_sha256(document))
        segment = self.segment(entry.segment) if entry else None
        return segment.records if segment else read_document(document, register)

    def vectors(self, encoder: EncoderIdentity) -> Iterator[tuple[str, FloatArray]]:
        """Texts and their vectors by an encoder."""
        if self._manifest is None or self._manifest.encoder != encoder:
            return
        for entry in self._manifest.documents:
            segment = self.segment(entry.segment)
            if segment:
                yield from zip((passage.embed_text for passage in segment.passages), segment.vectors, strict=True)

    def segment(self, name: str) -> Segment | None:
        """A segment that is there and whole."""
        if name not in self._segments:
            try:
                self._segments[name] = read_segment(self._folder / SEGMENTS / name)
            except IndexStoreError:
                self._segments[name] = None
        return self._segments[name]

    @cached_property
    def _manifest(self) -> IndexManifest | None:
        try:
            manifest = read_manifest(self._folder, "")
        except IndexStoreError:
            return None
        return manifest if manifest.format == FORMAT else None

    @cached_property
    def _read_alike(self) -> dict[str, IndexedDocument]:
        """What was read by today's code and register, by the document's fingerprint."""
        if self._manifest is None or self._manifest.reading != reading_fingerprint():
            return {}
        return {entry.record_sha256: entry for entry in self._manifest.documents}
