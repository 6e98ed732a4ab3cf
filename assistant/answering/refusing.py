"""When a question is not answered: the reason, and what comes nearest (不作答)."""

from __future__ import annotations

from assistant.answer import Kind, Near, Reason
from assistant.answering.context import Context
from assistant.answering.draft import Draft, Statement
from assistant.answering.evidence import task_evidence
from assistant.matching.lexicon import compact
from assistant.understanding.frame import Frame
from assistant.wording import WORDING

MOST_NEAR = 3
LEAST_NEAR = 0.3


def refuse(frame: Frame, context: Context, reason: Reason, what: str, kind: Kind | None = None) -> Draft:
    """Refuse with a reason; ``what`` is the thing that is not there, in the question's words."""
    what = what if compact(what) in compact(frame.text) else frame.text.rstrip("?。!")
    near = tuple(m for m in context.ranked(frame)[:MOST_NEAR] if m.score >= LEAST_NEAR)
    statements = [Statement(text=WORDING[reason.value].format(what=what), asked=(what,))]
    if near:
        items = "；".join(WORDING["near_item"].format(locator=m.task.locator, title=m.task.title) for m in near)
        evidence = tuple(e for m in near for e in task_evidence(m.task))
        statements.append(Statement(text=WORDING["near"].format(items=items), evidence=evidence))
    return Draft(
        kind=kind or frame.kind,
        statements=tuple(statements),
        reason=reason,
        near=tuple(
            Near(text=m.task.title, doc_id=m.task.doc_id, start=m.task.title_span.start, end=m.task.title_span.end)
            for m in near
        ),
    )
