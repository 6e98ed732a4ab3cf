"""One immutable segment a document: its records and passages as table rows, its passages' tokens and vectors.

    <segment>/records.sqlite   tables document, reading, section, task, target, problem, passage:
                               (ordinal, id, record)
    <segment>/tokens.json      list of lists of tokens, one for each passage
    <segment>/vectors.npy      float32 [n_passages, dimension], unit vectors

A segment's name is the hash of everything that it was made from, so a folder that is there is right.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus.read import DocumentRecords
from corpus.records import Document, Problem, Reading, Record, Section, Target, Task
from index.errors import IndexStoreError
from index.passages import document_passages
from index.records import Passage
from index.wording import FOLDER_DAMAGED

FloatArray = npt.NDArray[np.float32]

_TABLES: Mapping[str, tuple[type[Record], str]] = {
    "document": (Document, "doc_id"),
    "reading": (Reading, "doc_id"),
    "section": (Section, "section_id"),
    "task": (Task, "task_id"),
    "target": (Target, "target_id"),
    "problem": (Problem, "code"),
    "passage": (Passage, "passage_id"),
}
_RECORDS = "records.sqlite"
_TOKENS = "tokens.json"
_VECTORS = "vectors.npy"


@dataclass(frozen=True)
class Segment:
    """What one document gave; tokens and vectors answer to passages one by one."""

    records: DocumentRecords
    passages: tuple[Passage, ...]
    tokens: tuple[tuple[str, ...], ...]
    vectors: FloatArray

    def rows(self) -> dict[str, tuple[Record, ...]]:
        """The records by table."""
        read = self.records
        return {
            "document": (read.document,),
            "reading": (read.reading,),
            "section": read.sections,
            "task": read.tasks,
            "target": read.targets,
            "problem": read.problems,
            "passage": self.passages,
        }


def make_segment(records: DocumentRecords, cut: Callable[[str], Sequence[str]]) -> Segment:
    """The segment of a document, vectors still wanting; ``cut`` gives a text's tokens."""
    passages = document_passages(records.reading, records.sections, records.tasks, records.targets)
    tokens = tuple(tuple(passage_tokens(passage, cut)) for passage in passages)
    return Segment(records, passages, tokens, np.empty((0, 0), np.float32))


def passage_tokens(passage: Passage, cut: Callable[[str], Sequence[str]]) -> Sequence[str]:
    """What the words leg searches of a passage: the headings above it and its own words."""
    return cut("\n".join((*passage.path, passage.embed_text)))


def write_segment(segment: Segment, folder: Path) -> None:
    """Write a segment into an empty folder; equal segments give equal bytes."""
    with closing(sqlite3.connect(folder / _RECORDS, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("BEGIN")
        for table, records in segment.rows().items():
            key = _TABLES[table][1]
            database.execute(
                f"CREATE TABLE {table} (ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL, record TEXT NOT NULL)"
            )
            values = ((i, getattr(record, key), record.model_dump_json()) for i, record in enumerate(records))
            database.executemany(f"INSERT INTO {table} VALUES (?, ?, ?)", values)
        database.execute("COMMIT")
    (folder / _TOKENS).write_text(json.dumps(segment.tokens, ensure_ascii=False), encoding="utf-8")
    np.save(folder / _VECTORS, segment.vectors, allow_pickle=False)


def read_segment(folder: Path) -> Segment:
    """Read a segment.

    Raises:
        IndexStoreError: when it is missing or damaged.
    """
    try:
        return _read(folder)
    except (OSError, EOFError, sqlite3.Error, ValueError) as error:
        raise IndexStoreError(FOLDER_DAMAGED.format(folder=folder, detail=error)) from error


def _read(folder: Path) -> Segment:
    with closing(sqlite3.connect(f"{(folder / _RECORDS).as_uri()}?mode=ro&immutable=1", uri=True)) as database:
        rows = {table: tuple(_records(database, table)) for table in _TABLES}
    (document,), (reading,), passages = rows.pop("document"), rows.pop("reading"), rows.pop("passage")
    tokens = tuple(map(tuple, json.loads((folder / _TOKENS).read_text("utf-8"))))
    vectors = np.load(folder / _VECTORS, allow_pickle=False)
    if not len(passages) == len(tokens) == len(vectors):
        raise ValueError(f"{len(passages)}, {len(tokens)}, {len(vectors)}")
    lists = {f"{table}s": records for table, records in rows.items()}
    read = DocumentRecords.model_validate({"document": document, "reading": reading, **lists})
    return Segment(read, tuple(p for p in passages if isinstance(p, Passage)), tokens, vectors)


def vectors_shape(folder: Path) -> tuple[int, int]:
    """Number and width of a segment's vectors, without reading them."""
    n, width = np.load(folder / _VECTORS, mmap_mode="r", allow_pickle=False).shape
    return n, width


def _records(database: sqlite3.Connection, table: str) -> Iterator[Record]:
    model = _TABLES[table][0]
    for (record,) in database.execute(f"SELECT record FROM {table} ORDER BY ordinal"):
        yield model.model_validate_json(record)
