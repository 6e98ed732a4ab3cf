"""Look-ups over the links of a corpus: the sentences of a plan that a task serves, the tasks that serve a section."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from assistant.collection import Collection, Sentence
from assistant.matching.lexicon import compact
from assistant.understanding.categories import category_core
from corpus.records import Link, Section, SectionKind, Task

PRINCIPLES = "原则"


@lru_cache(maxsize=4)
def _by_task(collection: Collection) -> Mapping[str, tuple[Link, ...]]:
    found: dict[str, list[Link]] = {}
    for link in collection.corpus.links:
        found.setdefault(link.task_id, []).append(link)
    return {key: tuple(sorted(links, key=lambda link: -link.score)) for key, links in found.items()}


def links_of(task: Task, collection: Collection) -> tuple[Link, ...]:
    """The links of a task, the surest first; none where no plan of the collection has its words."""
    return _by_task(collection).get(task.task_id, ())


@lru_cache(maxsize=4096)
def sentence_of(link: Link, collection: Collection) -> Sentence:
    """The sentence of running text in which what a link points at stands."""
    sentences = collection.sentences_by_section[link.section_id]
    at = link.spans[0].start
    return next(s for s in sentences if any(span.start <= at < span.end for span in s.spans))


def links_into(section: Section, collection: Collection) -> tuple[Link, ...]:
    """The links to a section or anything below it, in the order of the tasks."""
    below = {s.section_id for s in collection.subtree(section.section_id)}
    return tuple(link for link in collection.corpus.links if link.section_id in below)


def link_between(task: Task, sentence: Sentence, collection: Collection) -> Link | None:
    """The surest link between a task and a sentence, None where there is none."""
    return next((link for link in links_of(task, collection) if sentence_of(link, collection) == sentence), None)


def is_of_category(task: Task, section: Section) -> bool:
    """Whether the category of a task is called as a section is headed (实施农民…行动, 农民…行动)."""
    return bool(task.category and section.heading) and category_core(task.category or "") == compact(
        section.heading or ""
    )


def headings_of(task: Task, collection: Collection) -> tuple[Section, ...]:
    """The sections of the plans that are headed as the task's category is called."""
    return tuple(s for s in plan_sections(collection) if is_of_category(task, s))


def plan_sections(collection: Collection) -> tuple[Section, ...]:
    """The numbered sections of the documents that tasks are linked to, in reading order."""
    plans = {link.doc_id for link in collection.corpus.links}
    kinds = (SectionKind.CHAPTER, SectionKind.PART, SectionKind.CLAUSE, SectionKind.ITEM)
    return tuple(s for s in collection.corpus.sections if s.doc_id in plans and s.kind in kinds)


def unserved(collection: Collection, within: Section | None = None) -> tuple[Section, ...]:
    """The headed parts and clauses without sub-sections to which no task is linked; principles bind no task.

    Args:
        collection: the records.
        within: the section above them; None for everywhere in the documents that tasks are linked to.
    """
    scope = {s.section_id for s in collection.subtree(within.section_id)} if within else None
    served = {link.section_id for link in collection.corpus.links}
    return tuple(
        s
        for s in plan_sections(collection)
        if s.heading
        and s.kind is not SectionKind.CHAPTER
        and s.section_id not in served
        and (scope is None or s.section_id in scope)
        and not collection.children.get(s.section_id)
        and not any(PRINCIPLES in heading for heading in s.path)
    )
