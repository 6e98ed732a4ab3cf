"""Yes-or-no questions and false premises: what the question claims is held against the records (是非、错误前提)."""

from __future__ import annotations

import re

from assistant.answer import Kind
from assistant.answering.conditions import Condition, describe, satisfying
from assistant.answering.context import Context
from assistant.answering.draft import Draft, Statement, Tally
from assistant.answering.evidence import target_evidence, target_row, task_evidence, task_row, unit_names
from assistant.answering.targets import target_statement
from assistant.matching.matcher import TargetMatch
from assistant.understanding.frame import Frame
from assistant.wording import WORDING
from corpus.fold import fold
from corpus.records import Target, Task

NUMBER = re.compile(r"\d+(?:\.\d+)?")
COUNTED = re.compile(r"(\d+)(?:项|条|个任务|件)")


def check_units(frame: Frame, tasks: tuple[Task, ...], context: Context) -> Draft:
    """Whether the units named stand in the lists of the tasks meant."""
    asked = WORDING["comma"].join(context.unit_name(u) for u in frame.units)
    telling = tuple(t for t in tasks if {m.unit_id for m in t.units} >= set(frame.units))
    shown = telling or tasks
    task = shown[0]
    units = WORDING["comma"].join(unit_names(task.units))
    key = "yes_unit" if telling else "no_unit"
    text = WORDING[key].format(unit=asked, asked=asked, locator=task.locator, title=task.title, units=units)
    statements = [Statement(text=text, evidence=task_evidence(task), asked=(asked,))]
    for other in shown[1:]:
        line = WORDING["row"].format(
            locator=other.locator, title=other.title, units=WORDING["comma"].join(unit_names(other.units))
        )
        statements.append(Statement(text=line, evidence=task_evidence(other), is_row=True))
    return Draft(
        kind=Kind.YES_NO,
        statements=tuple(statements),
        units=tuple(dict.fromkeys(n for t in shown for n in unit_names(t.units))),
        rows=tuple(task_row(t) for t in shown),
    )


def check_count(frame: Frame, condition: Condition, context: Context) -> Draft | None:
    """Whether a claimed number of tasks is right; None where no number of tasks is claimed."""
    claim = COUNTED.search(fold(frame.text))
    if claim is None:
        return None
    tasks = satisfying(condition, context)
    scope = describe(condition, context)
    right = int(claim.group(1)) == len(tasks)
    key = "yes_count" if right else "no_count"
    text = WORDING[key].format(scope=scope, n=len(tasks), asked=claim.group())
    statement = Statement(text=text, asked=(claim.group(), scope), tallies=(Tally(of=tuple(t.task_id for t in tasks)),))
    return Draft(kind=Kind.YES_NO, statements=(statement,), count=len(tasks), rows=tuple(task_row(t) for t in tasks))


def check_figure(frame: Frame, matches: tuple[TargetMatch, ...], context: Context) -> Draft:
    """Whether a claimed figure is the one the text gives for the year and indicator named."""
    claimed = tuple(f for f in frame.figures if NUMBER.search(f))
    target = matches[0].target
    values = set(NUMBER.findall(fold(target.sentence)))
    right = all(set(NUMBER.findall(f)) <= values for f in claimed)
    key = "yes_figure" if right else "no_figure_match"
    text = WORDING[key].format(asked=WORDING["comma"].join(claimed), sentence=target.sentence, locator=target.locator)
    statements = [Statement(text=text, evidence=target_evidence(target), asked=claimed)]
    meant = () if right else tuple(t for t in context.collection.corpus.targets if _prints(t, claimed))
    statements += [target_statement(t) for t in meant]
    return Draft(kind=Kind.YES_NO, statements=tuple(statements), rows=tuple(target_row(t) for t in (target, *meant)))


def is_of_target(frame: Frame, matches: tuple[TargetMatch, ...]) -> bool:
    """Whether a figure of the question is counted in the unit of the best target (200多家 and 200余家)."""
    unit = matches[0].target.unit if matches else None
    return unit is not None and any(f.endswith(unit) for f in frame.figures) and bool(frame.terms)


def _prints(target: Target, figures: tuple[str, ...]) -> bool:
    return any(fold(target.value + (target.unit or "")) == f for f in figures)


def check_unit_in_scope(frame: Frame, condition: Condition, context: Context) -> Draft:
    """Whether a unit has tasks in a part; where not, where it stands instead."""
    tasks = satisfying(condition, context)
    unit = WORDING["comma"].join(context.unit_name(u) for u in frame.units)
    scope = WORDING["comma"].join(condition.parts) or WORDING["scope_all"]
    if tasks:
        text = WORDING["yes"] + WORDING["unit_one_part"].format(unit=unit, part=scope, n=len(tasks))
        head = Statement(text=text, tallies=(Tally(of=tuple(t.task_id for t in tasks)),), asked=(unit,))
        rows = tasks
    else:
        rows = satisfying(Condition(tasks=context.collection.corpus.tasks, units=condition.units), context)
        locators = WORDING["comma"].join(t.locator for t in rows)
        text = WORDING["no_unit_part"].format(scope=scope, unit=unit, locators=locators)
        head = Statement(text=text, evidence=tuple(e for t in rows for e in task_evidence(t)), asked=(unit, scope))
    lines = tuple(
        Statement(
            text=WORDING["row_untitled"].format(locator=t.locator, title=t.title),
            evidence=task_evidence(t),
            is_row=True,
        )
        for t in rows
    )
    return Draft(kind=Kind.YES_NO, statements=(head, *lines), rows=tuple(task_row(t) for t in rows))
