"""Where an answer stands: annex, number and category of a task, document and place of a text (在哪、第几项、哪一类)."""

from __future__ import annotations

from assistant.answering.context import Context
from assistant.answering.draft import Draft, Statement
from assistant.answering.evidence import task_evidence
from assistant.wording import WORDING
from corpus.records import Task

MOST = 3
"""Of at most so many tasks or quotes the places are said first."""


def placed(draft: Draft, context: Context) -> Draft:
    """Put the places of what a draft answers with before it; a list has them in its rows."""
    tasks = tuple(context.collection.tasks[r.record_id] for r in draft.rows if r.type == "task")
    lines = tuple(_of_task(t) for t in tasks) or _of_quotes(draft, context)
    if draft.reason is not None or not lines:
        return draft
    if len(lines) <= MOST:
        return draft.model_copy(update={"statements": (*lines, *draft.statements)})
    heads = tuple(s for s in draft.statements if not s.is_row)
    rows = tuple(line.model_copy(update={"is_row": True}) for line in lines)
    is_list = len(tasks) == len(draft.statements) - len(heads)
    return draft.model_copy(update={"statements": (*heads, *rows) if is_list else lines})


def _of_task(task: Task) -> Statement:
    key = "placed_task" if task.category else "placed_task_only"
    text = WORDING[key].format(locator=task.locator, title=task.title, category=task.category)
    return Statement(text=text, evidence=task_evidence(task))


def _of_quotes(draft: Draft, context: Context) -> tuple[Statement, ...]:
    found = {(e.doc_id, e.locator): e for s in draft.statements for e in s.evidence}
    documents = context.collection.documents
    return tuple(
        Statement(text=WORDING["placed_text"].format(title=documents[d].title, locator=place), evidence=(e,))
        for (d, place), e in found.items()
    )
