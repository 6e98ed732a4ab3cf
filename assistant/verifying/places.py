"""The records of a corpus by the places of the stored texts at which they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from assistant.answering.draft import Evidence
from assistant.answering.evidence import heading_evidence, sentence_evidence, target_evidence, task_evidence
from assistant.collection import Collection, Sentence
from corpus.records import Section, Target, Task

Known = Task | Section | Target | Sentence
Place = tuple[str, int, int, str]
"""Document, start, end and locator of a piece of evidence."""


class Found(NamedTuple):
    """A record, and the places that are its evidence, in reading order."""

    record: Known
    places: tuple[Place, ...]


class Places:
    """Every task, heading, target, sentence and stretch of a corpus by the first place of its evidence."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._by_first: dict[Place, list[Found]] = {}
        self._sections: dict[tuple[str, str], list[Section]] = {}
        self._stretches: dict[tuple[str, str], tuple[Found, ...]] = {}
        for section in collection.corpus.sections:
            self._sections.setdefault((section.doc_id, section.locator), []).append(section)
        for record, evidence in _evidenced(collection):
            found = Found(record, tuple(map(place_of, evidence)))
            self._by_first.setdefault(found.places[0], []).append(found)

    def at(self, evidence: tuple[Evidence, ...], i: int) -> Iterator[Found]:
        """The records whose evidence stands at ``evidence[i:]``."""
        told = tuple(map(place_of, evidence[i:]))
        for found in (*self._by_first.get(told[0], ()), *self._stretches_at(evidence[i])):
            if found.places == told[: len(found.places)]:
                yield found

    def _stretches_at(self, evidence: Evidence) -> tuple[Found, ...]:
        """Stretches of the sections of a locator; they are cut when first asked for, being costly to cut."""
        key = (evidence.doc_id, evidence.locator)
        if key not in self._stretches:
            cut = (s for section in self._sections.get(key, ()) for s in self._collection.stretches(section))
            self._stretches[key] = tuple(Found(s, tuple(map(place_of, sentence_evidence(s)))) for s in cut)
        return self._stretches[key]


def place_of(evidence: Evidence) -> Place:
    """A piece of evidence as a key."""
    return (evidence.doc_id, evidence.span.start, evidence.span.end, evidence.locator)


def _evidenced(collection: Collection) -> Iterator[tuple[Known, Iterable[Evidence]]]:
    corpus = collection.corpus
    yield from ((task, task_evidence(task)) for task in corpus.tasks)
    yield from ((target, target_evidence(target)) for target in corpus.targets)
    yield from ((section, heading_evidence(section)) for section in corpus.sections if section.spans)
    yield from ((sentence, sentence_evidence(sentence)) for sentence in collection.sentences if sentence.spans)


@lru_cache(maxsize=4)
def places_of(collection: Collection) -> Places:
    """The places of one collection, computed once."""
    return Places(collection)
