"""Records and wordings drawn together: any wording of a question gets what the records give for it."""

from __future__ import annotations

import pytest
from hypothesis import Phase, given, note, settings
from hypothesis import strategies as st

from assistant.assistant import Assistant
from assistant.question import Question
from tests.assistant.property.cases import TOPICS, about
from tests.assistant.property.expected import faults

SAMPLED = settings(
    derandomize=True, database=None, deadline=None, max_examples=10, phases=(Phase.explicit, Phase.generate)
)


@pytest.mark.parametrize("topic", TOPICS)
@SAMPLED
@given(data=st.data())
def test_any_wording_gets_what_the_records_give(assistant: Assistant, topic: str, data: st.DataObject) -> None:
    case = data.draw(st.sampled_from(about(topic)))
    answer = assistant.answer(Question(text=case.question))
    note(f"{case.record}: {answer.answer[:120]}")
    assert faults(answer, case.expected) == ()
