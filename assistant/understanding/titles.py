"""Titles of tasks that a question gives in full (完整引用的任务名称)."""

from __future__ import annotations

import re
from functools import cached_property

from assistant.collection import Collection
from assistant.matching.lexicon import compact
from corpus.records import Record

SHORTEST = 6
"""A shorter title is too likely to be ordinary words of a question."""

VERBS = re.compile(
    r"^(?:(?:继续|深入|大力|积极|广泛)?(?:组织|开展|举办|实施|推进|打造|建设|加强|强化|创建|支持))+(?![和与及、])"
)
"""Verbs that a title begins with and that are left out when it is said."""

NEARLY = 2 / 3
"""A title that holds the one given is meant as well where the one given is this share of it (北京X for X)."""


class TitleMention(Record):
    """A title in a folded question, ``folded[start:end]``, and the tasks that bear it."""

    start: int
    end: int
    task_ids: tuple[str, ...]


class TaskTitles:
    """The titles of all tasks, with the verb they begin with and without, longest first."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection

    @cached_property
    def _titles(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for task in self._collection.corpus.tasks:
            for said in dict.fromkeys((compact(task.title), compact(VERBS.sub("", task.title)))):
                found.setdefault(said, []).append(task.task_id)
        longest_first = sorted((t for t in found if len(t) >= SHORTEST), key=len, reverse=True)
        return {title: tuple(found[title]) for title in longest_first}

    def find(self, folded: str) -> TitleMention | None:
        """The longest title that stands in a folded question, marks and spaces apart; None where none does."""
        places = [i for i, character in enumerate(folded) if character.isalnum()]
        bare = compact(folded)
        title = next((t for t in self._titles if t in bare), None)
        if title is None or len(bare) != len(places):
            return None
        first = bare.index(title)
        return TitleMention(start=places[first], end=places[first + len(title) - 1] + 1, task_ids=self._bearing(title))

    def _bearing(self, title: str) -> tuple[str, ...]:
        """The tasks with this title, then those whose title holds it and little more."""
        longer = (t for t in self._titles if title in t and t != title and len(title) >= NEARLY * len(t))
        return tuple(dict.fromkeys((*self._titles[title], *(i for t in longer for i in self._titles[t]))))
