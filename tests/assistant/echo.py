"""An answering that says the question back, and keeps what it was asked."""

from __future__ import annotations

from assistant.answer import Answer, Kind, Timings
from assistant.question import Question


class Echo:
    """Answers everything; a question that names one of ``faults`` meets that exception instead."""

    def __init__(self, **faults: BaseException) -> None:
        self.asked: list[Question] = []
        self._faults = faults

    def __call__(self, question: Question) -> Answer:
        self.asked.append(question)
        if question.text in self._faults:
            raise self._faults[question.text]
        return echo(question.text)


def echo(text: str) -> Answer:
    """An answer that holds nothing but its question."""
    return Answer(
        question=text,
        resolved_question=text,
        kind=Kind.HELP,
        answered=True,
        answer=f"答：{text}",
        fingerprint="0",
        timings=Timings(understand_ms=0, retrieve_ms=0, compose_ms=0),
    )
