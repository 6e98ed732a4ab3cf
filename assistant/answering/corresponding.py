"""Questions about how the plan and the tasks of a year answer to one another, read and sent to their answers (对应)."""

from __future__ import annotations

import re

from assistant.answer import Kind
from assistant.answering import places
from assistant.answering.context import Context
from assistant.answering.draft import Draft
from assistant.answering.linked_places import answer_lacking, answer_place, answer_unserved
from assistant.answering.linked_tasks import answer_all, answer_tasks, answer_without_basis
from assistant.linked import plan_sections
from assistant.matching.lexicon import compact
from assistant.matching.scoring import coverage
from assistant.understanding.frame import Frame
from assistant.wording import WORDING
from corpus.records import Section, Task

MAPS = re.compile(
    r"对应|对得上|落实|承接|体现|依据|出处|来源|根据|安排|布置|分解|(?:写|提|说|讲)(?:到|了|过|没)|有没有|措辞|说法|表述|一样|一致|改动"
)
"""Words by which a question asks how the two documents answer to one another."""
BASIS = re.compile(r"依据|出处|来源|对应")
WORDED = re.compile(r"措辞|说法|表述|提法|原话|一样|一致|改动")
YEARLY = re.compile(r"今年|年度|任务|清单")
ASKS_TASKS = re.compile(
    r"(?:哪|什么|啥|几)(?:些|几)?(?:个|项|条|件)?(?:年度|具体|重点)?(?:任务|工作|项|条|事)|落实|任务"
)
LACKING = re.compile(r"没|未|缺|找不(?:到|着)|查不到|无")
LACKS_BASIS = re.compile(r"(?:哪|什么|几|多少)[些几]?(?:个|项|条)?(?:任务|工作|项目)?[^,，。?？]{0,18}(?:依据|出处)")
N = r"([一二三四五六七八九十]+)"
LOCATED = re.compile(rf"{N}、?[(]{N}[)]|第{N}(?:章|大?部分)的?第{N}(?:条|节|项|个|款)")
"""A part of a chapter by its numbers, which hold where headings before it are lost."""
AS_CALLED = 0.5
"""How much of what a question calls a task, besides its number, the task must hold."""
MOST_TASKS = 6
"""So many tasks are told of one by one at most."""


def find_basis(frame: Frame, context: Context) -> Draft | None:
    """Answer what tasks named by number or title, or asked for their basis, have of it; None where none are."""
    if not MAPS.search(frame.text) or not names_plan(frame, context):
        return None
    tasks = _named_tasks(frame, context)
    return answer_tasks(tasks, context) if tasks else None


def find_correspondence(frame: Frame, context: Context) -> Draft | None:
    """Answer a question about the links of a place of the plan or of all tasks; None where it is about none."""
    if not MAPS.search(frame.text) or not names_plan(frame, context):
        return None
    if not (YEARLY.search(frame.text) or frame.years) or frame.figures:
        return None
    section = _named_place(frame, context)
    if section is not None:
        return answer_lacking(section, context) if LACKING.search(frame.text) else answer_place(section, frame, context)
    if frame.terms or not (frame.both_documents or LACKING.search(frame.text)):
        return None
    if not LACKING.search(frame.text):
        return answer_all(frame, context)
    return answer_without_basis(frame, context) if LACKS_BASIS.search(frame.text) else answer_unserved(context)


def names_plan(frame: Frame, context: Context) -> bool:
    """Whether a question names a document that tasks are linked to."""
    plans = {s.doc_id for s in plan_sections(context.collection)}
    return bool(plans) and (frame.both_documents or not plans.isdisjoint(frame.doc_ids))


def _named_tasks(frame: Frame, context: Context) -> tuple[Task, ...]:
    """The tasks that the question gives by annex and number or by title, or whose basis it asks for."""
    wide = frame.model_copy(update={"doc_ids": (), "both_documents": True})
    by_title = bool(frame.titled or frame.bound_tasks) and (BASIS.search(frame.text) or WORDED.search(frame.text))
    if by_title or (frame.numbers and frame.parts):
        named = tuple(m.task for m in context.ranked(wide)[:MOST_TASKS])
        return named if all(_is_as_called(task, frame, context) for task in named) else ()
    asks_basis = BASIS.search(frame.text) and not LACKS_BASIS.search(frame.text) and not ASKS_TASKS.search(frame.text)
    return tuple(m.task for m in context.matched(wide)[:MOST_TASKS]) if asks_basis and frame.terms else ()


def _is_as_called(task: Task, frame: Frame, context: Context) -> bool:
    """Whether a task that is named by its number holds what the question calls it."""
    text = compact(task.title + task.body + (task.category or ""))
    return not frame.numbers or not frame.terms or coverage(context.topic(frame), text, context.lexicon) >= AS_CALLED


def _named_place(frame: Frame, context: Context) -> Section | None:
    """The place of the plan that the question names by number, or by a heading in full."""
    plans = tuple(dict.fromkeys(s.doc_id for s in plan_sections(context.collection)))
    if (located := LOCATED.search(frame.text)) is not None:
        chapter, part = filter(None, located.groups())
        locator = WORDING["place_of_part"].format(chapter=chapter, part=part)
        return next((s for s in plan_sections(context.collection) if s.locator == locator), None)
    of_plan = frame.model_copy(update={"doc_ids": plans, "parts": (), "both_documents": False, "kind": Kind.SECTION})
    place = places.find_place(of_plan, context)
    if place is None and ASKS_TASKS.search(frame.text):
        place = places.find_section(of_plan, context)
    found = place.sections if place is not None and not place.lost else ()
    return found[0] if len(found) == 1 and found[0].doc_id in plans else None
