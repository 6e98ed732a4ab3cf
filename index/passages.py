"""Records become passages: what is searched (embed_text) and what stands in the document (text at spans)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import TypeVar

from corpus.reading import stored_spans
from corpus.records import Corpus, Reading, Section, SectionKind, Span, Target, Task
from index.records import Passage, PassageKind

_Located = TypeVar("_Located", Section, Task, Target)

MAX_CHARACTERS = 220
"""A longer text is split at its sentences: measured against 120 to 450 on questions, and on CMRC 2018."""

_SENTENCE = re.compile(r"[^。！？；\n]*[。！？；\n]+[”’」』）)]*|[^。！？；\n]+$")
_KINDS = {
    SectionKind.DOCUMENT: PassageKind.NOTICE,
    SectionKind.HEAD: PassageKind.NOTICE,
    SectionKind.ROW: PassageKind.ROW,
}


def make_passages(corpus: Corpus) -> tuple[Passage, ...]:
    """All passages of a corpus, by document in its order, in each by place in the reading.

    A section that is a task gives the task's passages only; a table's own heading row gives none, its rows do. Of the
    headings only the record's own goes into what is embedded: those above it made the dense leg worse.
    """
    sections, tasks, targets = by_document(corpus.sections), by_document(corpus.tasks), by_document(corpus.targets)
    return tuple(
        passage
        for reading in corpus.readings
        for passage in document_passages(
            reading, sections[reading.doc_id], tasks[reading.doc_id], targets[reading.doc_id]
        )
    )


def document_passages(
    reading: Reading, sections: Iterable[Section], tasks: Iterable[Task], targets: Iterable[Target]
) -> tuple[Passage, ...]:
    """The passages of one document, as ``make_passages`` says."""
    return tuple(_DocumentPassages(reading, sections, tasks, targets).make())


class _DocumentPassages:
    """Makes the passages of one document."""

    def __init__(
        self, reading: Reading, sections: Iterable[Section], tasks: Iterable[Task], targets: Iterable[Target]
    ) -> None:
        self._doc_id = reading.doc_id
        self._reading = reading
        self._piece_offsets = tuple(accumulate((p.end - p.start for p in reading.pieces), initial=0))
        self._sections = {section.section_id: section for section in sections}
        self._tasks = tuple(tasks)
        self._targets = tuple(targets)

    def make(self) -> list[Passage]:
        """The passages by place in the reading; at one place sections come before tasks and targets."""
        made = [*self._of_sections(), *self._of_tasks(), *self._of_targets()]
        made.sort(key=lambda pair: pair[0])
        return [passage for _, passage in made]

    def _of_sections(self) -> Iterator[tuple[int, Passage]]:
        tasks = {task.section_id for task in self._tasks}
        for section in self._sections.values():
            if section.section_id in tasks or section.kind is SectionKind.TABLE:
                continue
            kind = _KINDS.get(section.kind, PassageKind.SECTION)
            for i, (start, end) in enumerate(self._pieces(self._ranges(section.spans))):
                own = (section.heading,) if i and section.heading else ()
                yield self._passage(kind, section.section_id, i, section, (start, end), own)

    def _of_tasks(self) -> Iterator[tuple[int, Passage]]:
        for task in self._tasks:
            section = self._sections[task.section_id]
            yield from self._of_row(task, section) if section.kind is SectionKind.ROW else self._of_item(task, section)

    def _of_row(self, task: Task, section: Section) -> Iterator[tuple[int, Passage]]:
        """A row is quoted whole, and searched by its category and title."""
        searched = tuple(filter(None, (task.category, task.title)))
        yield self._passage(
            PassageKind.ROW, task.task_id, 0, section, self._reach(task.spans), searched, add_text=False
        )

    def _of_item(self, task: Task, section: Section) -> Iterator[tuple[int, Passage]]:
        """An item is quoted and searched by title and body, in pieces where it is long, the list of units left out."""
        stretch = self._reach((task.title_span, *task.body_spans))
        for i, (start, end) in enumerate(self._pieces([stretch])):
            own = (task.title,) if i else ()
            yield self._passage(PassageKind.TASK, task.task_id, i, section, (start, end), own)

    def _of_targets(self) -> Iterator[tuple[int, Passage]]:
        for target in self._targets:
            section = self._sections[target.section_id]
            own = (target.indicator,)
            stretch = self._reach(target.spans)
            yield self._passage(PassageKind.TARGET, target.target_id, 0, section, stretch, own)

    def _passage(
        self,
        kind: PassageKind,
        record_id: str,
        i: int,
        section: Section,
        stretch: tuple[int, int],
        searched: tuple[str, ...],
        *,
        add_text: bool = True,
    ) -> tuple[int, Passage]:
        start, end = stretch
        text = self._reading.text[start:end]
        passage = Passage(
            passage_id=f"{record_id}/p{i}",
            doc_id=self._doc_id,
            kind=kind,
            record_id=record_id,
            path=section.path[:-1] if section.heading else section.path,
            text=text,
            embed_text=_joined((*searched, text) if add_text else searched),
            spans=stored_spans(self._reading, start, end),
        )
        return start, passage

    def _pieces(self, ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """Ranges split at lost text, where two sentences may have been glued, and at sentences where they are long."""
        gaps = sorted(gap.at for gap in self._reading.gaps)
        whole: list[tuple[int, int]] = []
        for start, end in ranges:
            cuts = [start, *(at for at in gaps if start < at < end), end]
            whole += pairwise(cuts)
        return split_text(self._reading.text, whole)

    def _reach(self, spans: Iterable[Span]) -> tuple[int, int]:
        """The reading range from the first to the last of a record's spans."""
        ranges = self._ranges(spans)
        return ranges[0][0], ranges[-1][1]

    def _ranges(self, spans: Iterable[Span]) -> list[tuple[int, int]]:
        """Reading ranges of stored spans, those that meet joined."""
        ranges: list[tuple[int, int]] = []
        for start, end in sorted(r for span in spans for r in self._reading_ranges(span)):
            if ranges and start <= ranges[-1][1]:
                ranges[-1] = (ranges[-1][0], max(end, ranges[-1][1]))
            else:
                ranges.append((start, end))
        return ranges

    def _reading_ranges(self, span: Span) -> Iterator[tuple[int, int]]:
        for piece, offset in zip(self._reading.pieces, self._piece_offsets, strict=False):
            start, end = max(piece.start, span.start), min(piece.end, span.end)
            if start < end:
                yield offset + start - piece.start, offset + end - piece.start


def split_text(text: str, ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Split ranges of a text at sentences into ranges of at most ``MAX_CHARACTERS``, white space at the ends left out.

    A single longer sentence stays whole. Sentences end with 。！？； or a line's end.
    """
    made: list[tuple[int, int]] = []
    for start, end in ranges:
        fresh = True
        for sentence in _SENTENCE.finditer(text, start, end):
            if not fresh and sentence.end() - made[-1][0] <= MAX_CHARACTERS:
                made[-1] = (made[-1][0], sentence.end())
            else:
                made.append(sentence.span())
            fresh = False
    return [trimmed for r in made if (trimmed := _trimmed(text, *r))[0] < trimmed[1]]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    stretch = text[start:end]
    return start + len(stretch) - len(stretch.lstrip()), end - len(stretch) + len(stretch.rstrip())


def by_document(records: Iterable[_Located]) -> Mapping[str, Sequence[_Located]]:
    """Records by document, in their order; a document without any has none."""
    grouped: defaultdict[str, list[_Located]] = defaultdict(list)
    for record in records:
        grouped[record.doc_id].append(record)
    return grouped


def _joined(parts: Iterable[str]) -> str:
    return "\n".join(" ".join(part.split()) for part in parts if part.strip())
