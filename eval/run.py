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
from eval.outcome import Outcome, TaskRow
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


def rows_of(tasks: Sequence[Task]) -> dict[str, tuple[TaskRow, ...]]:
    """The tasks by ``part:num``, as the gold questions name them (附件2:8)."""
    rows: dict[str, tuple[TaskRow, ...]] = defaultdict(tuple)
    for task in tasks:
        places = tuple(Place(doc_id=task.doc_id, start=span.start, end=span.end) for span in task.spans)
        rows[f"{task.part}:{task.num}"] += (TaskRow(title=task.title, places=places),)
    return dict(rows)


def run_questions(
    assistant: Answering,
    questions: Sequence[GoldQuestion],
    rows: Mapping[str, tuple[TaskRow, ...]],
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Outcome, ...]:
    """Put questions to the assistant.

    Args:
        assistant: who answers.
        questions: what is asked.
        rows: the tasks that gold rows name (``rows_of``).
        progress: called after each question with the number answered and the number of all.

    Returns:
        One outcome a question, in order; an error of the assistant's own tree is an outcome too.
    """
    outcomes = []
    for question in questions:
        outcomes.append(_ask(assistant, question, rows))
        if progress:
            progress(len(outcomes), len(questions))
    return tuple(outcomes)


def _ask(assistant: Answering, gold: GoldQuestion, rows: Mapping[str, tuple[TaskRow, ...]]) -> Outcome:
    answer, error, began = None, None, time.perf_counter()
    try:
        answer = assistant.answer(gold.asked())
    except PolicyError as raised:
        error = f"{raised.code}: {raised}"
    latency_ms = (time.perf_counter() - began) * 1000
    return Outcome(
        gold=gold,
        answer=answer,
        error=error,
        latency_ms=latency_ms,
        confidence=answer.confidence if answer else None,
        rows=gold_rows(gold, rows),
    )


def gold_rows(gold: GoldQuestion, rows: Mapping[str, tuple[TaskRow, ...]]) -> tuple[TaskRow, ...]:
    """The tasks of a gold question's rows; a row that no record of the corpus has gives none."""
    return tuple(task for row in gold.rows for task in rows.get(row, ()))
