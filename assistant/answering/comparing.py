"""Who has more, most, fewest: tallies over the whole corpus (比较、最多、最少)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.answer import Kind
from assistant.answering.conditions import Condition, describe, satisfying
from assistant.answering.context import Context
from assistant.answering.draft import Draft, Evidence, Statement, Tally
from assistant.answering.evidence import task_evidence, task_row, unit_names
from assistant.answering.units import unit_clause
from assistant.understanding.categories import category_core
from assistant.understanding.frame import Frame
from assistant.wording import WORDING
from corpus.records import Task

BY_CATEGORY = re.compile(r"类|方面|板块|哪章|哪节|行动|工程|领域|哪部分|哪块")
BY_PART = re.compile(r"附件.*附件|重点任务.*清单|清单.*重点任务|两个附件")
RANKED = 2
"""How many of a ranking are given: the first and the runner-up."""


def answer_superlative(frame: Frame, condition: Condition, context: Context) -> Draft:
    """Name the unit or category with the most or fewest tasks in scope; ties are all named."""
    groups = _grouped(frame, satisfying(condition, context), context)
    fewest = frame.shows("fewest") and not frame.shows("most")
    sizes = sorted({len(ids) for ids in groups.values()}, reverse=not fewest)
    firsts = [name for name, ids in groups.items() if len(ids) == sizes[0]]
    winner = groups[firsts[0]]
    statements = [_ranking_line("fewest" if fewest else "most", firsts, winner, condition, context)]
    if len(sizes) > 1 and not fewest:
        seconds = [name for name, ids in groups.items() if len(ids) == sizes[1]]
        statements.append(_ranking_line("runner_up", seconds, groups[seconds[0]], condition, context))
    tasks = [context.collection.tasks[i] for i in winner] if len(firsts) == 1 else []
    by_category = BY_CATEGORY.search(frame.text) is not None and "单位" not in frame.text
    return Draft(
        kind=Kind.COMPARE,
        statements=tuple(statements),
        units=() if by_category else tuple(firsts),
        count=len(winner),
        rows=tuple(task_row(t) for t in tasks),
    )


def answer_versus(frame: Frame, condition: Condition, context: Context) -> Draft:
    """Compare two units or two categories by the number of their tasks in scope."""
    groups = _two_sides(frame, condition, context)
    (first, left), (second, right) = list(groups.items())[:2]
    more, less = (left, right) if len(left) >= len(right) else (right, left)
    difference = Tally(of=tuple(t.task_id for t in more), minus=tuple(t.task_id for t in less))
    winner = first if len(left) > len(right) else second
    verdict = WORDING["equal"] if len(left) == len(right) else WORDING["more"].format(name=winner, n=difference.value)
    text = WORDING["versus"].format(
        scope=_place(condition, context),
        first=first,
        n_first=len(left),
        second=second,
        n_second=len(right),
        verdict=verdict,
    )
    tasks = tuple(dict.fromkeys((*left, *right)))
    tallies = (Tally(of=tuple(t.task_id for t in left)), Tally(of=tuple(t.task_id for t in right)), difference)
    statement = Statement(text=text, tallies=tallies, asked=(first, second), evidence=_few(tasks))
    return Draft(kind=Kind.COMPARE, statements=(statement,), rows=tuple(task_row(t) for t in tasks))


def answer_twin(tasks: tuple[Task, ...]) -> Draft:
    """How one task's units differ between two places."""
    lists = {tuple(m.unit_id for m in t.units) for t in tasks}
    key = "units_same" if len(lists) == 1 else "units_differ"
    text = WORDING[key].format(items=WORDING["semicolon"].join(unit_clause(t) for t in tasks))
    evidence = tuple(e for t in tasks for e in task_evidence(t))
    return Draft(
        kind=Kind.COMPARE,
        statements=(Statement(text=text, evidence=evidence),),
        units=tuple(dict.fromkeys(name for t in tasks for name in unit_names(t.units))),
        rows=tuple(task_row(t) for t in tasks),
    )


def _grouped(frame: Frame, tasks: Iterable[Task], context: Context) -> dict[str, tuple[str, ...]]:
    groups: dict[str, dict[str, None]] = {}
    by_category = BY_CATEGORY.search(frame.text) is not None and "单位" not in frame.text
    for task in tasks:
        if by_category:
            names = [task.category] if task.category else []
        else:
            names = [m.name for m in task.units if not context.collection.is_group(m.unit_id)]
        for name in names:
            groups.setdefault(name, {})[task.task_id] = None
    return {name: tuple(ids) for name, ids in groups.items()}


def _ranking_line(
    key: str, names: list[str], ids: tuple[str, ...], condition: Condition, context: Context
) -> Statement:
    name = WORDING["comma"].join(names)
    text = WORDING[key].format(scope=_place(condition, context), name=name, n=len(ids))
    tasks = context.collection.tasks
    shown = _few((tasks[ids[0]], tasks[ids[-1]])) if len(names) == 1 else _named(names, condition, context)
    return Statement(text=text, tallies=(Tally(of=ids),), evidence=shown)


def _named(names: list[str], condition: Condition, context: Context) -> tuple[Evidence, ...]:
    """One task for each of several names that tie."""
    firsts = (next(t for t in condition.tasks if n == t.category or n in unit_names(t.units)) for n in names)
    return tuple(e for t in firsts for e in task_evidence(t))


def _two_sides(frame: Frame, condition: Condition, context: Context) -> dict[str, tuple[Task, ...]]:
    wide = condition.model_copy(update={"units": (), "categories": (), "tasks": context.scope(frame)})
    if len(frame.units) >= 2:
        return {
            context.unit_name(u): satisfying(wide.model_copy(update={"units": (u,)}), context) for u in frame.units[:2]
        }
    if len(frame.parts) >= 2:
        return {p: tuple(t for t in satisfying(condition, context) if t.part == p) for p in frame.parts[:2]}
    cores = list(dict.fromkeys(category_core(c) for c in frame.categories))[:2]
    return {c: tuple(t for t in wide.tasks if t.category and category_core(t.category) == c) for c in cores}


def _few(tasks: tuple[Task, ...]) -> tuple[Evidence, ...]:
    ends = tasks if len(tasks) <= RANKED else (tasks[0], tasks[-1])
    return tuple(e for t in ends for e in task_evidence(t))


def _place(condition: Condition, context: Context) -> str:
    """Where is compared: the annexes, or whatever else limits the tasks, the units that are compared left out."""
    limited = condition.model_copy(update={"units": (), "alone": False, "either": False})
    if limited == Condition(tasks=condition.tasks, parts=condition.parts):
        return WORDING["comma"].join(condition.parts) or WORDING["scope_all"]
    return describe(limited, context)
