"""Where a task stands, as a question claims it: item number, annex, category, edition (项号、附件、类别、届次)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.context import Context
from assistant.answering.draft import Statement
from assistant.answering.evidence import task_evidence, task_row
from assistant.answering.premises.finding import Finding
from assistant.answering.premises.subject import Subject, bound_to, share_held
from assistant.understanding.assertions import find_editions
from assistant.understanding.categories import category_core
from assistant.understanding.frame import Frame
from assistant.understanding.names import PART_GENRES
from assistant.understanding.slots import parse_number
from assistant.understanding.stance import CLAIMING, shows
from assistant.wording import WORDING
from corpus.fold import fold
from corpus.records import Task

NUMBERED = re.compile(r"第[一二三四五六七八九十百零\d]+(?:项|条|号)")
WITHIN = re.compile(r"(?:项|条|号)(?:的)?(?:里|中|当中|内容|后面|有没有|提|讲|说|写|关于|对)")
HELD_LESS = 0.35
"""How much more of the topic the task meant must hold than what stands where the question puts it."""
MOST = 3


def check_positions(frame: Frame, subject: Subject, context: Context) -> Iterator[Finding]:
    """What the question claims of the place of the task that its topic means, each claim by itself."""
    if not subject.tasks or not subject.terms:
        return
    if shows("last_item", frame.text):
        yield from _last(frame.model_copy(update={"numbers": ()}), subject, context)
    elif frame.numbers and NUMBERED.search(frame.text) and not WITHIN.search(frame.text):
        yield from _number(frame, subject, context)
    elif len(frame.parts) == 1 and subject.sure:
        yield from _part(frame, subject, context)
    if subject.categories:
        yield from _category(frame, subject, context)
    yield from _edition(frame, subject)


def _number(frame: Frame, subject: Subject, context: Context) -> Iterator[Finding]:
    there = context.scope(frame)
    asked = next((m.group() for m in NUMBERED.finditer(frame.text)), "")
    meant = tuple(t for t in subject.tasks if t in there)
    held = share_held(subject, there, context)
    if meant or (there and held >= 1 - HELD_LESS):
        yield _finding(asked, True, meant or there, frame)
    elif subject.sure and share_held(subject, subject.tasks, context) - held >= HELD_LESS:
        yield _finding(asked, False, _in_parts(subject.tasks, frame), frame, beside=there[:1])


def _last(frame: Frame, subject: Subject, context: Context) -> Iterator[Finding]:
    scope = context.scope(frame)
    last = scope[-1] if scope else subject.tasks[0]
    asked = CLAIMING["last_item"].search(frame.text)
    holds, told = last in subject.tasks, asked.group() if asked else ""
    yield _finding(told, holds, subject.tasks[:1], frame, beside=() if holds else (last,), key_beside="last_there")


def _part(frame: Frame, subject: Subject, context: Context) -> Iterator[Finding]:
    there = tuple(t for t in subject.tasks if t.part in frame.parts)
    asked = next((w for w in (*frame.parts, *PART_GENRES) if w in frame.text), "")
    if not asked:
        return
    if there:
        yield _finding(asked, True, there, frame)
    elif share_held(subject, subject.tasks, context) - share_held(subject, context.scope(frame), context) >= HELD_LESS:
        yield _finding(asked, False, subject.tasks, frame)


def _category(frame: Frame, subject: Subject, context: Context) -> Iterator[Finding]:
    cores = {category_core(c) for c in subject.categories}
    tasks = _in_parts(subject.tasks, frame)
    there = tuple(t for t in tasks if t.category and category_core(t.category) in cores)
    if there or subject.sure:
        yield _finding(subject.category_words, bool(there), there or tasks, frame, key="in_category")


def _edition(frame: Frame, subject: Subject) -> Iterator[Finding]:
    for edition in find_editions(frame.text):
        printed = re.compile(rf"第\s*([\d一二三四五六七八九十百]+)\s*{edition.measure}")
        told = [(t, m) for t in subject.tasks if (m := printed.search(fold(t.title)))]
        there = tuple(t for t, m in told if parse_number(m.group(1)) == edition.number)
        if told:
            tasks = there or tuple(t for t, _ in told)
            yield _finding(edition.text, bool(there), tasks, frame)


def _in_parts(tasks: tuple[Task, ...], frame: Frame) -> tuple[Task, ...]:
    return tuple(t for t in tasks if t.part in frame.parts) or tasks


def _finding(
    asked: str,
    holds: bool,
    tasks: tuple[Task, ...],
    frame: Frame,
    *,
    key: str = "stands_at",
    beside: tuple[Task, ...] = (),
    key_beside: str = "stands_at",
) -> Finding:
    """``beside`` is what stands where the question puts the tasks."""
    shown = tasks[:MOST]
    lines = (*(_label(key, t) for t in shown), *(_label(key_beside, t) for t in beside))
    return Finding(
        asked=asked,
        holds=holds,
        told=lines[0],
        more=lines[1:],
        rows=tuple(task_row(t) for t in (*shown, *beside)),
        right=None if holds else bound_to(frame, shown),
    )


def _label(key: str, task: Task) -> Statement:
    text = WORDING[key].format(locator=task.locator, title=task.title, category=task.category)
    return Statement(text=text, evidence=task_evidence(task))
