"""Who has most or fewest, as a question claims it (最多、最少的断言)."""

from __future__ import annotations

from assistant.answer import Kind
from assistant.answering.context import Context
from assistant.answering.premises.counts import Answering
from assistant.answering.premises.finding import Finding
from assistant.understanding.categories import category_core
from assistant.understanding.frame import Frame


def check_rankings(frame: Frame, context: Context, answer: Answering) -> Finding | None:
    """Whether the unit or category named is the one with most or fewest; None where none is named so."""
    if not frame.shows("most", "fewest") or frame.figures or len(frame.units) > 1:
        return None
    named = (*(context.unit_name(u) for u in frame.units), *(frame.categories if not frame.units else ()))
    asked = frame.model_copy(
        update={"units": (), "categories": (), "terms": (), "topic": "", "kind": Kind.COMPARE, "unknown_units": ()}
    )
    draft = answer(asked, context) if named else None
    if draft is None or draft.reason is not None:
        return None
    first = draft.statements[0].text
    return Finding(
        asked=context.unit_name(frame.units[0]) if frame.units else _called(named[0], frame.text),
        holds=any(name in first for name in named),
        told=draft.statements[0],
        more=draft.statements[1:],
        rows=draft.rows,
        units=draft.units,
        count=draft.count,
        right=asked,
    )


def _called(category: str, text: str) -> str:
    """The longest stretch of a category's name that a question gives."""
    core = category_core(category)
    pieces = (core[i:j] for i in range(len(core)) for j in range(i + 2, len(core) + 1))
    return max((p for p in pieces if p in text), key=len, default=core)
