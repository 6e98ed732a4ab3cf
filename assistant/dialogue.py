"""A question in its conversation: earlier questions are understood again, and references to them resolved (多轮)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from assistant.answer import Kind
from assistant.answering import places, targets, texts
from assistant.answering.context import Context
from assistant.answering.listing import mentions_word
from assistant.question import Turn
from assistant.referents import MOST_REFERRED, Earlier, Memory
from assistant.understanding.categories import find_categories
from assistant.understanding.following import says
from assistant.understanding.frame import Frame
from assistant.understanding.history import ASKS, LISTINGS, follows_up, merge
from assistant.understanding.opening import read_opening
from assistant.understanding.pointing import points_back, position, step
from assistant.understanding.restating import restate
from assistant.understanding.understand import Understanding

__all__ = ["Memory", "remember", "resolve"]

CATEGORY = "那一类"
BARE_NUMBER = re.compile(r"(\d{1,3})(?:项|条|号)?(?=的|是|归|谁|具体|讲|写|说|由|哪|怎|干|做|[?？]|$)")
NOTHING: dict[str, Any] = {"numbers": (), "terms": (), "topic": "", "gist": ""}


def remember(turns: tuple[Turn, ...], understanding: Understanding, context: Context) -> Memory:
    """Understand the earlier questions again, each in the light of those before it."""
    memory = Memory()
    for turn in turns:
        frame = resolve(turn.question, memory, understanding, context)
        if frame.kind not in (Kind.GREETING, Kind.HELP):
            memory = Memory(frame=frame, answer=turn.answer)
    return memory


def resolve(text: str, memory: Memory, understanding: Understanding, context: Context) -> Frame:
    """Understand a question in its conversation; the frame it gives stands alone."""
    if memory.frame is None:
        return understanding.understand(text)
    opening = read_opening(text)
    frame = understanding.understand(opening.text)
    if not follows_up(frame, opening, memory.frame):
        return frame
    earlier = Earlier(memory.frame, memory.answer, context)
    readings = tuple(_readings(frame, earlier, understanding, context))
    meant = next((f for f in readings if _holds(f, context)), readings[0])
    return meant.model_copy(update={"resolved": restate(meant, context.collection)}) if meant.follows_up else meant


def _readings(frame: Frame, earlier: Earlier, understanding: Understanding, context: Context) -> Iterator[Frame]:
    """The question with all that it may take from the turns before, then with less and less of it."""
    told = frame.model_copy(update=_pointed(frame, earlier, context) or _category(frame, earlier, context))
    told = told.model_copy(update=_titles(told, earlier, understanding, context))
    of_unit = told.units != frame.units and not frame.terms
    merged = merge(_without_subject(earlier.frame) if of_unit else earlier.frame, told)
    if merged.doc_ids and not set(merged.doc_ids) & set(context.collection.parts):
        merged = merged.model_copy(update={"categories": (), "bound_tasks": (), "numbers": (), "titled": ()})
    if merged.bound_tasks:
        merged = merged.model_copy(update={"parts": (), "doc_ids": (), "categories": (), "years": (), "numbers": ()})
    merged = merged.model_copy(update={"text": _with_chapter(merged.text, earlier.frame.text)})
    yield merged
    if merged.doc_ids != frame.doc_ids or merged.parts != frame.parts:
        yield merged.model_copy(update={"doc_ids": frame.doc_ids, "parts": frame.parts})
    if frame.terms or frame.units or frame.numbers or frame.categories:
        yield frame


def _category(frame: Frame, earlier: Earlier, context: Context) -> dict[str, Any]:
    """产业工人的呢, said after a category, means that one, though it does not say 类."""
    if not earlier.frame.categories or frame.categories or frame.units or not frame.cues.isdisjoint(ASKS):
        return {}
    found = find_categories(frame.terms, frame.text + CATEGORY, context.collection, context.lexicon)
    return {"categories": found} if found else {}


def _titles(frame: Frame, earlier: Earlier, understanding: Understanding, context: Context) -> dict[str, Any]:
    """Asked of another document or annex, an earlier task is looked for there by its title."""
    elsewhere = frame.doc_ids and not set(frame.doc_ids) & set(context.collection.parts)
    asks_twin = says("corresponds", frame.text) and (frame.parts or frame.doc_ids)
    tasks = frame.bound_tasks or earlier.tasks
    by_title = asks_twin or (elsewhere and not frame.terms and (frame.bound_tasks or not earlier.frame.terms))
    if not by_title or not 0 < len(tasks) <= MOST_REFERRED:
        return {}
    title = understanding.understand(context.collection.tasks[tasks[0]].title)
    told = {"terms": title.terms, "topic": title.topic, "gist": title.gist, "bound_tasks": (), "numbers": ()}
    twin = () if elsewhere else context.ranked(frame.model_copy(update=told))[:1]
    return {"bound_tasks": tuple(m.task.task_id for m in twin), **NOTHING} if twin else told


def _without_subject(frame: Frame) -> Frame:
    """A turn about a task of which the unit is taken up (它还管什么): the task is let go, and where it stands."""
    if frame.units and frame.kind in LISTINGS:
        return frame
    return Frame(text=frame.text, resolved=frame.resolved, kind=Kind.UNIT_TASKS)


def _with_chapter(text: str, before: str) -> str:
    """（三） is a part of the chapter that the earlier turn named."""
    chapter = places.CHAPTER.search(before)
    if chapter is None or not places.PART.search(text) or places.CHAPTER.search(text):
        return text
    return chapter.group().strip() + text


def _pointed(frame: Frame, earlier: Earlier, context: Context) -> dict[str, Any]:
    """The slots that its pronouns and ordinals fill."""
    if says("of_units", frame.text) and not frame.units and len(earlier.units) <= MOST_REFERRED:
        return {"units": earlier.units}
    if says("of_document", frame.text) and not frame.doc_ids:
        return {"doc_ids": earlier.doc_ids}
    if numbers := _bare_number(frame, earlier, context):
        return {"numbers": numbers, "figures": (), **{k: v for k, v in NOTHING.items() if k != "numbers"}}
    if says("same_class", frame.text) and len(earlier.tasks) == 1:
        task = context.collection.tasks[earlier.tasks[0]]
        return {"categories": (task.category or "",), "parts": (task.part or "",), "kind": Kind.LIST}
    if frame.numbers and (frame.parts or earlier.frame.numbers or not (earlier.names or earlier.sections)):
        return {}
    found = _narrowed(frame, earlier, context) or _other(frame, earlier, context) or _ordinal(frame, earlier)
    found = found or _neighbour(frame, earlier, context) or _pronoun(frame, earlier, context)
    return found or _few(frame, earlier)


def _few(frame: Frame, earlier: Earlier) -> dict[str, Any]:
    """Asked which units (和哪家一起) after a unit's tasks: the tasks, where they are few."""
    asks = frame.shows("lead", "responsible") and frame.is_bare and earlier.frame.kind in LISTINGS
    return {"bound_tasks": earlier.tasks} if asks and 0 < len(earlier.tasks) <= MOST_REFERRED else {}


def _bare_number(frame: Frame, earlier: Earlier, context: Context) -> tuple[int, ...]:
    """57条, 126具体是啥: an item number without 第, where the turn before was about numbered items."""
    match = BARE_NUMBER.match(frame.text)
    if match is None or frame.numbers or not (earlier.frame.numbers or earlier.frame.bound_tasks):
        return ()
    parts = {context.collection.tasks[i].part for i in earlier.tasks}
    known = {t.num for t in context.collection.corpus.tasks if t.part in parts}
    return (int(match.group(1)),) if int(match.group(1)) in known else ()


def _narrowed(frame: Frame, earlier: Earlier, context: Context) -> dict[str, Any]:
    """Of the tasks listed before, those of a category, without one, or about a topic: where no slots can say it."""
    narrows, without = says("narrows", frame.text), says("without", frame.text)
    without = without and bool(frame.categories or frame.parts)
    by_topic = narrows and frame.terms and not frame.units and (earlier.frame.terms or not frame.categories)
    if earlier.frame.kind not in LISTINGS or not (without or by_topic):
        return {}
    tasks = tuple(context.collection.tasks[i] for i in earlier.listed)
    if frame.categories:
        kept = tuple(t for t in tasks if (t.category in frame.categories) is not without)
    elif without:
        kept = tuple(t for t in tasks if t.part not in frame.parts)
    else:
        kept = tuple(t for t in tasks if mentions_word(t, frame.terms)) or context.meant(frame, tasks)
    return {"bound_tasks": tuple(t.task_id for t in kept), "categories": (), "parts": (), **NOTHING} if kept else {}


def _other(frame: Frame, earlier: Earlier, context: Context) -> dict[str, Any]:
    """另一个讲食品安全的: the tasks of the topic, those talked about left out."""
    if not says("other", frame.text) or not frame.terms:
        return {}
    matches = tuple(m for m in context.matched(frame) if m.task.task_id not in earlier.tasks)
    titled = tuple(m for m in matches if m.sentence is None) or matches
    return {"bound_tasks": tuple(m.task.task_id for m in titled), **NOTHING} if titled else {}


def _ordinal(frame: Frame, earlier: Earlier) -> dict[str, Any]:
    """第二个, 最后一项, 前两条: of what the given answer listed, else of what answers the earlier turn now."""
    things = earlier.names or earlier.tasks or earlier.sections
    at = position(frame.text, len(things)) if len(things) > 1 else None
    if not at:
        return {}
    if not earlier.names:
        slot = "bound_tasks" if earlier.tasks else "bound_sections"
        return {slot: tuple(things[i] for i in at), **NOTHING}
    tasks = tuple(t for i in at for t in earlier.tasks_named(earlier.names[i])[:1])
    sections = () if tasks else tuple(s for i in at for s in earlier.section_headed(earlier.names[i]))
    return {"bound_tasks": tasks, "bound_sections": sections, **NOTHING} if tasks or sections else {}


def _neighbour(frame: Frame, earlier: Earlier, context: Context) -> dict[str, Any]:
    """下一条: the item behind the one the earlier turn was about."""
    by, tasks = step(frame.text), context.collection.corpus.tasks
    if not by or len(earlier.tasks) != 1:
        return {}
    at = next(i for i, t in enumerate(tasks) if t.task_id == earlier.tasks[0]) + by
    beside = tasks[at] if 0 <= at < len(tasks) else None
    return {"bound_tasks": (beside.task_id,), **NOTHING} if beside else {}


def _pronoun(frame: Frame, earlier: Earlier, context: Context) -> dict[str, Any]:
    """它, 这条: the tasks of the earlier turn where they are few, else its section; another document is asked anew."""
    many = says("many", frame.text)
    if frame.parts and (many or points_back(frame)):
        there = tuple(i for i in earlier.listed if context.collection.tasks[i].part in frame.parts)
        return {"bound_tasks": there, "parts": ()} if there and (many or len(there) <= MOST_REFERRED) else {}
    if not (many or points_back(frame)) or frame.doc_ids:
        return {}
    limit = MOST_REFERRED if not many else len(earlier.tasks)
    if 0 < len(earlier.tasks) <= limit:
        return {"bound_tasks": earlier.tasks, "numbers": ()}
    return {"bound_sections": earlier.sections[:1]} if earlier.sections and not earlier.tasks else {}


def _holds(frame: Frame, context: Context) -> bool:
    """Whether the records have what a reading speaks of."""
    if frame.categories or frame.numbers or frame.bound_tasks:
        return bool(context.scope(frame))
    if not frame.terms or frame.bound_sections:
        return True
    tasks = [m.task for m in context.matched(frame)]
    if frame.units and frame.kind in LISTINGS:
        return any(set(frame.units) & {m.unit_id for m in t.units} for t in tasks)
    return bool(tasks or texts.best_sentences(frame, context) or targets.find_targets(frame, context))
