"""Being listed is not leading; a year in a name is told from a year asked for; 今年的任务 beside a plan means both."""

from assistant.answer import Kind, Reason
from assistant.assistant import Assistant
from assistant.question import Question


def test_asked_what_a_unit_leads_the_notes_say_where_no_lead_is_stated(assistant: Assistant) -> None:
    notes = assistant.answer(Question(text="文明办今年要牵头什么")).notes
    assert any("附件1 第3条" in note and "没有标明谁牵头" in note for note in notes)


def test_asked_for_all_tasks_of_a_unit_no_such_note_is_given(assistant: Assistant) -> None:
    notes = assistant.answer(Question(text="文明办今年有哪些任务")).notes
    assert not any("没有标明谁牵头" in note for note in notes)


def test_a_year_within_a_name_is_no_other_years_list(assistant: Assistant) -> None:
    assert "市科协" in assistant.answer(Question(text="2024科学跨年之夜活动归谁")).units
    refusal = assistant.answer(Question(text="2024年的重点任务头一条讲什么")).refusal
    assert refusal is not None
    assert refusal.reason is Reason.NO_SUCH_YEAR


def test_the_plan_and_this_years_tasks_are_both_answered(assistant: Assistant) -> None:
    answer = assistant.answer(Question(text="科学家精神进校园，纲要和今年的任务分别怎么说"))
    assert answer.kind is Kind.CROSS_DOCUMENT
    assert {c.doc_id for c in answer.citations} == set(assistant.collection.documents)
