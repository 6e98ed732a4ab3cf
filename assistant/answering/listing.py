"""Lists and counts over the whole corpus: a unit's tasks, tasks with a property, how many (清单、计数)."""

from __future__ import annotations

import re

from assistant.answer import Kind
from assistant.answering.conditions import Condition, describe, satisfying
from assistant.answering.context import Context
from assistant.answering.draft import Draft, Statement, Tally
from assistant.answering.evidence import leading_units, task_evidence, task_row, unit_names
from assistant.matching.lexicon import compact
from assistant.understanding.frame import Frame
from assistant.wording import WORDING
from corpus.records import Task

LEADS = re.compile(r"牵头|主责|领衔|挑头")
MOST_NAMED = 3
"""A row names all its units where they are at most so many."""
UNITS_COUNTED = re.compile(
    r"(?:多少|几)(?:个|家)?(?:不同的)?(?:主责|牵头|责任|负责|参与|承担)?(?:的)?(?:单位|部门|委办局|家)"
)
CATEGORIES_COUNTED = re.compile(r"(?:多少|哪?几|哪些)(?:个|大)?(?:类(?!似)|类别|方面|板块|档)")


def answer_list(frame: Frame, condition: Condition, context: Context, kind: Kind) -> Draft:
    """List every task that meets the condition, in printed order, with the count and its split by part.

    ``units`` are given only where the question asks whose the tasks are; ``count`` only for a counting question.
    """
    tasks = satisfying(condition, context)
    through = _through_groups(frame, condition, context) if frame.units else ()
    head = _head(frame, condition, tasks, context, kind)
    return Draft(
        kind=kind,
        statements=(head, *(_row_statement(t, is_named=bool(frame.units)) for t in tasks)),
        units=_asked_units(frame, tasks),
        count=len(tasks) if kind is Kind.COUNT else None,
        rows=tuple(task_row(t) for t in tasks),
        group_rows=tuple(task_row(t).model_copy(update={"evidence": ()}) for t in through),
        notes=_lead_note(frame, tasks) + _group_note(frame, through, context) + _open_notes(tasks),
    )


def answer_unit_count(frame: Frame, tasks: tuple[Task, ...]) -> Draft:
    """How many units a task has, and which."""
    task = tasks[0]
    names = unit_names(task.units)
    text = WORDING["count_units"].format(
        title=task.title, n=len(names), units=WORDING["comma"].join(names), locator=task.locator
    )
    statement = Statement(text=text, evidence=task_evidence(task), tallies=(Tally(of=names),))
    return Draft(kind=Kind.COUNT, statements=(statement,), units=names, count=len(names))


def answer_category_count(frame: Frame, condition: Condition, context: Context) -> Draft:
    """How many categories the tasks in scope stand in, and which; each cited by its first row."""
    firsts: dict[str, Task] = {}
    for task in satisfying(condition, context):
        if task.category:
            firsts.setdefault(task.category, task)
    names = tuple(firsts)
    text = WORDING["count_categories"].format(
        scope=describe(condition, context), n=len(names), names=WORDING["comma"].join(names)
    )
    evidence = tuple(e for t in firsts.values() for e in task_evidence(t))
    return Draft(
        kind=Kind.COUNT,
        statements=(Statement(text=text, evidence=evidence, tallies=(Tally(of=names),)),),
        count=len(names),
    )


def answer_scope_units(condition: Condition, context: Context) -> Draft:
    """How many units the tasks in scope name, and which; each cited by its first row."""
    firsts: dict[str, Task] = {}
    for task in satisfying(condition, context):
        for mention in task.units:
            firsts.setdefault(mention.name, task)
    names, tasks = tuple(firsts), dict.fromkeys(firsts.values())
    text = WORDING["count_scope_units"].format(
        scope=describe(condition, context), n=len(names), names=WORDING["comma"].join(names)
    )
    statement = Statement(
        text=text, evidence=tuple(e for t in tasks for e in task_evidence(t)), tallies=(Tally(of=names),)
    )
    return Draft(kind=Kind.COUNT, statements=(statement,), units=names, count=len(names))


def _head(frame: Frame, condition: Condition, tasks: tuple[Task, ...], context: Context, kind: Kind) -> Statement:
    parts = _by_part(tasks)
    split = WORDING["comma"].join(WORDING["split_part"].format(part=p, n=len(ts)) for p, ts in parts.items())
    tallies = (Tally(of=tuple(t.task_id for t in tasks)), *(Tally(of=tuple(ts)) for ts in parts.values()))
    scope = describe(condition, context)
    if not tasks:
        return _nothing(frame, condition, context)
    brackets = WORDING["split_brackets"].format(split=split) if len(parts) > 1 else ""
    text = WORDING["count_total"].format(scope=scope, n=len(tasks), split=brackets)
    return Statement(text=text, tallies=tallies, asked=condition.words)


def _nothing(frame: Frame, condition: Condition, context: Context) -> Statement:
    """Say that nothing meets the condition, and where else the unit stands."""
    scope = describe(condition, context)
    text = WORDING["list_none"].format(scope=scope)
    elsewhere = satisfying(Condition(tasks=context.collection.corpus.tasks, units=condition.units), context)
    if condition.units and elsewhere:
        locators = WORDING["comma"].join(t.locator for t in elsewhere[:10])
        unit = WORDING["comma"].join(context.unit_name(u) for u in condition.units)
        text += WORDING["unit_elsewhere"].format(unit=unit, locators=locators)
    evidence = tuple(e for t in elsewhere[:10] for e in task_evidence(t)) if condition.units else ()
    return Statement(text=text, evidence=evidence, asked=condition.words, tallies=(Tally(of=()),))


def _by_part(tasks: tuple[Task, ...]) -> dict[str, list[str]]:
    parts: dict[str, list[str]] = {}
    for task in tasks:
        parts.setdefault(task.part or "", []).append(task.task_id)
    return parts


def _row_statement(task: Task, *, is_named: bool) -> Statement:
    """A row in one short line: without units where the question names the unit, with the first of a long list."""
    names = unit_names(task.units)
    if is_named or not names:
        text = WORDING["row_untitled"].format(locator=task.locator, title=task.title)
        return Statement(text=text, evidence=task_evidence(task), is_row=True)
    long = len(names) > MOST_NAMED
    units = WORDING["first_of"].format(first=names[0], n=len(names)) if long else WORDING["comma"].join(names)
    text = WORDING["row"].format(locator=task.locator, title=task.title, units=units)
    return Statement(text=text, evidence=task_evidence(task), tallies=(Tally(of=names),) if long else (), is_row=True)


def _asked_units(frame: Frame, tasks: tuple[Task, ...]) -> tuple[str, ...]:
    if not frame.shows("lead", "responsible", "whose"):
        return ()
    return tuple(dict.fromkeys(name for t in tasks for name in unit_names(t.units)))


def _through_groups(frame: Frame, condition: Condition, context: Context) -> tuple[Task, ...]:
    """Tasks in the same scope that name no unit asked about but a group that may hold it."""
    named = {t.task_id for t in satisfying(condition, context)}
    wide = satisfying(condition.model_copy(update={"units": (), "alone": False}), context)
    return tuple(
        t for t in wide if t.task_id not in named and any(context.collection.is_group(m.unit_id) for m in t.units)
    )


def _lead_note(frame: Frame, tasks: tuple[Task, ...]) -> tuple[str, ...]:
    """Asked what a unit leads: in which tasks its list states no lead, so that being listed is not read as leading."""
    unstated = tuple(t for t in tasks if not leading_units(t))
    if not frame.units or not unstated or not LEADS.search(frame.text):
        return ()
    return (WORDING["lead_not_stated"].format(locators=WORDING["comma"].join(t.locator for t in unstated)),)


def _group_note(frame: Frame, through: tuple[Task, ...], context: Context) -> tuple[str, ...]:
    if not through or not frame.units or any(context.collection.is_group(u) for u in frame.units):
        return ()
    groups = dict.fromkeys(m.name for t in through for m in t.units if context.collection.is_group(m.unit_id))
    unit = WORDING["comma"].join(context.unit_name(u) for u in frame.units)
    return (WORDING["group_note"].format(n=len(through), groups=WORDING["comma"].join(groups), unit=unit),)


def _open_notes(tasks: tuple[Task, ...]) -> tuple[str, ...]:
    return tuple(WORDING["list_is_open"].format(locator=t.locator) for t in tasks if t.list_open)


def mentions_word(task: Task, words: tuple[str, ...]) -> bool:
    """Whether a task's title or body holds every word."""
    text = compact(task.title + task.body)
    return all(compact(w) in text for w in words)
