"""Whether an answer is right: a comparison with the gold question, without a model or a judgement of taste."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.answer import Answer, Kind
from eval import wording
from eval.matching import N_READ, says
from eval.outcome import Outcome
from eval.questions import GoldQuestion

ROWS_COUNT = frozenset({Kind.UNIT_TASKS, Kind.LIST, Kind.COUNT})
"""Kinds whose rows must be exactly the gold rows; elsewhere rows are company to an answer that stands in words."""


def faults(outcome: Outcome) -> tuple[str, ...]:
    """Everything that is wrong with an answer, in Chinese; nothing where it is right.

    An answerable question is answered right where units, count and (for lists) rows are the gold ones, every fact
    stands in the first 1,000 characters, and no forbidden wording stands anywhere. An unanswerable one is right where
    it is refused for an acceptable reason.
    """
    if outcome.answer is None:
        return (wording.RAISED.format(error=outcome.error),)
    judge = _faults_of_answer if outcome.gold.answerable else _faults_of_refusal
    return tuple(judge(outcome.gold, outcome.answer))


def is_right(outcome: Outcome) -> bool:
    """Whether nothing is wrong with the answer."""
    return not faults(outcome)


def refused_for_the_reason(outcome: Outcome) -> bool:
    """Whether the question was refused for one of its acceptable reasons."""
    refusal = outcome.answer.refusal if outcome.answer and not outcome.answer.answered else None
    return refusal is not None and refusal.reason in outcome.gold.reasons


def task_rows(answer: Answer) -> frozenset[str]:
    """The tasks among an answer's rows, as ``part:num``; items reached through a group are not among them."""
    return frozenset(f"{row.part}:{row.num}" for row in answer.rows if row.type == "task")


def _faults_of_refusal(gold: GoldQuestion, answer: Answer) -> Iterator[str]:
    if answer.answered:
        yield wording.ANSWERED_THOUGH_UNANSWERABLE
        return
    found = answer.refusal.reason if answer.refusal else None
    if found not in gold.reasons:
        yield wording.WRONG_REASON.format(found=found, expected="/".join(gold.reasons))


def _faults_of_answer(gold: GoldQuestion, answer: Answer) -> Iterator[str]:
    if not answer.answered:
        yield wording.REFUSED_THOUGH_ANSWERABLE.format(reason=answer.refusal.reason if answer.refusal else None)
        return
    if gold.units is not None:
        yield from _difference(wording.WRONG_UNITS, answer.units, gold.units)
    if gold.count is not None and answer.count != gold.count:
        yield wording.WRONG_COUNT.format(found=answer.count, expected=gold.count)
    if gold.rows and gold.kind in ROWS_COUNT:
        yield from _difference(wording.WRONG_ROWS, task_rows(answer), gold.rows)
    yield from _faults_of_words(gold, answer.answer)


def _faults_of_words(gold: GoldQuestion, words: str) -> Iterator[str]:
    for fact in gold.facts:
        if not any(says(words[:N_READ], phrase) for phrase in fact):
            yield wording.MISSING_FACT.format(fact="/".join(fact))
    for phrase in gold.forbidden:
        if says(words, phrase):
            yield wording.FORBIDDEN_SAID.format(phrase=phrase)


def _difference(message: str, found: Iterable[str], expected: Iterable[str]) -> Iterator[str]:
    extra, missing = sorted(set(found) - set(expected)), sorted(set(expected) - set(found))
    if extra or missing:
        yield message.format(extra="、".join(extra) or wording.NOTHING, missing="、".join(missing) or wording.NOTHING)
