"""What earlier turns were about, as records: tasks, sections, units, documents that a pronoun can mean (所指)."""

from __future__ import annotations

import re
from functools import cached_property

from assistant.answering.context import Context
from assistant.answering.draft import Draft, Evidence
from assistant.answering.routing import route
from assistant.matching.lexicon import compact
from assistant.understanding.frame import Frame
from assistant.understanding.pointing import listed_names
from corpus.records import Record, Section, Task

LOCATOR = re.compile(r"(附件\s*\d+)?(?:的|有|：|:|\s)*第\s*(\d+(?:\s*[、,，和及]\s*(?:第\s*)?\d+)*)\s*(项|条)")
MOST_REFERRED = 3
"""A pronoun stands for at most this many earlier tasks or units."""


class Memory(Record):
    """What the conversation was last about: its frame, and the answer that was given."""

    frame: Frame | None = None
    answer: str = ""


class Earlier:
    """An earlier turn, answered again from the records; its given answer only tells which of them it named."""

    def __init__(self, frame: Frame, answer: str, context: Context) -> None:
        self.frame = frame
        self._answer = answer
        self._context = context

    @cached_property
    def _draft(self) -> Draft:
        return route(self.frame, self._context)

    @cached_property
    def _evidence(self) -> tuple[Evidence, ...]:
        return tuple(e for s in self._draft.statements for e in s.evidence)

    @cached_property
    def tasks(self) -> tuple[str, ...]:
        """Tasks that its given answer names by place, else those that answer it now."""
        now = tuple(r.record_id for r in self._draft.rows if r.type == "task")
        said = tuple(LOCATOR.finditer(self._answer)) or tuple(LOCATOR.finditer(self.frame.text))
        named = tuple(t.task_id for m in said for t in self._at(m, now))
        return tuple(dict.fromkeys(named)) or now

    @cached_property
    def listed(self) -> tuple[str, ...]:
        """All the tasks that answer it now, however many."""
        return tuple(r.record_id for r in self._draft.rows if r.type == "task")

    @cached_property
    def sections(self) -> tuple[str, ...]:
        """Sections that answer it, or those its quotes stand in."""
        listed = tuple(r.record_id for r in self._draft.rows if r.type == "section")
        sections = (s for e in self._evidence for s in self._of_place(e))
        return listed or tuple(dict.fromkeys(s.section_id for s in sections))

    @cached_property
    def units(self) -> tuple[str, ...]:
        """The units it was about, else those that its answer is."""
        by_name = self._context.collection.units_by_name
        return self.frame.units or tuple(by_name[n].unit_id for n in self._draft.units if n in by_name)

    @cached_property
    def doc_ids(self) -> tuple[str, ...]:
        """The documents it named, else those its quotes stand in."""
        return self.frame.doc_ids or tuple(dict.fromkeys(e.doc_id for e in self._evidence))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The items that its given answer listed, as it wrote them."""
        return listed_names(self._answer)

    def tasks_named(self, name: str) -> tuple[str, ...]:
        """The tasks that an item of a given answer names, by place or by title."""
        match = LOCATOR.search(name)
        if match:
            return tuple(t.task_id for t in self._at(match, ()))
        wanted = compact(re.sub(r"\[\d+\]", "", name))
        within = self._context.scope(self.frame.model_copy(update={"numbers": ()}))
        for tasks in (within, self._context.collection.corpus.tasks):
            same = tuple(t.task_id for t in tasks if compact(t.title) in wanted)
            if found := same or tuple(t.task_id for t in tasks if wanted in compact(t.title)):
                return found
        return ()

    def section_headed(self, name: str) -> tuple[str, ...]:
        """The section whose heading an item of a given answer is."""
        wanted = compact(name)
        headed = (s for s in self._context.collection.corpus.sections if s.heading and s.doc_id in self.doc_ids)
        return tuple(s.section_id for s in headed if wanted.startswith(compact(s.heading or "")))[:1]

    def _at(self, match: re.Match[str], now: tuple[str, ...]) -> tuple[Task, ...]:
        """Tasks of a place in a given answer; without an annex, those that answer it now before others."""
        part = "".join((match.group(1) or "").split())
        numbers = {int(n) for n in re.findall(r"\d+", match.group(2))}
        tasks = [t for t in self._context.collection.corpus.tasks if t.num in numbers and part in ("", t.part)]
        called = [t for t in tasks if t.locator.endswith(match.group(3))] or tasks
        return tuple(t for t in called if t.task_id in now) or tuple(called)

    def _of_place(self, evidence: Evidence) -> tuple[Section, ...]:
        sections = self._context.collection.corpus.sections
        return tuple(s for s in sections if s.doc_id == evidence.doc_id and s.locator == evidence.locator)
