"""Answers about places of a plan by their links: which tasks carry them out, which none does (规划条款的落实)."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.answer import Kind
from assistant.answering.context import Context
from assistant.answering.draft import Draft, Statement, Tally
from assistant.answering.evidence import heading_evidence, section_row, sentence_evidence, task_evidence, task_row
from assistant.answering.gaps import gap_notes
from assistant.answering.linked_tasks import gap_lines, row_line, within
from assistant.answering.sections import quote
from assistant.collection import Sentence
from assistant.linked import is_of_category, links_into, sentence_of, unserved
from assistant.understanding.frame import Frame
from assistant.wording import WORDING
from corpus.records import Link, Section, Task

MOST_LINES = 6
"""So many sentences are told one by one at most."""


def answer_place(section: Section, frame: Frame, context: Context) -> Draft:
    """The tasks that a place of the plan is carried out by: those linked to it, and those of the category it heads."""
    scope = within(frame, context)
    links = [link for link in links_into(section, context.collection) if link.task_id in {t.task_id for t in scope}]
    linked = {link.task_id for link in links}
    tasks = tuple(t for t in scope if t.task_id in linked or is_of_category(t, section))
    if not tasks:
        text = WORDING["link_none"].format(second=section.locator)
        none = Statement(text=text, evidence=heading_evidence(section))
        return Draft(kind=Kind.CROSS_DOCUMENT, statements=(none, *gap_lines(context)))
    return Draft(
        kind=Kind.CROSS_DOCUMENT,
        statements=(
            _place_head(section, tasks, linked),
            *(row_line(t) for t in tasks),
            *_place_lines(links, context),
        ),
        rows=tuple(task_row(t) for t in tasks),
    )


def _place_head(section: Section, tasks: tuple[Task, ...], linked: set[str]) -> Statement:
    key = "link_tasks" if len(linked) == len(tasks) else "link_tasks_partly"
    text = WORDING[key].format(second=section.locator, n=len(tasks), m=len(linked))
    tallies = (
        Tally(of=tuple(t.task_id for t in tasks)),
        Tally(of=tuple(t.task_id for t in tasks if t.task_id in linked)),
    )
    return Statement(text=text, evidence=heading_evidence(section), tallies=tallies)


def _place_lines(links: Iterable[Link], context: Context) -> tuple[Statement, ...]:
    """The sentences of the place in reading order, headings left out, each with the tasks that serve it."""
    by_sentence: dict[Sentence, dict[str, None]] = {}
    for link in links:
        by_sentence.setdefault(sentence_of(link, context.collection), {})[link.task_id] = None
    order = {s: n for n, s in enumerate(context.collection.sentences)}
    told = sorted((s for s in by_sentence if not _is_heading(s, context)), key=lambda s: order[s])[:MOST_LINES]
    return tuple(_sentence_line(s, tuple(context.collection.tasks[i] for i in by_sentence[s])) for s in told)


def _sentence_line(sentence: Sentence, tasks: tuple[Task, ...]) -> Statement:
    locators = WORDING["comma"].join(t.locator for t in tasks)
    text = WORDING["link_served"].format(second=sentence.locator, name=sentence.text, names=locators)
    return Statement(text=text, evidence=(*sentence_evidence(sentence), *(e for t in tasks for e in task_evidence(t))))


def answer_lacking(section: Section, context: Context) -> Draft:
    """The sentences of a place of the plan that no task is linked to."""
    served = {sentence_of(link, context.collection) for link in links_into(section, context.collection)}
    below = context.collection.subtree(section.section_id)
    sentences = [s for part in below for s in context.collection.sentences_by_section.get(part.section_id, ())]
    lacking = tuple(s for s in sentences if s not in served and not _is_heading(s, context))[:MOST_LINES]
    head = Statement(text=WORDING["link_lacking" if lacking else "link_complete"].format(second=section.locator))
    sections = tuple(context.collection.sections[i] for i in dict.fromkeys(s.section_id for s in lacking))
    return Draft(
        kind=Kind.CROSS_DOCUMENT,
        statements=(
            head.model_copy(update={"evidence": heading_evidence(section)}),
            *(quote(s) for s in lacking),
            *gap_lines(context),
        ),
        notes=gap_notes(sections),
    )


def _is_heading(sentence: Sentence, context: Context) -> bool:
    heading = context.collection.sections[sentence.section_id].heading
    return heading is not None and sentence.text.strip("—。 ") == heading


def answer_unserved(context: Context) -> Draft:
    """The clauses of the plans to which no task is linked."""
    sections = unserved(context.collection)
    names = WORDING["semicolon"].join(s.locator for s in sections)
    text = WORDING["plan_unlinked"].format(n=len(sections), names=names)
    evidence = tuple(e for s in sections for e in heading_evidence(s))
    head = Statement(text=text, evidence=evidence, tallies=(Tally(of=tuple(s.section_id for s in sections)),))
    return Draft(
        kind=Kind.CROSS_DOCUMENT,
        statements=(head, Statement(text=WORDING["link_compared"]), *gap_lines(context)),
        rows=tuple(section_row(s) for s in sections),
    )


def plan_line(sentence: Sentence, context: Context) -> Statement:
    """A sentence of the plan with the title of its document and its place."""
    document = context.collection.documents[sentence.doc_id]
    text = WORDING["plan_side"].format(title=document.title, locator=sentence.locator, text=sentence.text)
    return Statement(text=text, evidence=sentence_evidence(sentence))
