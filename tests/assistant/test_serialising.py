"""The JSON form: names, order, nesting, dates, nulls, and that an object is one line whatever it holds."""

from __future__ import annotations

import json
from typing import Any

import pytest

from assistant.assistant import Assistant
from assistant.errors import UnusableQuestionError
from assistant.question import Question
from assistant.serialising import AnswerId, error_to_json, to_bytes, to_json
from tests.assistant.echo import echo

ANSWER = (
    "schema id question resolved_question corrections kind answered answer units count rows group_rows citations notes "
    "refusal parts fingerprint timings"
)
ROW = "type doc_id part num title category units role value citations"
CITATION = "n doc_id title document_number issuer signed issued status locator page cell start end quote prefix suffix"


def asked(assistant: Assistant, text: str) -> Any:
    return json.loads(to_json(assistant.answer(Question(text=text))))


def test_fields_have_their_names_and_order(assistant: Assistant) -> None:
    found = asked(assistant, "金石大讲堂归谁管")
    assert " ".join(found) == ANSWER
    assert [" ".join(row) for row in found["rows"]] == [ROW]
    assert [" ".join(citation) for citation in found["citations"]] == [CITATION]
    assert list(found["timings"]) == ["understand_ms", "retrieve_ms", "compose_ms"]


def test_values_have_their_types(assistant: Assistant) -> None:
    found = asked(assistant, "金石大讲堂归谁管")
    (citation,) = found["citations"]
    assert (found["schema"], found["id"], found["kind"], found["answered"]) == (1, None, "lead_unit", True)
    assert (found["count"], found["refusal"], found["corrections"], found["parts"]) == (None, None, [], [])
    assert found["rows"][0]["citations"] == [citation["n"]] == [1]
    assert (citation["signed"], citation["issued"], citation["page"]) == ("2023-04-13", None, None)


def test_a_quote_is_the_stored_text_between_its_offsets(assistant: Assistant, stored_texts: dict[str, str]) -> None:
    citations = asked(assistant, "市气象局有哪些任务")["citations"]
    assert citations
    for citation in citations:
        text, start, end = stored_texts[citation["doc_id"]], citation["start"], citation["end"]
        assert citation["quote"] == text[start:end]
        assert citation["prefix"] == text[max(0, start - 32) : start]
        assert citation["suffix"] == text[end : end + 32]


def test_a_correction_says_from_and_to(assistant: Assistant) -> None:
    assert {"from": "市教位", "to": "市教委"} in asked(assistant, "市教位有哪些任务")["corrections"]


def test_a_refusal_has_its_reason_and_what_comes_near(assistant: Assistant) -> None:
    found = asked(assistant, "市税务局牵头哪些任务")
    assert (found["answered"], found["refusal"]["reason"]) == (False, "no_such_unit")
    assert all(list(near) == ["text", "doc_id", "start", "end"] for near in found["refusal"]["near"])


def test_the_figure_of_a_target_has_its_fields(assistant: Assistant) -> None:
    rows = asked(assistant, "到2025年公民具备科学素质的比例要达到多少")["rows"]
    values = [row["value"] for row in rows if row["type"] == "target"]
    assert values
    assert all(list(value) == ["comparator", "value", "unit", "time", "kind"] for value in values)


def test_parts_have_the_same_form(assistant: Assistant) -> None:
    found = asked(assistant, "金石大讲堂归谁管？市气象局有多少项任务？")
    assert found["kind"] == "several"
    assert [" ".join(part) for part in found["parts"]] == [ANSWER, ANSWER]


def test_chinese_stands_as_it_is() -> None:
    assert "答：谁管" in to_json(echo("谁管"))


@pytest.mark.parametrize("answer_id", ["q1", "", 7, 0, 2.5, False, 10**30, None])
def test_an_id_comes_back_as_it_went(answer_id: AnswerId) -> None:
    found = json.loads(to_json(echo("谁管"), answer_id))["id"]
    assert found == answer_id
    assert type(found) is type(answer_id)


def test_the_answers_own_id_stands_where_none_is_given() -> None:
    assert json.loads(to_json(echo("谁管").model_copy(update={"id": "q9"})))["id"] == "q9"


@pytest.mark.parametrize(
    "odd", ["\n", "\r", "\u0085", "\u2028", "\u2029", "\x0b\x0c\x1c", "\x00", "\ud800", "\U0002070e"]
)
def test_an_object_is_one_line_of_utf8(odd: str) -> None:
    line = to_bytes(to_json(echo(f"甲{odd}乙")))
    assert len(line.decode("utf-8").splitlines()) == 1
    assert json.loads(line)["question"] == f"甲{odd}乙"


def test_an_error_has_code_and_message() -> None:
    found = json.loads(error_to_json(UnusableQuestionError("没有读到问题"), 3))
    assert found == {"id": 3, "error": {"code": "unusable_question", "message": "没有读到问题"}}
