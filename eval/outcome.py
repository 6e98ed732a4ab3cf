"""What came of a question: the gold question, the answer to it, and how long it took."""

from __future__ import annotations

from assistant.answer import Answer
from corpus.records import Record
from eval.matching import Place
from eval.questions import GoldQuestion


class Outcome(Record):
    """A question that was put to the assistant.

    ``answer`` is None where the assistant raised an error, whose words are then in ``error``; ``latency_ms`` is
    wall-clock time. ``row_places`` are the places of the gold rows' tasks in the stored texts, which a list may cite.
    """

    gold: GoldQuestion
    answer: Answer | None
    error: str | None = None
    latency_ms: float
    row_places: tuple[Place, ...] = ()

    @property
    def answered(self) -> bool:
        """Whether the assistant gave an answer and not a refusal."""
        return self.answer is not None and self.answer.answered

    @property
    def refused(self) -> bool:
        """Whether the assistant refused; an error is neither an answer nor a refusal."""
        return self.answer is not None and not self.answer.answered
