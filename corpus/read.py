"""The whole room in order: a folder of policy files becomes a Corpus, its documents linked to one another."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from corpus.catalogue import read_folder
from corpus.extraction.targets import extract_targets
from corpus.extraction.tasks import extract_tasks
from corpus.linking.links import link_tasks
from corpus.records import Corpus, Document, Problem, Reading, Record, Section, Sureness, Target, Task
from corpus.repair.repair import repair
from corpus.structure.structure import parse_sections
from corpus.units.registry import Register, open_register

Progress = Callable[[str, int, int], None]
"""Called before each document is read: its ``doc_id``, how many were read before it, how many there are."""


class DocumentRecords(Record):
    """Everything that was read out of one document."""

    document: Document
    reading: Reading
    sections: tuple[Section, ...]
    tasks: tuple[Task, ...]
    targets: tuple[Target, ...]
    problems: tuple[Problem, ...]


ReadOne = Callable[[Document, Register], DocumentRecords]


def read_corpus(
    folder: Path | None = None, progress: Progress | None = None, read_one: ReadOne | None = None
) -> Corpus:
    """Read every document of a folder: repair, structure, tasks, targets, units; then link tasks across documents.

    Args:
        folder: None for the built-in texts.
        progress: told before each document.
        read_one: how a document is read, for a caller that keeps what was read before; None: ``read_document``.

    Raises:
        CatalogueError: when the folder, its catalogue or the register cannot be used.
        ChecksumError: when a file is not the one that the catalogue names.
    """
    documents, problems = read_folder(folder)
    register = open_register()
    read: list[DocumentRecords] = []
    for n, document in enumerate(documents):
        if progress:
            progress(document.doc_id, n, len(documents))
        read.append((read_one or read_document)(document, register.within(document.jurisdiction)))
    corpus = Corpus(
        documents=documents,
        readings=tuple(one.reading for one in read),
        sections=tuple(section for one in read for section in one.sections),
        tasks=tuple(task for one in read for task in one.tasks),
        targets=tuple(target for one in read for target in one.targets),
        units=_learn(register, read).units,
        problems=(*problems, *(found for one in read for found in one.problems)),
    )
    return corpus.model_copy(update={"links": link_tasks(corpus)})


def read_document(document: Document, register: Register) -> DocumentRecords:
    """Read one document; ``register`` is the one that its place sees (``Register.within``)."""
    reading, repair_problems = repair(document)
    sections, section_problems = parse_sections(document, reading)
    tasks, task_problems = extract_tasks(document, reading, sections, register)
    return DocumentRecords(
        document=document,
        reading=reading,
        sections=sections,
        tasks=tasks,
        targets=extract_targets(document, reading, sections),
        problems=(*repair_problems, *section_problems, *task_problems),
    )


def _learn(register: Register, read: Iterable[DocumentRecords]) -> Register:
    """Add the units that no register knows, each for the place of the document that lists it."""
    for one in read:
        mentions = (mention for task in one.tasks for mention in task.units)
        names = [mention.printed for mention in mentions if mention.sureness is Sureness.LEARNED]
        register = register.with_learned(names, one.document.jurisdiction)
    return register
