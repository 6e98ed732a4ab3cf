"""A run: every selected question is put to the assistant, one at a time and in order."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from assistant.answer import Answer, Kind
from assistant.question import Question
from corpus.errors import PolicyError
from corpus.records import Task
from eval.matching import Place
from eval.outcome import Outcome
from eval.questions import GoldQuestion, Split


class Answering(Protocol):
    """What is measured: anything that answers a question."""

    def answer(self, question: Question) -> Answer:
        """Answer a question or refuse it; an input that is no question at all raises a ``PolicyError``."""


def select(
    questions: Sequence[GoldQuestion], split: Split | None = None, kind: Kind | None = None
) -> tuple[GoldQuestion, ...]:
    """The questions of a split and a kind, in their order; None selects every split or kind."""
    return tuple(q for q in questions if split in (None, q.split) and kind in (None, q.kind))


def places_of_rows(tasks: Sequence[Task]) -> dict[str, tuple[Place, ...]]:
    """Where each task stands in the stored texts, by ``part:num`` as the gold questions name it (附件2:8)."""
    places: dict[str, tuple[Place, ...]] = defaultdict(tuple)
    for task in tasks:
        found = tuple(Place(doc_id=task.doc_id, start=span.start, end=span.end) for span in task.spans)
        places[f"{task.part}:{task.num}"] += found
    return dict(places)


def run_questions(
    assistant: Answering,
    questions: Sequence[GoldQuestion],
    row_places: Mapping[str, tuple[Place, ...]],
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Outcome, ...]:
    """Put questions to the assistant.

    Args:
        assistant: who answers.
        questions: what is asked.
        row_places: where the tasks stand (``places_of_rows``).
        progress: called after each question with the number answered and the number of all.

    Returns:
        One outcome a question, in order; an error of the assistant's own tree is an outcome too.
    """
    outcomes = []
    for question in questions:
        outcomes.append(_ask(assistant, question, row_places))
        if progress:
            progress(len(outcomes), len(questions))
    return tuple(outcomes)


def _ask(assistant: Answering, gold: GoldQuestion, row_places: Mapping[str, tuple[Place, ...]]) -> Outcome:
    answer, error, began = None, None, time.perf_counter()
    try:
        answer = assistant.answer(gold.asked())
    except PolicyError as raised:
        error = f"{raised.code}: {raised}"
    latency_ms = (time.perf_counter() - began) * 1000
    places = tuple(place for row in gold.rows for place in row_places.get(row, ()))
    return Outcome(gold=gold, answer=answer, error=error, latency_ms=latency_ms, row_places=places)
