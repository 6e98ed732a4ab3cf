"""What stands over all segments of an index: units, links, the folder's own problems, and the words leg.

<derived>/corpus.json   units, problems, links
<derived>/words/        BM25 as plain arrays
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.records import Corpus, Link, Problem, Record, Unit
from index.errors import IndexStoreError
from index.legs.words import Bm25Index
from index.segments import Segment
from index.wording import FOLDER_DAMAGED

_CORPUS = "corpus.json"
_WORDS = "words"


class _Rest(Record):
    """What of a corpus belongs to no one document."""

    units: tuple[Unit, ...]
    problems: tuple[Problem, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Derived:
    """Units and links of the corpus, problems of no segment, and the words leg over all passages in their order."""

    units: tuple[Unit, ...]
    problems: tuple[Problem, ...]
    links: tuple[Link, ...]
    words: Bm25Index

    @classmethod
    def of(cls, corpus: Corpus, segments: Sequence[Segment]) -> Derived:
        """Derive from a corpus and the segments of its documents."""
        n_own = sum(len(segment.records.problems) for segment in segments)
        of_folder = corpus.problems[: len(corpus.problems) - n_own]  # they come before the documents'
        words = Bm25Index.build([tokens for segment in segments for tokens in segment.tokens])
        return cls(corpus.units, of_folder, corpus.links, words)

    def told(self) -> str:
        """Units, problems and links as they are written."""
        return _Rest(units=self.units, problems=self.problems, links=self.links).model_dump_json()


def write_derived(derived: Derived, folder: Path) -> None:
    """Write into an empty folder; equal content gives equal bytes."""
    (folder / _CORPUS).write_text(derived.told(), encoding="utf-8")
    derived.words.save(folder / _WORDS)


def read_derived(folder: Path) -> Derived:
    """Read what ``write_derived`` wrote.

    Raises:
        IndexStoreError: when it is missing or damaged.
    """
    try:
        rest = _Rest.model_validate_json((folder / _CORPUS).read_bytes())
        return Derived(rest.units, rest.problems, rest.links, Bm25Index.load(folder / _WORDS))
    except (OSError, EOFError, ValueError, KeyError) as error:
        raise IndexStoreError(FOLDER_DAMAGED.format(folder=folder, detail=error)) from error
