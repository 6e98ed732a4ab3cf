"""The words of a statement are told apart: those that its quotes print, the project's own, and those without origin.

A statement is tiled: each stretch between two marks is made of wording of the table, of names and figures that are
checked by their own rules, and of stretches of the quotes. Two stretches of the quotes never meet inside one, so that
a character put in, left out or changed in a title or a sentence leaves a piece that nothing covers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache

from assistant.answering.draft import Evidence
from assistant.collection import Collection
from assistant.matching.lexicon import compact
from assistant.wording import WORDING
from corpus.fold import fold
from corpus.records import Span

FIELD = re.compile(r"\{[^{}]*\}")
OWN = (
    *("中", "共同", "的任务", "除", "以外的任务", "写有", "列有两家以上单位", "只列一家单位"),
    *("附件", "原文作", "原文括注"),
)
"""Words by which conditions, annexes and printed forms are said, beside those of the table."""
MESSAGES = ("bad_", "help_", "io_", "name_", "json_", "form_", "terminal_", "argument", "not_", "batch_")
"""Beginnings of the table's keys that no answer uses."""
LEAST_CITED = 2
"""Characters of a quote that make a stretch of it; a single one is a stretch only where it stands alone."""
MASK = "\x1f"
"""Stands for what has been checked and taken out."""
QUOTED = re.compile(r"“[^“”]*”|《[^《》]*》")


class Sources:
    """The quotes of some evidence: as stored, and as read, with what the reading leaves out left out."""

    def __init__(self, evidence: Iterable[Evidence], collection: Collection) -> None:
        self._evidence = tuple(evidence)
        self._collection = collection

    @cached_property
    def stored(self) -> str:
        """Quotes to the letter, and titles and numbers of the documents they stand in, one a line."""
        documents = [self._collection.documents[e.doc_id] for e in self._evidence]
        quotes = [d.text[e.span.start : e.span.end] for d, e in zip(documents, self._evidence, strict=True)]
        return "\n".join([*quotes, *self._known])

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The quotes as read and as stored, one after another, and what is known of their documents; all compact."""
        read = "".join(_as_read(e.doc_id, e.span, self._collection) for e in self._evidence)
        return tuple(dict.fromkeys(compact(text) for text in (read, self.stored, *self._known)))

    @cached_property
    def _known(self) -> tuple[str, ...]:
        documents = (self._collection.documents[i] for i in dict.fromkeys(e.doc_id for e in self._evidence))
        return tuple(text for d in documents for text in (d.title, d.document_number) if text)

    def hold(self, text: str) -> bool:
        """Whether a stretch of the quotes is this text, white space and marks apart."""
        return any(compact(text) in words for words in self.words)


@lru_cache(maxsize=8192)
def _as_read(doc_id: str, span: Span, collection: Collection) -> str:
    text, pieces, left = collection.documents[doc_id].text, [], span.start
    for removal in collection.readings[doc_id].removals:
        if removal.span.start < span.end and span.start < removal.span.end:
            pieces.append(text[left : max(left, removal.span.start)])
            left = max(left, removal.span.end)
    return "".join([*pieces, text[left : max(left, span.end)]])


def without(text: str, stretches: Iterable[str], times: int = -1) -> str:
    """The text with these stretches taken out, the longest first, each at most so many times (-1: always)."""
    for stretch in sorted(filter(None, stretches), key=len, reverse=True):
        text = text.replace(stretch, MASK, times)
    return text


def clauses(text: str) -> tuple[str, ...]:
    """A statement parted at its semicolons, those within quotation marks apart."""
    edges = [0]
    quoted = [m.span() for m in QUOTED.finditer(text)]
    for match in re.finditer("；", text):
        if not any(a < match.start() < b for a, b in quoted):
            edges.append(match.end())
    return tuple(text[a:b] for a, b in zip(edges, [*edges[1:], len(text)], strict=True) if text[a:b])


def find_uncovered(text: str, sources: Sources, names: Iterable[str], figures: Iterable[str]) -> str | None:
    """The first stretch that is neither a stretch of the quotes nor wording, name or figure; None where there is none.

    Args:
        text: a statement, what has been checked taken out.
        sources: its quotes.
        names: names of units and places that are known to have an origin.
        figures: figures that were counted.
    """
    fixed = frozenset({*_own_words(), *(p for name in names for p in _segments(name)), *figures})
    for segment in _segments(text):
        if not _is_tiled(segment, sources.words, fixed):
            return segment
    return None


@lru_cache(maxsize=1)
def _own_words() -> frozenset[str]:
    literals = (literal for text in _answer_wording() for literal in FIELD.split(text))
    return frozenset(p for literal in (*literals, *OWN) for p in _segments(literal))


def _answer_wording() -> tuple[str, ...]:
    return tuple(t for key, t in WORDING.items() if not key.startswith(MESSAGES) or key == "not_stated")


def _segments(text: str) -> list[str]:
    """The stretches of a text between marks and white space, folded."""
    return "".join(c if c.isalnum() else " " for c in fold(text)).split()


def _is_tiled(segment: str, sources: tuple[str, ...], fixed: frozenset[str]) -> bool:
    """Whether a segment is made of fixed pieces and stretches of the sources that do not meet."""
    if any(segment in words for words in sources):
        return True
    longest = max(map(len, fixed))
    ends: set[tuple[int, bool]] = {(0, False)}
    for at in range(len(segment)):
        for cited in (False, True):
            if (at, cited) not in ends:
                continue
            ends |= {(at + n, False) for n in range(1, longest + 1) if segment[at : at + n] in fixed}
            if not cited:
                ends |= {(at + n, True) for n in range(LEAST_CITED, _run(segment, at, sources) + 1)}
    return (len(segment), False) in ends or (len(segment), True) in ends


def _run(segment: str, at: int, sources: tuple[str, ...]) -> int:
    """How many characters from a place on stand together in a source."""
    length = 0
    while at + length < len(segment) and any(segment[at : at + length + 1] in words for words in sources):
        length += 1
    return length
