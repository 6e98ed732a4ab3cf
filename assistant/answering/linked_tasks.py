"""Answers about tasks by their links: what of the plan each serves, and which serve nothing of it (任务的规划依据)."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.answer import Kind
from assistant.answering.context import Context
from assistant.answering.draft import Draft, Statement, Tally
from assistant.answering.evidence import heading_evidence, sentence_evidence, task_evidence, task_row
from assistant.answering.units import unit_clause
from assistant.collection import Sentence
from assistant.linked import headings_of, links_of, plan_sections, sentence_of
from assistant.understanding.frame import Frame
from assistant.wording import WORDING
from corpus.records import Section, Task

MOST_LINKS = 3
"""So many sentences are given of one task at most."""


def answer_tasks(tasks: tuple[Task, ...], context: Context) -> Draft:
    """Say of each task which sentences of the plan it serves and how the words differ, or that it has none there."""
    statements = [s for task in tasks for s in _of_task(task, context)]
    if any(not links_of(task, context.collection) for task in tasks):
        statements += gap_lines(context)
    rows = tuple(task_row(t) for t in tasks)
    return Draft(kind=Kind.CROSS_DOCUMENT, statements=tuple(statements), rows=rows)


def _of_task(task: Task, context: Context) -> Iterable[Statement]:
    links = links_of(task, context.collection)[:MOST_LINKS]
    if not links:
        text = WORDING["link_no"].format(locator=task.locator, title=task.title)
        yield Statement(text=text, evidence=task_evidence(task))
        yield from (_category_line(task, section) for section in headings_of(task, context.collection)[:1])
        yield _unit_line(task)
        return
    told = [sentence_of(link, context.collection) for link in links]
    pieces = (
        WORDING["link_yes"].format(locator=task.locator, title=task.title),
        WORDING["link_at"].format(locator=told[0].locator),
        WORDING[f"link_{links[0].wording.value}"],
    )
    yield Statement(text="".join(pieces), evidence=(*task_evidence(task), *sentence_evidence(told[0])))
    yield _unit_line(task)
    yield from (_sentence_line(sentence) for sentence in dict.fromkeys(told))


def _unit_line(task: Task) -> Statement:
    return Statement(text=WORDING["item_line"].format(item=unit_clause(task)), evidence=task_evidence(task))


def _sentence_line(sentence: Sentence) -> Statement:
    text = WORDING["link_line"].format(locator=sentence.locator, text=sentence.text)
    return Statement(text=text, evidence=sentence_evidence(sentence))


def _category_line(task: Task, section: Section) -> Statement:
    category = WORDING["link_category"].format(locator=task.locator, category=task.category)
    heading = WORDING["link_heads"].format(locator=section.locator, heading=section.heading)
    return Statement(text=category + heading, evidence=(*task_evidence(task), *heading_evidence(section)))


def gap_lines(context: Context) -> tuple[Statement, ...]:
    """That the copy of a plan has lost text, where it has."""
    plans = {s.doc_id for s in plan_sections(context.collection)}
    lost = any(context.collection.readings[doc_id].gaps for doc_id in plans)
    return (Statement(text=WORDING["link_gap"]),) if lost else ()


def answer_without_basis(frame: Frame, context: Context) -> Draft:
    """The tasks in scope that are linked to no sentence of a plan."""
    tasks = tuple(t for t in within(frame, context) if not links_of(t, context.collection))
    text = WORDING["tasks_unlinked"].format(n=len(tasks))
    return _tasks_told(tasks, text, (Statement(text=WORDING["link_compared"]), *gap_lines(context)))


def answer_all(frame: Frame, context: Context) -> Draft:
    """The tasks in scope that are linked to sentences of a plan."""
    tasks = tuple(t for t in within(frame, context) if links_of(t, context.collection))
    text = WORDING["tasks_linked"].format(n=len(tasks))
    return _tasks_told(tasks, text, (Statement(text=WORDING["link_compared"]),))


def _tasks_told(tasks: tuple[Task, ...], text: str, remarks: tuple[Statement, ...]) -> Draft:
    head = Statement(text=text, tallies=(Tally(of=tuple(t.task_id for t in tasks)),))
    return Draft(
        kind=Kind.CROSS_DOCUMENT,
        statements=(head, *(row_line(t) for t in tasks), *remarks),
        rows=tuple(task_row(t) for t in tasks),
    )


def within(frame: Frame, context: Context) -> tuple[Task, ...]:
    """The tasks of the annexes and years that a question names."""
    return context.scope(frame.model_copy(update={"doc_ids": (), "numbers": (), "categories": ()}))


def row_line(task: Task) -> Statement:
    """A task as a row: its place and title."""
    text = WORDING["row_untitled"].format(locator=task.locator, title=task.title)
    return Statement(text=text, evidence=task_evidence(task), is_row=True)
