"""The judge itself: a right answer passes, and each thing that can be wrong is told."""

from __future__ import annotations

import pytest

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.question import Question
from tests.assistant.property import wordings
from tests.assistant.property.cases import TOPICS, every_case
from tests.assistant.property.expected import Expected, faults
from tests.assistant.property.facts import corpus, units
from tests.assistant.property.rewordings import full_width, spaced, traditional, without_punctuation

QUESTION = "金石大讲堂归谁管"


@pytest.fixture(scope="module")
def answer(assistant: Assistant) -> Answer:
    return assistant.answer(Question(text=QUESTION))


@pytest.fixture(scope="module")
def expected() -> Expected:
    return next(c.expected for c in every_case() if c.question == QUESTION)


def test_a_right_answer_has_no_faults(answer: Answer, expected: Expected) -> None:
    assert answer.units == ("市文物局",)
    assert faults(answer, expected) == ()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"units": ("市教委",)}, "units 市教委, expected 市文物局"),
        ({"units": ()}, "units -, expected 市文物局"),
        ({"answer": "归某个单位管。[1]"}, "units not in the answer: 市文物局"),
        ({"rows": ()}, "rows missing: 附件2 第8项"),
        ({"citations": ()}, "not cited: 附件2 第8项"),
    ],
)
def test_each_fault_of_an_answer_is_told(
    answer: Answer, expected: Expected, change: dict[str, object], told: str
) -> None:
    assert told in faults(answer.model_copy(update=change), expected)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"rows": (), "company": (), "units": None}, "rows too many: 附件2 第8项"),
        ({"count": 2}, "count None, expected 2"),
        ({"whole": True, "rows": ()}, "the first line does not say 0"),
        ({"opens": "no"}, "does not open with no"),
        ({"first": ("8000个",)}, "first line lacks 8000个"),
        ({"says": ("每年一次",)}, "answer lacks 每年一次"),
    ],
)
def test_what_is_expected_is_looked_for(
    answer: Answer, expected: Expected, change: dict[str, object], told: str
) -> None:
    found = faults(answer, expected.model_copy(update=change))
    assert [fault for fault in found if fault.startswith(told)]


def test_there_are_as_many_wordings_as_were_asked_for() -> None:
    assert len(wordings.WHO_LEADS) >= 12
    assert len(wordings.WHICH_UNITS) >= 12
    assert len(wordings.UNIT_TASKS + wordings.UNIT_COUNTS + wordings.UNIT_IN_A_PART) >= 10
    assert len(wordings.CONTENT) >= 8
    assert len(wordings.TARGETS) >= 10
    assert len(wordings.YES_NO) >= 6
    assert len(wordings.CATEGORY_LISTS + wordings.CATEGORY_COUNTS) >= 5


def test_every_record_is_asked_about() -> None:
    asked = {case.record for case in every_case()}
    assert {t.locator for t in corpus().tasks} <= asked
    assert {t.target_id for t in corpus().targets} <= asked
    assert {u.name for u in units() if u.kind != "group"} <= asked
    assert {case.topic for case in every_case()} == set(TOPICS)


def test_rewordings_change_what_they_say() -> None:
    assert without_punctuation("“5·12”，是谁？") == "5·12是谁"
    assert full_width("附件2?") == "附件２？"
    assert traditional("归谁管") == "歸誰管"
    assert spaced("附件12是AR吗") == "附 件 12 是 AR 吗"
