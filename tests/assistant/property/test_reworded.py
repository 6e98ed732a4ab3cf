"""A question changed in what does not matter keeps its answer; asked twice, it gets the same bytes."""

from __future__ import annotations

import pytest
from hypothesis import Phase, given, note, settings
from hypothesis import strategies as st

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.question import Question
from assistant.serialising import to_json
from tests.assistant.property.cases import TOPICS, about
from tests.assistant.property.expected import Case, row_id
from tests.assistant.property.rewordings import REWORDINGS

CASES = st.sampled_from(TOPICS).flatmap(lambda topic: st.sampled_from(about(topic)))
SAMPLED = settings(
    derandomize=True, database=None, deadline=None, max_examples=6, phases=(Phase.explicit, Phase.generate)
)


def told(answer: Answer) -> tuple[object, ...]:
    """What an answer says, its wording and the question apart."""
    reason = answer.refusal.reason if answer.refusal else None
    return answer.answered, reason, answer.units, answer.count, tuple(map(row_id, answer.rows))


@pytest.mark.parametrize("change", REWORDINGS)
@SAMPLED
@given(case=CASES)
def test_a_reworded_question_keeps_its_answer(assistant: Assistant, change: str, case: Case) -> None:
    reworded = REWORDINGS[change](case.question)
    first, second = (assistant.answer(Question(text=text)) for text in (case.question, reworded))
    note(f"{reworded}\n{second.answer[:120]}\n{first.answer[:120]}")
    assert told(second) == told(first)


@SAMPLED
@given(case=CASES)
def test_asked_twice_all_but_the_timings_are_the_same_bytes(assistant: Assistant, case: Case) -> None:
    first, second = (assistant.answer(Question(text=case.question)) for _ in range(2))
    assert to_json(first.model_copy(update={"timings": second.timings})) == to_json(second)
