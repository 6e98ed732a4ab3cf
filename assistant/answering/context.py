"""What every answering module works with."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.answering.draft import Evidence
from assistant.collection import Collection
from assistant.matching.lexicon import Lexicon
from assistant.matching.matcher import Matcher, TaskMatch
from assistant.matching.scoring import Topic
from assistant.matching.selection import nearly_best, scoped_tasks
from assistant.question import Filters
from assistant.understanding.frame import Frame
from corpus.records import Task
from corpus.units.registry import Register

LEAST_TASK = 0.12
"""Below this confidence a task is not what a topic means; chosen on the development questions."""


@dataclass(frozen=True)
class Context:
    """The collection, its matcher and register, and the filters that bind this request."""

    collection: Collection
    matcher: Matcher
    register: Register
    lexicon: Lexicon
    filters: Filters

    def topic(self, frame: Frame) -> Topic:
        """The topic of a frame."""
        return Topic(terms=frame.terms, text=frame.topic, gist=frame.gist)

    def scope(self, frame: Frame) -> tuple[Task, ...]:
        """Tasks that the frame's slots and the filters let through."""
        return scoped_tasks(self.collection, frame, self.filters)

    def ranked(self, frame: Frame) -> tuple[TaskMatch, ...]:
        """Tasks in scope the topic is about, best first; all of them where a number or an earlier turn names them."""
        scope = self.scope(frame)
        if frame.numbers or frame.bound_tasks:
            return tuple(TaskMatch(task=t, sentence=None, score=1.0, coverage=1.0) for t in scope)
        titled = tuple(m for t in scope if t.task_id in frame.titled for m in self.of_task(t.task_id))
        return titled or (self.matcher.tasks(self.topic(frame), scope) if frame.terms else ())

    def matched(self, frame: Frame, least: float = LEAST_TASK) -> tuple[TaskMatch, ...]:
        """The tasks meant: the best and those nearly as good."""
        return nearly_best(self.ranked(frame), least)

    def meant(self, frame: Frame, among: tuple[Task, ...]) -> tuple[Task, ...]:
        """The tasks among some that the topic means."""
        matches = nearly_best(self.matcher.tasks(self.topic(frame), among), LEAST_TASK)
        return tuple(t for t in among if t in {m.task for m in matches})

    def of_task(self, task_id: str) -> tuple[TaskMatch, ...]:
        """One task as a match."""
        return (TaskMatch(task=self.collection.tasks[task_id], sentence=None, score=1.0, coverage=1.0),)

    def quote(self, evidence: Evidence) -> str:
        """The stored text of a place."""
        return self.collection.documents[evidence.doc_id].text[evidence.span.start : evidence.span.end]

    def unit_name(self, unit_id: str) -> str:
        """The name that answers use."""
        return self.collection.units[unit_id].name
