"""The corpus as answers look it up: by id, by unit, by part, and cut into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from corpus.fold import fold
from corpus.reading import stored_spans
from corpus.records import Corpus, Document, Reading, Record, Section, SectionKind, Span, Target, Task, Unit, UnitKind

SENTENCE_END = re.compile(r"[。！？!?]+[”’』」）)]*|\n+")


class Sentence(Record):
    """A sentence of running text as read (句) at ``spans``; ``task_id`` names the task whose body it stands in."""

    doc_id: str
    section_id: str
    task_id: str | None
    locator: str
    text: str
    spans: tuple[Span, ...]


class Collection:
    """Look-ups over one ``Corpus``. Everything is computed once and never changes."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.documents: dict[str, Document] = {d.doc_id: d for d in corpus.documents}
        self.readings: dict[str, Reading] = {r.doc_id: r for r in corpus.readings}
        self.sections: dict[str, Section] = {s.section_id: s for s in corpus.sections}
        self.tasks: dict[str, Task] = {t.task_id: t for t in corpus.tasks}
        self.targets: dict[str, Target] = {t.target_id: t for t in corpus.targets}
        self.units: dict[str, Unit] = {u.unit_id: u for u in corpus.units}
        self.units_by_name: dict[str, Unit] = {u.name: u for u in corpus.units}
        self._task_of_section = {t.section_id: t.task_id for t in corpus.tasks}

    @cached_property
    def children(self) -> dict[str, tuple[Section, ...]]:
        """Sub-sections by ``section_id``, in reading order."""
        found: dict[str, list[Section]] = {}
        for section in self.corpus.sections:
            if section.parent_id is not None:
                found.setdefault(section.parent_id, []).append(section)
        return {key: tuple(value) for key, value in found.items()}

    @cached_property
    def parts(self) -> dict[str, tuple[str, ...]]:
        """The annexes with tasks (附件1, 附件2) of each document, in printed order."""
        found: dict[str, dict[str, None]] = {}
        for task in self.corpus.tasks:
            if task.part is not None:
                found.setdefault(task.doc_id, {})[task.part] = None
        return {key: tuple(value) for key, value in found.items()}

    @cached_property
    def categories(self) -> tuple[str, ...]:
        """The categories that tasks stand under, in printed order, each once."""
        return tuple(dict.fromkeys(t.category for t in self.corpus.tasks if t.category))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence of running text in reading order; table rows and headings alone are none."""
        return tuple(s for section in self.corpus.sections for s in self._sentences_of(section))

    @cached_property
    def sentences_by_section(self) -> dict[str, tuple[Sentence, ...]]:
        """The sentences of each section's own text."""
        found: dict[str, list[Sentence]] = {}
        for sentence in self.sentences:
            found.setdefault(sentence.section_id, []).append(sentence)
        return {key: tuple(value) for key, value in found.items()}

    def stretches(self, section: Section) -> tuple[Sentence, ...]:
        """A section's own text in as few pieces as the copy allows: each is contiguous in the stored text."""
        reading = self.readings[section.doc_id]
        found = []
        for start, end in self._reading_ranges(section, reading):
            offset = start
            for span in stored_spans(reading, start, end):
                text = reading.text[offset : offset + sum(1 for _ in _kept(span, reading))]
                offset += len(text)
                if text.strip():
                    found.append(self._sentence(section, text, (self._trimmed(span, section.doc_id),)))
        return tuple(found)

    def _trimmed(self, span: Span, doc_id: str) -> Span:
        """A span without the white space at its ends."""
        text = self.documents[doc_id].text[span.start : span.end]
        lead, trail = len(text) - len(text.lstrip()), len(text) - len(text.rstrip())
        return Span(start=span.start + lead, end=span.end - trail)

    def _sentence(self, section: Section, text: str, spans: tuple[Span, ...]) -> Sentence:
        return Sentence(
            doc_id=section.doc_id,
            section_id=section.section_id,
            task_id=self._task_of_section.get(section.section_id),
            locator=section.locator,
            text=text.strip(),
            spans=spans,
        )

    def _sentences_of(self, section: Section) -> Iterable[Sentence]:
        if section.kind in (SectionKind.TABLE, SectionKind.ROW):
            return
        reading = self.readings[section.doc_id]
        for start, end in self._reading_ranges(section, reading):
            for left, right in _cut(reading.text, start, end):
                yield self._sentence(section, reading.text[left:right], stored_spans(reading, left, right))

    def _reading_ranges(self, section: Section, reading: Reading) -> list[tuple[int, int]]:
        """The section's own text as ranges of the reading; ranges that meet are one, gaps part them."""
        gaps = {gap.at for gap in reading.gaps}
        ranges: list[tuple[int, int]] = []
        offset = 0
        for piece in reading.pieces:
            length = piece.end - piece.start
            for span in section.spans:
                left, right = max(span.start, piece.start), min(span.end, piece.end)
                if left < right:
                    ranges.append((offset + left - piece.start, offset + right - piece.start))
            offset += length
        return _joined(sorted(ranges), gaps)

    def subtree(self, section_id: str) -> tuple[Section, ...]:
        """A section and everything below it, in reading order."""
        found = [self.sections[section_id]]
        for child in self.children.get(section_id, ()):
            found.extend(self.subtree(child.section_id))
        return tuple(found)

    def task_of(self, section: Section) -> Task | None:
        """The task that a section is, None where it is none."""
        return self.tasks.get(self._task_of_section.get(section.section_id, ""))

    def is_group(self, unit_id: str) -> bool:
        """Whether a unit is a group of bodies (各成员单位)."""
        unit = self.units.get(unit_id)
        return unit is not None and unit.kind is UnitKind.GROUP


def _kept(span: Span, reading: Reading) -> Iterable[int]:
    """The offsets of a stored stretch that the reading keeps."""
    removed = [r.span for r in reading.removals if r.span.start < span.end and span.start < r.span.end]
    return (i for i in range(span.start, span.end) if not any(r.start <= i < r.end for r in removed))


def _joined(ranges: list[tuple[int, int]], gaps: set[int]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in ranges:
        if joined and joined[-1][1] == start and start not in gaps:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _cut(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    """Cut ``text[start:end]`` at sentence ends; white space at both ends of a sentence is left out."""
    edges = [m.end() for m in SENTENCE_END.finditer(text, start, end)]
    left = start
    for right in [*edges, end]:
        piece = text[left:right]
        lead, trail = len(piece) - len(piece.lstrip()), len(piece) - len(piece.rstrip())
        if fold(piece).strip():
            yield left + lead, right - trail
        left = right
