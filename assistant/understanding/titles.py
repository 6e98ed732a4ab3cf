"""Titles of tasks that a question gives in full (完整引用的任务名称)."""

from __future__ import annotations

from functools import cached_property

from assistant.collection import Collection
from assistant.matching.lexicon import compact
from corpus.records import Record

SHORTEST = 6
"""A shorter title is too likely to be ordinary words of a question."""

NEARLY = 2 / 3
"""A title that holds the one given is meant as well where the one given is this share of it (北京X for X)."""


class TitleMention(Record):
    """A title in a folded question, ``folded[start:end]``, and the tasks that bear it."""

    start: int
    end: int
    task_ids: tuple[str, ...]


class TaskTitles:
    """The titles of all tasks, longest first."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection

    @cached_property
    def _titles(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for task in self._collection.corpus.tasks:
            found.setdefault(compact(task.title), []).append(task.task_id)
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
        return (*self._titles[title], *(i for t in longer for i in self._titles[t]))
