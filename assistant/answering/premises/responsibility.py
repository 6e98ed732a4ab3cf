"""Which units a question puts to a task: whether they are listed, lead it, do it alone or together (单位断言)."""

from __future__ import annotations

from assistant.answering.context import Context
from assistant.answering.draft import Statement
from assistant.answering.evidence import leading_units, task_evidence, task_row, unit_names
from assistant.answering.premises.finding import Finding
from assistant.answering.premises.subject import Subject, bound_to
from assistant.understanding.frame import Frame
from assistant.understanding.stance import Stance
from assistant.wording import WORDING
from corpus.records import Task

MOST = 3


def check_responsibility(frame: Frame, stance: Stance, subject: Subject, context: Context) -> Finding | None:
    """Whether the units that the question names are what it says of the tasks meant; None where it names none."""
    names = (*(context.unit_name(u) for u in frame.units), *frame.unknown_units)
    if not names or not subject.tasks:
        return None
    meant = tuple(t for t in subject.tasks if t.part in frame.parts) or subject.tasks
    listing = tuple(t for t in meant if set(names) <= set(unit_names(t.units)))
    lacking = tuple(t for t in meant if t not in listing)
    listing = () if subject.each and lacking else listing
    tasks = (listing or lacking)[:MOST]
    asked = WORDING["comma"].join(names)
    key, holds, vague = _judge(tasks[0], names, stance) if listing else ("units_are", False, False)
    lines = tuple(_line(key, t, asked) for t in tasks)
    return Finding(
        asked=asked,
        holds=holds,
        denial="verdict_not_alone" if listing and stance.only else "verdict_no",
        vague=vague,
        told=lines[0],
        more=lines[1:],
        rows=tuple(task_row(t) for t in tasks),
        units=tuple(dict.fromkeys(n for t in tasks for n in unit_names(t.units))),
        right=None if listing else bound_to(frame, tasks),
    )


def _judge(task: Task, names: tuple[str, ...], stance: Stance) -> tuple[str, bool, bool]:
    """Which wording says it, whether it holds, and whether the record leaves it open."""
    listed = unit_names(task.units)
    if stance.only and set(listed) != set(names):
        return "units_are", False, False
    if stance.leads and not leading_units(task):
        return ("first_not_lead" if listed[0] in names else "lead_open"), listed[0] in names, listed[0] not in names
    return "unit_listed", True, False


def _line(key: str, task: Task, asked: str) -> Statement:
    units = WORDING["comma"].join(unit_names(task.units))
    text = WORDING[key].format(locator=task.locator, title=task.title, units=units, unit=asked)
    return Statement(text=text, evidence=task_evidence(task), asked=(asked,) if "{unit}" in WORDING[key] else ())
