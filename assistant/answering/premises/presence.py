"""Whether a unit has tasks in a scope at all, as a question claims or denies it (有没有任务)."""

from __future__ import annotations

from assistant.answer import Kind
from assistant.answering.context import Context
from assistant.answering.premises.counts import Answering
from assistant.answering.premises.finding import Finding
from assistant.understanding.frame import Frame
from assistant.understanding.stance import CLAIMING, Stance
from assistant.wording import WORDING


def check_presence(frame: Frame, stance: Stance, context: Context, answer: Answering) -> Finding | None:
    """Whether the units named have tasks in the scope named; None where the question names no unit, or a topic."""
    units = frame.units or (frame.excluded if stance.denies else ())
    if not units or (frame.terms and not frame.categories) or frame.numbers or frame.bound_tasks:
        return None
    text = CLAIMING["why"].sub("", frame.text)
    listing = {"text": text, "units": units, "excluded": (), "kind": Kind.UNIT_TASKS, "cues": frozenset({"unit_work"})}
    draft = answer(frame.model_copy(update=listing), context)
    if draft.reason is not None:
        return None
    return Finding(
        asked=WORDING["comma"].join(context.unit_name(u) for u in units),
        holds=bool(draft.rows),
        denial="verdict_none",
        told=draft.statements[0],
        more=draft.statements[1:],
        rows=draft.rows,
    )
