"""Real answers to mutate: what ``verify`` was given for a sample of the development questions."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from random import Random
from typing import Any

import pytest

from assistant import assistant as opened
from assistant.answer import Answer
from assistant.answering.draft import Draft, Statement
from assistant.assistant import Assistant
from assistant.collection import Collection
from assistant.composing import compose
from assistant.errors import UnverifiedAnswerError
from assistant.question import Question, Turn
from assistant.understanding.frame import Frame
from assistant.verifying import verify
from corpus.units.registry import Register

QUESTIONS = Path(__file__).resolve().parents[3] / "eval" / "questions"
N_QUESTIONS = 120
LEAST_OF_A_KIND = 8
N_PLACES = 6
"""Statements, rows or citations of an answer that a mutant is made of."""
SEED = 20230413


class Case:
    """An answer with its draft, as ``verify`` was given them; mutants are checked in the same way."""

    def __init__(self, answer: Answer, draft: Draft, question: str, *context: Any) -> None:
        self.answer, self.draft, self.question = answer, draft, question
        self._context = context

    @property
    def collection(self) -> Collection:
        found: Collection = self._context[0]
        return found

    @property
    def register(self) -> Register:
        found: Register = self._context[1]
        return found

    @cached_property
    def unit_names(self) -> tuple[str, ...]:
        return tuple(u.name for u in self.register.units)

    def check(self, draft: Draft, answer: Answer) -> None:
        verify(answer, draft, self.question, *self._context)

    def survives(self, draft: Draft | None = None, answer: Answer | None = None) -> bool:
        """Whether a mutant passes: a changed draft composed anew, or a changed answer of the same draft."""
        draft = draft or self.draft
        try:
            self.check(draft, answer or self.composed(draft))
        except UnverifiedAnswerError:
            return False
        return True

    def composed(self, draft: Draft) -> Answer:
        first = min((c.n for c in self.answer.citations), default=1)
        n_own = len(dict.fromkeys(self.draft.notes))
        frame = Frame(
            text=self.question,
            resolved=self.answer.resolved_question,
            kind=draft.kind,
            corrections=self.answer.corrections,
            notes=self.answer.notes[: len(self.answer.notes) - n_own],
        )
        question = self.answer.question
        return compose(draft, frame, self.collection, question=question, fingerprint="0", first=first)

    def with_statement(self, i: int, **fields: Any) -> Draft:
        statements: list[Statement] = list(self.draft.statements)
        statements[i] = statements[i].model_copy(update=fields)
        return self.draft.model_copy(update={"statements": tuple(statements)})


def some(items: Sequence[object], rng: Random) -> list[int]:
    """The positions of a few of some items, drawn at random."""
    return rng.sample(range(len(items)), min(N_PLACES, len(items)))


def sampled_questions() -> list[dict[str, Any]]:
    """Development questions, some of every kind, always the same."""
    by_kind: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for path in sorted(QUESTIONS.glob("*.dev.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            question = json.loads(line)
            by_kind[question["kind"]].append(question)
    n_all = sum(map(len, by_kind.values()))
    chosen = []
    for _, questions in sorted(by_kind.items()):
        n = max(LEAST_OF_A_KIND, round(N_QUESTIONS * len(questions) / n_all))
        chosen += Random(SEED).sample(questions, min(n, len(questions)))
    return chosen


def caught_cases(assistant: Assistant, questions: list[dict[str, Any]]) -> Iterator[Case]:
    """Answer the questions; each call of ``verify`` that passes is a case.

    Raises:
        UnverifiedAnswerError: an answer was stopped that nothing had changed.
    """
    caught: list[Case] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opened, "verify", lambda *arguments: caught.append(Case(*arguments)))
        for question in questions:
            turns = tuple(Turn(question=q, answer=a) for q, a in question["history"])
            asked = {"text": question["question"], "history": turns, "filters": question["filters"]}
            assistant.answer(Question.model_validate(asked))
    for case in caught:
        case.check(case.draft, case.answer)
        yield case
