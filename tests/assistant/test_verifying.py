"""What ``verify`` stops and what it lets pass, case by case; ``mutation`` draws such cases at random."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Answer
from assistant.assistant import Assistant, open_assistant
from assistant.messages import MESSAGES
from assistant.question import Filters, Question
from assistant.verifying.lines import KNOWN
from assistant.verifying.scene import Request
from assistant.verifying.scopes import Scope, count_again, parse_scope
from assistant.verifying.templates import Filler, read, template_of
from assistant.wording import WORDING
from tests.assistant.mutation.cases import Case, caught_cases

LEAD, UNSTATED = "金石大讲堂归谁管", "提升基层科普服务能力由哪些单位负责？"
LIST, TOGETHER = "市气象局有哪些任务？", "市妇联和市教委共同的任务有哪些？"
TARGET, YEARLY = "到2025年公民具备科学素质的比例要达到多少？", "每年培训高素质农民多少人次？"
RANKING, PLAN = "附件2里哪个单位任务最多？", "大力扶持科幻产业发展具体做什么"
NOT_THERE, FACT = "市税务局牵头哪些任务", "纲要的文号是多少"
CHANGES = (
    (UNSTATED, "未标明牵头", "标明牵头", "a negation of our own is dropped"),
    (UNSTATED, "文中未标明牵头单位，", "", "a clause of our own is dropped"),
    (LEAD, "主责（牵头）单位是", "责任单位为", "one of our own says less"),
    (LEAD, "（附件2 第8项）", "", "the place is dropped"),
    (LEAD, "市文物局", "市文物局、市文物局", "a unit is doubled"),
    (LEAD, "市文物局", "", "the unit is dropped"),
    (LIST, "市气象局的", "市气象局、市气象局的", "a unit is doubled in the heading"),
    (LIST, "市气象局的", "市气象局、市地震局的", "a unit is added in the heading"),
    (LIST, "市气象局的任务", "任务", "the unit is dropped in the heading"),
    (LIST, "附件1有", "附件1有1", "a digit is added"),
    (TOGETHER, "共同的", "的", "together becomes either"),
    (TARGET, "左右", "", "a comparator is dropped"),
    (TARGET, "达到28%左右", "", "the last words of a sentence are cut"),
    (TARGET, "目标）", "已达到的数，不是目标）", "a target becomes an achievement"),
    (YEARLY, "每年的数）", "目标）", "a yearly figure becomes a target"),
    (RANKING, "最多", "最少", "most becomes fewest"),
    (RANKING, "附件2中", "附件1中", "another annex"),
    (NOT_THERE, "没有“", "有“", "a refusal is turned"),
    (NOT_THERE, "市税务局", "市科协", "another unit is refused"),
    (FACT, "〔2022〕7号", "〔2022〕8号", "another number"),
)
NOTES = (
    *("lead_not_stated", "list_is_open", "printed_as", "perhaps", "first_listed", "group_note"),
    *(
        "section_gap",
        "section_gap_unknown",
        "heading_lost_note",
        "rest_in_table",
        "several_part",
        "question_instructions",
    ),
)
"""Templates of what stands beside the lines of an answer; ``notes`` makes them anew."""
PIECES = (
    *("comma", "or", "semicolon", "quoted", "number_brackets", "date", "printed_form", "printed_remark", "first_of"),
    *("split_part", "split_brackets", "more", "equal"),
)
"""Templates of what fills slots."""
BEGINNINGS_OF_PIECES = ("scope", "place_", "kind_", "example_", "restate_")


def ask(assistant: Assistant, text: str, **fields: Any) -> Answer:
    return assistant.answer(Question.model_validate({"text": text, **fields}))


def case_of(assistant: Assistant, question: str) -> Case:
    asked = [{"question": question, "history": [], "filters": {}}]
    (case,) = caught_cases(assistant, asked)
    return case


@pytest.mark.parametrize(("question", "old", "new", "what"), CHANGES, ids=[c[-1] for c in CHANGES])
def test_a_line_that_says_something_else_is_stopped(
    assistant: Assistant, question: str, old: str, new: str, what: str
) -> None:
    case = case_of(assistant, question)
    places = [i for i, s in enumerate(case.draft.statements) if old in s.text]
    assert places, [s.text for s in case.draft.statements]
    changed = case.draft.statements[places[0]].text.replace(old, new, 1)
    assert not case.survives(case.with_statement(places[0], text=changed)), what


def test_a_comparison_without_one_of_its_rows_is_stopped(assistant: Assistant) -> None:
    case = case_of(assistant, "附件2里市总工会和市妇联谁的任务多？")
    for i in range(len(case.draft.rows)):
        rows = case.draft.rows[:i] + case.draft.rows[i + 1 :]
        assert not case.survives(case.draft.model_copy(update={"rows": rows}))


def test_every_template_of_a_line_has_a_rule() -> None:
    """Without a rule a line of that template is stopped; the rules lie in ``assistant/verifying``."""
    others = (*MESSAGES, *NOTES, *PIECES)
    lines = [key for key in WORDING if key not in others and not key.startswith(BEGINNINGS_OF_PIECES)]
    assert [key for key in lines if key not in KNOWN] == []


def test_every_rule_has_its_template() -> None:
    assert [key for key in KNOWN if not key.startswith("{") and key not in WORDING] == []


@pytest.mark.parametrize(
    "filters",
    [{"parts": ("附件1",)}, {"units": ("市科协",)}, {"years": (2023,)}, {"categories": ("机制保障",)}],
    ids=str,
)
@pytest.mark.parametrize("question", ["一共有多少项任务？", "市科协有哪些任务？", "哪个单位的任务最多？"])
def test_counts_hold_within_the_filters_of_a_request(
    assistant: Assistant, question: str, filters: dict[str, Any]
) -> None:
    answer = ask(assistant, question, filters=filters)
    assert WORDING["stopped"] not in answer.answer


def test_units_that_only_take_part_are_not_said_to_lead(
    policies: Path, stand_in_environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "2024年科普工作任务清单\n\n序号\t任务\t牵头单位\t配合单位\n1\t开展科技周活动\t市科协\t市教委、团市委\n"
    (policies / "list.txt").write_text(text, encoding="utf-8")
    for name, value in stand_in_environment.items():
        monkeypatch.setenv(name, value)
    answer = ask(open_assistant(policies), "开展科技周活动由谁牵头？")
    assert answer.units == ("市科协",)
    assert "单位是市科协，其他单位为市教委、团市委" in answer.answer


SCOPES = (
    ("全部任务", Scope()),
    ("附件2", Scope(parts=("附件2",))),
    ("附件1、附件2", Scope(parts=("附件1", "附件2"))),
    ("附件2中的任务", Scope(parts=("附件2",))),
    ("附件2、“机制保障”中的任务", Scope(parts=("附件2",), categories=("机制保障",))),
    ("附件2中列有两家以上单位的任务", Scope(parts=("附件2",), is_several=True)),
    ("与问题相符的任务", Scope(is_meant=True)),
    ("附件9中的任务", None),
    ("市科协的任务", "one unit"),
    ("市科协、市教委共同的任务", "two units"),
    ("市科协共同的任务", None),
    ("市科协、市科协的任务", None),
    ("市气象局的任务", None),
    ("只列市科协的任务", "alone"),
    ("除市科协以外的任务", "excluded"),
    ("写有“麋鹿”的任务", Scope(words=(("麋鹿",),))),
    ("写有“麋鹿”或“雨燕”的任务", Scope(words=(("麋鹿",), ("雨燕",)))),
    ("写有“大象”的任务", None),
    ("附件2中任务", None),
)


@pytest.fixture(scope="module")
def request_for_two(assistant: Assistant) -> Request:
    text = "市科协和市教委的任务，麋鹿、雨燕"
    return Request(text, Filters(), assistant.collection, assistant._register)


@pytest.mark.parametrize(("told", "expected"), SCOPES, ids=[s for s, _ in SCOPES])
def test_a_scope_is_read_back_from_its_words(request_for_two: Request, told: str, expected: object) -> None:
    scope = parse_scope(told, request_for_two)
    if isinstance(expected, str):
        assert scope is not None
        found = {
            "one unit": len(scope.units) == 1 and scope.how == "scope_units",
            "two units": len(scope.units) == 2 and scope.how == "scope_together",
            "alone": len(scope.units) == 1 and scope.how == "scope_alone",
            "excluded": len(scope.excluded) == 1 and not scope.units,
        }
        assert found[expected]
    else:
        assert scope == expected


def test_a_scope_is_counted_within_the_filters(request_for_two: Request) -> None:
    narrow = Request(
        request_for_two.text, Filters(parts=("附件1",)), request_for_two.collection, request_for_two.register
    )
    everything, first = count_again(Scope(), request_for_two), count_again(Scope(), narrow)
    assert 0 < len(first) < len(everything) == len(request_for_two.collection.corpus.tasks)


READINGS: tuple[tuple[str, dict[str, Filler], str, list[dict[str, str]]], ...] = (
    ("{a}共{n}项。", {"a": ("甲",), "n": ("3",)}, "甲共3项。", [{"a": "甲", "n": "3"}]),
    ("{a}共{n}项。", {"a": ("甲",), "n": ("3",)}, "甲共4项。", []),
    ("{a}共{n}项。", {"a": ("甲", "甲共"), "n": ("3",)}, "甲共3项", []),
    ("{a}或{a}", {"a": ("甲", "乙")}, "甲或乙", []),
    ("{a}或{a}", {"a": ("甲", "乙")}, "乙或乙", [{"a": "乙"}]),
    ("{a}、{b}。", {"a": bool, "b": ("丙",)}, "甲、乙、丙。", [{"a": "甲、乙", "b": "丙"}]),
    ("是。{told}", {}, "是。其余", [{}]),
)


@pytest.mark.parametrize(("template", "fillers", "text", "expected"), READINGS)
def test_a_template_is_read_to_the_letter(
    template: str, fillers: dict[str, Filler], text: str, expected: list[dict[str, str]]
) -> None:
    assert [dict(values) for _, values in read(template_of(template), fillers, text)] == expected
