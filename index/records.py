"""The records of the index: what is searched, what is found, and what the index was built from."""

from __future__ import annotations

from enum import StrEnum

from corpus.records import Record, Span


class PassageKind(StrEnum):
    """What a passage was made from (段落类别)."""

    SECTION = "section"  # 正文条款
    TASK = "task"  # 编号的任务
    ROW = "row"  # 表行，是任务的与不是任务的
    TARGET = "target"  # 指标
    NOTICE = "notice"  # 版头、通知正文


class Passage(Record):
    """A stretch of a document that can be found (段落).

    ``record_id`` is the ``section_id``, ``task_id`` or ``target_id`` of the record it was made from; a long record
    gives several passages. ``path`` lists the headings above it. ``text`` is what stands at ``spans`` (stored offsets),
    as read, and may be quoted. ``embed_text`` is what the dense leg searches, a title or category added, lists of units
    left out; the words leg searches ``path`` and ``embed_text``. Neither is ever quoted.
    """

    passage_id: str
    doc_id: str
    kind: PassageKind
    record_id: str
    path: tuple[str, ...]
    text: str
    embed_text: str
    spans: tuple[Span, ...]


DENSE = "dense"
WORDS = "words"


class Leg(Record):
    """One way of searching and what it made of a passage: ``rank`` from 1, ``score`` higher is better.

    ``dense``: cosine, -1 to 1; ``words``: BM25, 0 upwards.
    """

    name: str
    rank: int
    score: float


class Hit(Record):
    """A passage found: ``rank`` from 1, ``score`` higher is better.

    ``score`` is comparable from search to search only where the fusion is ``bounded`` and the legs are the same.

    ``legs`` holds the legs that found it among their candidates, at least one.
    """

    passage: Passage
    rank: int
    score: float
    legs: tuple[Leg, ...]


class IndexedDocument(Record):
    """A document of the index; ``segment`` is the folder that holds what was made of it.

    ``sha256`` is its file's, ``record_sha256`` that of everything known about it, catalogue entry included.
    """

    doc_id: str
    sha256: str
    record_sha256: str
    segment: str
    n_passages: int


class EncoderIdentity(Record):
    """Which encoder embeds: its name as configured and a fingerprint of its weights, settings and prompts."""

    model: str
    fingerprint: str


class WordsParameters(Record):
    """How words are scored: BM25 in Lucene's variant; see ``index.legs.words``."""

    method: str
    k1: float
    b: float


class IndexManifest(Record):
    """What an index was built from and how (索引清单); two indexes with equal manifests answer alike.

    ``reading`` is a fingerprint of the code and data that turn texts into records and passages; ``unread`` the
    files of the folder that could not be read; ``tokenizer`` a fingerprint of the word tokenizer and its dictionary;
    ``derived`` the folder of what is computed over all segments together.
    """

    format: int
    reading: str
    documents: tuple[IndexedDocument, ...]
    encoder: EncoderIdentity
    dimension: int
    metric: str
    unread: tuple[str, ...]
    tokenizer: str
    words: WordsParameters
    derived: str
