"""The plan and the tasks of a year side by side (规划与年度任务对照)."""

from __future__ import annotations

import re

from assistant.answer import Kind
from assistant.answering import corresponding
from assistant.answering.context import Context
from assistant.answering.draft import Draft, Statement
from assistant.answering.evidence import task_evidence, task_row
from assistant.answering.linked_places import plan_line
from assistant.answering.sentences import choose_sentences
from assistant.answering.units import named_units, unit_clause
from assistant.collection import Sentence
from assistant.linked import link_between, sentence_of
from assistant.matching.lexicon import compact
from assistant.matching.matcher import SentenceMatch, TaskMatch
from assistant.matching.scoring import coverage
from assistant.understanding.frame import Frame
from assistant.wording import WORDING
from corpus.records import Link, LinkWording, Task

LEAST_PLAN = 0.45
SAME_CLAUSE = 0.8
"""A link is about the topic where the clause of the plan that it shares holds so much of what the sentence holds."""
LEAST_ACROSS = 0.05
"""Where both documents are named, a task is known to be there: less of the topic will do."""
BOTH = re.compile(r"两(?:份|个|边的?)(?:文件|材料|通知)|两边|两头|前后两份")
OF_WORDING = re.compile(r"措辞|说法|表述|提法|字眼|原话|差别|区别|改动|出入")
KINDS = (Kind.YES_NO, Kind.COMPARE, Kind.TASK_CONTENT, Kind.SECTION)
"""Kinds that a question about a thing in both documents may look like."""


def find_across(frame: Frame, context: Context) -> Draft | None:
    """Answer a question about a plan and the tasks of a year by their links; None where it is not about both."""
    if BOTH.search(frame.text):
        frame = frame.model_copy(update={"both_documents": True})
    if not corresponding.names_plan(frame, context):
        return None
    if (draft := corresponding.find_correspondence(frame, context)) is not None:
        return draft
    yearly = frame.both_documents or corresponding.YEARLY.search(frame.text)
    if not yearly or frame.kind not in KINDS or not corresponding.MAPS.search(frame.text):
        return None
    terms = tuple(t for t in frame.terms if not OF_WORDING.search(t))
    wide = frame.model_copy(update={"both_documents": True, "terms": terms, "topic": "".join(terms)})
    tasks, plan = context.matched(wide, LEAST_ACROSS), plan_sentences(wide, context)
    return answer_across(wide, tasks, plan, context) if terms and tasks and plan else None


def plan_sentences(frame: Frame, context: Context) -> tuple[SentenceMatch, ...]:
    """Sentences of documents that list no tasks of a year, about the topic."""
    with_tasks = set(context.collection.parts)
    matches = context.matcher.sentences(
        context.topic(frame), lambda s: s.doc_id not in with_tasks and _allowed(s.doc_id, context)
    )
    return choose_sentences(tuple(m for m in matches if m.score >= LEAST_PLAN), margin=0.05)


def with_linked(
    frame: Frame, tasks: tuple[TaskMatch, ...], plan: tuple[SentenceMatch, ...], context: Context
) -> tuple[TaskMatch, ...]:
    """The tasks meant and those linked to the plan's sentence by the words asked about, in printed order."""
    known = {m.task.task_id for m in tasks}
    scope = {t.task_id: t for t in context.scope(frame) if t.task_id not in known}
    links = (link for link in context.collection.corpus.links if link.task_id in scope)
    meant = {link.task_id: scope[link.task_id] for link in links if _is_about(link, frame, plan[:1], context)}
    found = [*tasks, *(TaskMatch(task=t, sentence=None, score=0.0, coverage=0.0) for t in meant.values())]
    order = {t.task_id: n for n, t in enumerate(context.collection.corpus.tasks)}
    return tuple(sorted(found, key=lambda m: order[m.task.task_id])) if meant else tasks


def _is_about(link: Link, frame: Frame, plan: tuple[SentenceMatch, ...], context: Context) -> bool:
    """Whether what a link shares with the plan stands in the clause that holds the topic."""
    if all(sentence_of(link, context.collection) != m.sentence for m in plan):
        return False
    topic = context.topic(frame)
    shared = [c for c in link.text.replace("、", "，").split("，") if any(s in compact(c) for s in link.shared)]
    whole = coverage(topic, compact(link.text), context.lexicon)
    held = max((coverage(topic, compact(c), context.lexicon) for c in shared), default=0.0)
    return whole > 0 and held >= SAME_CLAUSE * whole


def answer_across(
    frame: Frame, tasks: tuple[TaskMatch, ...], plan: tuple[SentenceMatch, ...], context: Context
) -> Draft:
    """Both sides, each with its citation, and how the words differ; a side that has nothing is said to have nothing."""
    tasks = with_linked(frame, tasks, plan, context)
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
    statements = [head, *_wording_lines(tasks, plan, context), *(plan_line(m.sentence, context) for m in plan)]
    statements += [_task_line(m) for m in tasks if m.sentence is not None]
    if not plan:
        statements.append(Statement(text=WORDING["across_no_plan"]))
    return Draft(
        kind=Kind.CROSS_DOCUMENT,
        statements=tuple(statements),
        units=tuple(units),
        rows=tuple(task_row(m.task) for m in tasks),
    )


def _wording_lines(
    tasks: tuple[TaskMatch, ...], plan: tuple[SentenceMatch, ...], context: Context
) -> tuple[Statement, ...]:
    """Which of the tasks print the plan's words, which print some of them, which put them differently."""
    by_wording: dict[LinkWording, list[Task]] = {}
    for match in tasks:
        wording = wording_of(match.task, tuple(m.sentence for m in plan), context)
        if wording is not None:
            by_wording.setdefault(wording, []).append(match.task)
    return tuple(_wording_line(wording, by_wording[wording]) for wording in LinkWording if wording in by_wording)


def wording_of(task: Task, sentences: tuple[Sentence, ...], context: Context) -> LinkWording | None:
    """How a task puts the surest of some sentences that it serves; None where it serves none of them."""
    links = [link for s in sentences if (link := link_between(task, s, context.collection)) is not None]
    return max(links, key=lambda link: link.score).wording if links else None


def _wording_line(wording: LinkWording, tasks: list[Task]) -> Statement:
    locators = WORDING["comma"].join(t.locator for t in tasks)
    text = WORDING[f"across_{wording.value}"].format(locators=locators)
    return Statement(text=text, evidence=tuple(e for t in tasks for e in task_evidence(t)))


def _task_line(match: TaskMatch) -> Statement:
    assert match.sentence is not None
    text = WORDING["quote_line"].format(locator=match.task.locator, text=match.sentence.text)
    return Statement(text=text, evidence=task_evidence(match.task))


def _allowed(doc_id: str, context: Context) -> bool:
    return not context.filters.doc_ids or doc_id in context.filters.doc_ids
