"""The plan and the tasks of a year side by side (规划与年度任务对照)."""

from __future__ import annotations

from assistant.answer import Kind
from assistant.answering.context import Context
from assistant.answering.draft import Draft, Statement
from assistant.answering.evidence import sentence_evidence, task_evidence, task_row
from assistant.answering.sentences import choose_sentences
from assistant.answering.units import named_units, unit_clause
from assistant.matching.matcher import SentenceMatch, TaskMatch
from assistant.understanding.frame import Frame
from assistant.wording import WORDING

LEAST_PLAN = 0.45


def plan_sentences(frame: Frame, context: Context) -> tuple[SentenceMatch, ...]:
    """Sentences of documents that list no tasks of a year, about the topic."""
    with_tasks = set(context.collection.parts)
    matches = context.matcher.sentences(
        context.topic(frame), lambda s: s.doc_id not in with_tasks and _allowed(s.doc_id, context)
    )
    return choose_sentences(tuple(m for m in matches if m.score >= LEAST_PLAN), margin=0.05)


def answer_across(
    frame: Frame, tasks: tuple[TaskMatch, ...], plan: tuple[SentenceMatch, ...], context: Context
) -> Draft:
    """Both sides, each with its citation; a side that has nothing is said to have nothing."""
    lead = "；".join(unit_clause(m.task) for m in tasks)
    head = (
        Statement(
            text=WORDING["across_lead"].format(items=lead),
            evidence=tuple(e for m in tasks for e in task_evidence(m.task)),
        )
        if tasks
        else Statement(text=WORDING["across_no_task"])
    )
    asks_units = frame.shows("lead", "responsible")
    kind = Kind.LEAD_UNIT if frame.shows("lead") else Kind.RESPONSIBLE_UNITS
    units = dict.fromkeys(n for m in tasks for n in named_units(m.task, kind)) if asks_units else {}
    statements = [head, *(_plan_line(m, context) for m in plan)]
    statements += [_task_line(m) for m in tasks if m.sentence is not None]
    if not plan:
        statements.append(Statement(text=WORDING["across_no_plan"]))
    return Draft(
        kind=Kind.CROSS_DOCUMENT,
        statements=tuple(statements),
        units=tuple(units),
        rows=tuple(task_row(m.task) for m in tasks),
    )


def _plan_line(match: SentenceMatch, context: Context) -> Statement:
    document = context.collection.documents[match.sentence.doc_id]
    text = WORDING["plan_side"].format(title=document.title, locator=match.sentence.locator, text=match.sentence.text)
    return Statement(text=text, evidence=sentence_evidence(match.sentence))


def _task_line(match: TaskMatch) -> Statement:
    assert match.sentence is not None
    text = WORDING["quote_line"].format(locator=match.task.locator, text=match.sentence.text)
    return Statement(text=text, evidence=task_evidence(match.task))


def _allowed(doc_id: str, context: Context) -> bool:
    return not context.filters.doc_ids or doc_id in context.filters.doc_ids
