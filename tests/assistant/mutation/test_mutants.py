"""Real answers pass ``verify``; changed in one thing, by any operator at any place that was drawn, none does.

The operators are those of a fault in an answering module: one thing of a draft is changed and the answer composed anew;
or one of a fault behind it: the answer is no longer its draft. Every mutant that passes is listed with its operator,
unless it says the same and is as well proved (``equivalents``).
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest

from assistant.assistant import Assistant
from tests.assistant.mutation.cases import Case, caught_cases, sampled_questions, some
from tests.assistant.mutation.equivalents import is_equivalent
from tests.assistant.mutation.records import ON_RECORDS, Mutant
from tests.assistant.mutation.sources import ON_SOURCES
from tests.assistant.mutation.words import EDITS

OPERATORS = {**ON_RECORDS, **ON_SOURCES}
N_OF_EACH = 2
"""Mutants drawn of each operator for each answer."""
ALONE = 0.1
"""How often an answer is changed and its draft is not."""
LEAST_MADE = 3
"""An operator that makes fewer mutants of all the answers tests nothing."""


@pytest.fixture(scope="module")
def cases(assistant: Assistant) -> tuple[Case, ...]:
    """What ``verify`` was given for the sample; that it passes is checked on the way."""
    return tuple(caught_cases(assistant, sampled_questions()))


def test_the_sample_is_of_every_kind(cases: tuple[Case, ...]) -> None:
    kinds = {question["kind"] for question in sampled_questions()}
    assert len(cases) >= len(sampled_questions()) >= 120
    assert kinds >= {"lead_unit", "unit_tasks", "count", "list", "compare", "target", "section", "yes_no", "greeting"}


@pytest.mark.parametrize("operator", [*EDITS, *OPERATORS])
def test_a_mutant_is_stopped(cases: tuple[Case, ...], operator: str) -> None:
    n_made, survivors = 0, []
    for i, case in enumerate(cases):
        for draft, answer in drawn(operator, case, Random(f"{operator} {i}")):
            n_made += 1
            if case.survives(draft, answer) and (draft is None or not is_equivalent(case, draft)):
                survivors.append(told(case, (draft, answer)))
    assert n_made >= LEAST_MADE
    assert survivors == [], f"{len(survivors)} of {n_made} mutants pass"


def drawn(operator: str, case: Case, rng: Random) -> list[Mutant]:
    mutants = list(edited(operator, case, rng) if operator in EDITS else OPERATORS[operator](case, rng))
    changed = [(d, a) for d, a in mutants if d != case.draft and a != case.answer]
    return rng.sample(changed, min(N_OF_EACH, len(changed)))


def edited(operator: str, case: Case, rng: Random) -> Iterator[Mutant]:
    """Texts that an operator on words makes of statements: mostly in the draft, now and then in the answer alone."""
    statements, answer = case.draft.statements, case.answer
    made = [(i, text) for i in some(statements, rng) for text in EDITS[operator](statements[i], case, rng)]
    for i, text in rng.sample(made, min(N_OF_EACH, len(made))):
        yield case.with_statement(i, text=text), None
        if rng.random() < ALONE:
            yield None, answer.model_copy(update={"answer": answer.answer.replace(statements[i].text, text)})


def told(case: Case, mutant: Mutant) -> str:
    """What was changed, for the message of a failure."""
    draft, answer = mutant
    if answer is not None:
        return f"{case.question[:30]}: the answer alone"
    assert draft is not None
    fields = [name for name in type(draft).model_fields if getattr(draft, name) != getattr(case.draft, name)]
    lines = [s.text[:90] for s in draft.statements if s not in case.draft.statements]
    return f"{case.question[:30]}: {fields} {lines}"
