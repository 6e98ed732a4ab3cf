"""The systems that are compared, and what each made of the questions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.assistant import Assistant
from eval.baselines.passages import PassageBaseline, Retrieved
from eval.baselines.tuning import tuned_threshold
from eval.outcome import Outcome
from eval.questions import GoldQuestion
from eval.run import run_questions
from eval.session import Session
from index.records import DENSE, WORDS

LEGS = {"bm25": ((WORDS,), WORDS), "dense": ((DENSE,), DENSE), "hybrid": ((WORDS, DENSE), DENSE)}
"""The passage baselines: which legs search, and which leg's score decides between answer and refusal."""

RECORDS = "records"
ALL = "all"

Progress = Callable[[str], Callable[[int, int], None]]
"""From the name of a system to what is called after each of its questions."""


@dataclass(frozen=True)
class SystemRun:
    """What a system made of the questions.

    Attributes:
        outcomes: one a question, in order, refusals included.
        threshold: the confidence that a passage baseline answers from, None for other systems.
        retrieved: what a passage baseline found for each question, whatever the threshold; empty for other systems.
    """

    outcomes: tuple[Outcome, ...]
    threshold: float | None = None
    retrieved: tuple[Retrieved, ...] = ()


def run_systems(
    session: Session,
    questions: Sequence[GoldQuestion],
    dev: Sequence[GoldQuestion],
    progress: Progress,
    outcomes: tuple[Outcome, ...] | None = None,
) -> dict[str, SystemRun]:
    """Put the same questions to every system: the passage baselines, the assistant without vectors, and all of it.

    Args:
        session: the assistant as it is, and the index under it.
        questions: what is asked.
        dev: the dev questions, on which the thresholds are chosen.
        progress: tells how far each system is.
        outcomes: what the assistant as it is made of the questions, where that is known already.
    """
    runs = {name: _passages(session, name, questions, dev, progress(name)) for name in LEGS}
    wordy = Assistant(session.assistant.index, meaning=lambda text: {})
    runs[RECORDS] = SystemRun(run_questions(wordy, questions, session.rows, progress(RECORDS)))
    runs[ALL] = SystemRun(outcomes or run_questions(session.assistant, questions, session.rows, progress(ALL)))
    return runs


def _passages(
    session: Session,
    name: str,
    questions: Sequence[GoldQuestion],
    dev: Sequence[GoldQuestion],
    progress: Callable[[int, int], None],
) -> SystemRun:
    legs, sure_by = LEGS[name]
    baseline = PassageBaseline(session.assistant.index, legs, sure_by)
    asked = {gold.id: gold for gold in (*questions, *dev)}
    found: dict[str, Retrieved] = {}
    for id_, gold in asked.items():
        found[id_] = baseline.retrieve(gold, session.rows)
        progress(len(found), len(asked))
    threshold = tuned_threshold([found[gold.id] for gold in dev])
    retrieved = tuple(found[gold.id] for gold in questions)
    return SystemRun(tuple(one.at(threshold) for one in retrieved), threshold, retrieved)
