"""What a task lays down, quoted and nothing added (任务内容)."""

from __future__ import annotations

from assistant.answer import Kind
from assistant.answering.draft import Draft, Statement
from assistant.answering.evidence import sentence_evidence, task_evidence, task_row, unit_names
from assistant.matching.lexicon import compact
from assistant.matching.matcher import TaskMatch
from assistant.wording import WORDING
from corpus.records import Task

LONGEST_BODY = 420
"""A body of at most this many characters is quoted whole; of a longer one only the sentence asked for."""

LEAST_MORE = 4
"""Characters beyond its title, fewer than which say nothing more."""


def answer_content(matches: tuple[TaskMatch, ...]) -> Draft:
    """Quote what the matching tasks lay down; those that have more than a title first."""
    ordered = sorted(matches, key=lambda m: not has_content(m.task))
    return Draft(
        kind=Kind.TASK_CONTENT,
        statements=tuple(content_statement(m) for m in ordered),
        rows=tuple(task_row(m.task) for m in ordered),
        confidence=min((m.confidence for m in matches), default=1.0),
    )


def has_content(task: Task) -> bool:
    """Whether a task lays down more than its title."""
    return len(compact(task.body).removeprefix(compact(task.title))) > LEAST_MORE


def content_statement(match: TaskMatch) -> Statement:
    """What one task lays down, in one line."""
    task = match.task
    if not has_content(task):
        text = WORDING["content_title_only"].format(
            locator=task.locator, title=task.title, units=WORDING["comma"].join(unit_names(task.units))
        )
        return Statement(text=text, evidence=task_evidence(task))
    if match.sentence is not None and len(task.body) > LONGEST_BODY:
        text = WORDING["quote_line"].format(locator=task.locator, text=match.sentence.text)
        return Statement(text=text, evidence=sentence_evidence(match.sentence))
    text = WORDING["content_item"].format(locator=task.locator, title=task.title, body=body_without_title(task))
    return Statement(text=text, evidence=task_evidence(task))


def body_without_title(task: Task) -> str:
    """The body, its leading title left out."""
    body = task.body.strip()
    return body.removeprefix(task.title).lstrip("。") if body != task.title else body
