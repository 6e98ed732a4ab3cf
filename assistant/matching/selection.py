"""The tasks that a frame's slots let through, and those of them that its topic means."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.collection import Collection
from assistant.matching.confidence import are_twins, confidence
from assistant.matching.matcher import TaskMatch
from assistant.question import Filters
from assistant.understanding.frame import Frame
from corpus.records import Task

SURE = 0.66
"""Below this score only the best and its twins are taken to be meant."""
HELD_LESS = 0.12
SAME_SHARE = 0.8
NEARLY_BEST = 0.06
"""Tasks whose score is this close to the best are meant as well: one title in two rows, one task in two annexes."""


def scoped_tasks(collection: Collection, frame: Frame, filters: Filters) -> tuple[Task, ...]:
    """Tasks within the documents, parts, numbers, years and categories that the question and its filters name."""
    found: Iterable[Task] = (t for t in collection.corpus.tasks if passes(t, collection, filters))
    if frame.bound_tasks:
        found = (t for t in found if t.task_id in frame.bound_tasks)
    if frame.parts:
        found = (t for t in found if t.part in frame.parts)
    if frame.doc_ids and not frame.both_documents:
        found = (t for t in found if t.doc_id in frame.doc_ids)
    if frame.numbers:
        found = _numbered(_of_numbers(tuple(found), frame.numbers), frame)
    if frame.categories:
        found = (t for t in found if t.category in frame.categories)
    return tuple(found)


def _of_numbers(tasks: tuple[Task, ...], numbers: tuple[int, ...]) -> tuple[Task, ...]:
    """The tasks of some numbers; a number below 0 counts from the end of each part."""
    last = {t.part: max(o.num or 0 for o in tasks if o.part == t.part) for t in tasks}
    wanted = {(part, n if n > 0 else most + 1 + n) for part, most in last.items() for n in numbers}
    return tuple(t for t in tasks if (t.part, t.num) in wanted)


def _numbered(tasks: tuple[Task, ...], frame: Frame) -> tuple[Task, ...]:
    """Of tasks of one number in two annexes, those called as the question calls them (第31条, 第31项)."""
    named = re.search(r"第?[一二三四五六七八九十百\d]+(条|项)", frame.text)
    called = tuple(t for t in tasks if named and t.locator.endswith(named.group(1)))
    return called or tasks


def passes(task: Task, collection: Collection, filters: Filters) -> bool:
    """Whether a task is within the filters of the request; they bind before anything is ranked."""
    document = collection.documents[task.doc_id]
    names = {m.name for m in task.units}
    return (
        (not filters.doc_ids or task.doc_id in filters.doc_ids)
        and (not filters.parts or task.part in filters.parts)
        and (not filters.units or not names.isdisjoint(filters.units))
        and (not filters.categories or task.category in filters.categories)
        and (not filters.years or any(covers(document.period, document.signed, y) for y in filters.years))
    )


def covers(period: tuple[int, int] | None, signed: object, year: int) -> bool:
    """Whether a document is about a year: its period covers it, or, without a period, it was signed in it."""
    if period is not None:
        return period[0] <= year <= period[1]
    return getattr(signed, "year", None) == year


def _same_title(one: Task, other: Task) -> bool:
    """Whether two titles are the same but for a word at an end (举办…, 北京…, …活动)."""
    short, long = sorted((one.title, other.title), key=len)
    return short in long and len(short) >= SAME_SHARE * len(long)


def nearly_best(matches: Iterable[TaskMatch], least: float) -> tuple[TaskMatch, ...]:
    """The best match and those nearly as good; none where the confidence in the best is below ``least``."""
    ranked = list(matches)
    surely = confidence(ranked)
    if surely < least:
        return ()
    best = ranked[0].score
    top = ranked[0]
    near = [
        m
        for m in ranked
        if (m.score >= best - NEARLY_BEST and m.coverage >= top.coverage - HELD_LESS) or _same_title(m.task, top.task)
    ]
    if best < SURE:
        near = [m for m in near if m is ranked[0] or are_twins(m.task, ranked[0].task)]
    return tuple(m.model_copy(update={"confidence": surely}) for m in near)
