"""What came of a question: the gold question, the answer to it, and how long it took."""

from __future__ import annotations

from assistant.answer import Answer
from corpus.records import Record
from eval.matching import Place
from eval.questions import GoldQuestion


class TaskRow(Record):
    """A task that a gold row names: its title as read, and its places in the stored texts, which a list may cite."""

    title: str
    places: tuple[Place, ...]


class Outcome(Record):
    """A question that was put to the assistant.

    ``answer`` is None where the assistant raised an error, whose words are then in ``error``; ``latency_ms`` is
    wall-clock time. ``rows`` are the tasks of the gold's rows; a row that names tasks of two documents gives both.
    ``confidence`` is how sure the system was of answering rather than refusing, on its own scale, higher is surer; None
    where it does not say.
    """

    gold: GoldQuestion
    answer: Answer | None
    error: str | None = None
    latency_ms: float
    rows: tuple[TaskRow, ...] = ()
    confidence: float | None = None

    @property
    def answered(self) -> bool:
        """Whether the assistant gave an answer and not a refusal."""
        return self.answer is not None and self.answer.answered

    @property
    def refused(self) -> bool:
        """Whether the assistant refused; an error is neither an answer nor a refusal."""
        return self.answer is not None and not self.answer.answered
