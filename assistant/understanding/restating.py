"""A follow-up said again as a question that stands alone (还原后的问题)."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.answer import Kind
from assistant.collection import Collection
from assistant.understanding.frame import Frame
from assistant.wording import WORDING

ASKED: Mapping[Kind, str] = {
    Kind.LEAD_UNIT: "restate_lead",
    Kind.RESPONSIBLE_UNITS: "restate_responsible",
    Kind.UNIT_TASKS: "restate_unit_tasks",
    Kind.TASK_CONTENT: "restate_content",
    Kind.COUNT: "restate_count",
    Kind.LIST: "restate_list",
    Kind.YES_NO: "restate_yes_no",
    Kind.TARGET: "restate_target",
}


def restate(frame: Frame, collection: Collection) -> str:
    """Give the resolved question: where, whose, what, and what is asked of it."""
    bound = [collection.tasks[i] for i in frame.bound_tasks]
    where = "".join(f"{p}" for p in frame.parts) or "".join(
        f"《{collection.documents[d].title}》" for d in frame.doc_ids if not bound
    )
    years = "".join(f"{y}年" for y in frame.years)
    units = WORDING["comma"].join(collection.units[u].name for u in frame.units)
    excluded = WORDING["comma"].join(collection.units[u].name for u in frame.excluded)
    units += WORDING["restate_without"].format(units=excluded) if excluded else ""
    numbers = WORDING["comma"].join(f"第{n}项" for n in frame.numbers)
    topic = (
        WORDING["comma"].join(f"{t.locator}“{t.title}”" for t in bound)
        or "".join(frame.categories)
        or frame.gist
        or frame.topic
    )
    asked = WORDING[ASKED.get(frame.kind, "restate_other")]
    if frame.kind is Kind.YES_NO and units and topic:
        return WORDING["restate_yes_no_unit"].format(topic=f"{where}{years}{numbers}{topic}", units=units)
    return f"{where}{years}{units}{numbers}{topic}{asked}"
