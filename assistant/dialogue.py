"""A question in its conversation: earlier questions are understood again, and references to them resolved (多轮)."""

from __future__ import annotations

import re

from assistant.answering.context import Context
from assistant.answering.routing import route
from assistant.matching.lexicon import compact
from assistant.question import Turn
from assistant.understanding.frame import Frame
from assistant.understanding.history import PRONOUN, follows_up, listed_names, merge, ordinal
from assistant.understanding.restating import restate
from assistant.understanding.understand import Understanding
from corpus.records import Record

LOCATOR = re.compile(r"(附件\s*\d+)?\s*第\s*(\d+)\s*(?:项|条)")
NAMING = re.compile(r"[那这](?:个|条|项|件)(?!任务|工作)[\u4e00-\u9fff]|我(?:问|说|指|要)的是")
"""那个小屋 names a thing; 那个 alone points back."""
MOST_REFERRED = 3
"""A pronoun stands for at most this many earlier tasks."""


class Memory(Record):
    """What the conversation was last about: its frame, the tasks that answered it, and the answer that was given."""

    frame: Frame | None = None
    answer: str = ""


def remember(turns: tuple[Turn, ...], understanding: Understanding, context: Context) -> Memory:
    """Understand the earlier questions again, each in the light of those before it."""
    memory = Memory()
    for turn in turns:
        frame = understanding.understand(turn.question)
        memory = Memory(frame=resolve(frame, memory, context), answer=turn.answer)
    return memory


def resolve(frame: Frame, memory: Memory, context: Context) -> Frame:
    """Give a frame that stands alone."""
    if memory.frame is None or not follows_up(frame):
        return frame
    bound = _referred(frame, memory, context)
    if bound:
        frame = frame.model_copy(update={"bound_tasks": bound, "numbers": (), "terms": (), "topic": "", "gist": ""})
    merged = merge(memory.frame, frame)
    if merged.doc_ids and not set(merged.doc_ids) & set(context.collection.parts):
        merged = merged.model_copy(update={"categories": ()})
    if bound:
        merged = merged.model_copy(update={"parts": (), "doc_ids": (), "categories": (), "years": ()})
    return merged.model_copy(update={"resolved": restate(merged, context.collection)})


def _referred(frame: Frame, memory: Memory, context: Context) -> tuple[str, ...]:
    """The tasks that 第二个, 它, 这条 point at; none where the question points at none."""
    assert memory.frame is not None
    if frame.numbers and (frame.parts or memory.frame.numbers or memory.frame.parts):
        return ()
    names = listed_names(memory.answer)
    position = ordinal(frame.text, len(names)) if names else None
    if position is not None:
        named = _named(names[position], context)
        return named[:1]
    pointed = PRONOUN.search(frame.text) and not (frame.terms and NAMING.search(frame.text))
    if not pointed and ordinal(frame.text, 999) is None:
        return ()
    rows = _rows(memory, context)
    position = ordinal(frame.text, len(rows))
    if position is not None:
        return rows[position : position + 1]
    return rows if len(rows) <= MOST_REFERRED else ()


def _rows(memory: Memory, context: Context) -> tuple[str, ...]:
    """Tasks of the earlier turn: those its given answer names by place, else those that answer it now."""
    named = tuple(t for m in LOCATOR.finditer(memory.answer) for t in _at(m, context))
    if named:
        return tuple(dict.fromkeys(named))
    assert memory.frame is not None
    return tuple(r.record_id for r in route(memory.frame, context).rows if r.type == "task")


def _named(name: str, context: Context) -> tuple[str, ...]:
    match = LOCATOR.search(name)
    if match:
        return _at(match, context)
    wanted = compact(name)
    tasks = context.collection.corpus.tasks
    same = tuple(t.task_id for t in tasks if compact(t.title) in wanted)
    return same or tuple(t.task_id for t in tasks if wanted in compact(t.title))


def _at(match: re.Match[str], context: Context) -> tuple[str, ...]:
    part = "".join((match.group(1) or "").split())
    number = int(match.group(2))
    tasks = context.collection.corpus.tasks
    return tuple(t.task_id for t in tasks if t.num == number and (not part or t.part == part))
