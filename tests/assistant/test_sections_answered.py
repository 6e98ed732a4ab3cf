"""Sections by heading, number, ordinal and paraphrase; what the copy has lost of them is said, not made up."""

import pytest

from assistant.answer import Reason
from assistant.assistant import Assistant
from assistant.question import Question, Turn


def ask(assistant: Assistant, text: str, *history: tuple[str, str]) -> str:
    turns = tuple(Turn(question=question, answer=answer) for question, answer in history)
    answer = assistant.answer(Question(text=text, history=turns))
    assert answer.answered, answer.answer
    return answer.answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("附件1 三、（四）下面列了什么", ("科技馆之城", "大力加强科普基地建设", "拓展社会设施资源科普功能")),
        ("附件1整体分几块", ("大力弘扬科学家精神", "聚焦重点人群工作核心", "建设长效工作机制")),
        ("规划纲要重点工程这章都有啥工程", ("科普智慧提升工程", "创新文化发展工程", "科学素质交流合作工程")),
        ("创新文化发展工程总的思路是什么 纲要原话", ("以创新文化建设牵引科普品质提升", "软环境")),
        ("纲要里第二条原则叫什么", ("坚持首善标准",)),
        ("纲要的机制保障和条件保障分别讲啥", ("完善激励机制", "完善法规政策")),
        ("今年重点任务的机制保障说了些啥", ("完善科普工作评估制度", "典型经验和成功案例")),
        ("2035年的发展目标是什么", ("国际创新型城市同等水平", "大幅缩小")),
        ("纲要的理论研究部分说什么", ("加强理论研究", "高端智库")),
    ],
)
def test_what_is_asked_of_a_section_is_given(assistant: Assistant, question: str, said: tuple[str, ...]) -> None:
    answer = ask(assistant, question)
    assert [words for words in said if words not in answer] == []


def test_what_is_left_of_a_part_without_heading_is_gathered(assistant: Assistant) -> None:
    answer = assistant.answer(Question(text="老年人行动在规划纲要里有哪些内容"))
    assert all(words in answer.answer for words in ("以小协老", "加强老年人健康科普服务", "老专家科普报告团"))
    assert any("标题在收录的文本中缺失" in note for note in answer.notes)


def test_headings_that_are_lost_are_counted_and_said_to_be_lost(assistant: Assistant) -> None:
    assert "下共有5条，标题尚存的有4条" in ask(assistant, "提升行动一共几项？各叫什么")


@pytest.mark.parametrize(
    "question",
    ["纲要里组织保障那一节的内容，原原本本给我", "纲要第四章第五个工程标题", "老年人那部分的标题在规划里是什么"],
)
def test_what_is_lost_is_refused_as_a_gap(assistant: Assistant, question: str) -> None:
    refusal = assistant.answer(Question(text=question)).refusal
    assert refusal is not None
    assert refusal.reason is Reason.GAP_IN_COPY


def test_a_chapter_that_is_not_there_is_refused(assistant: Assistant) -> None:
    refusal = assistant.answer(Question(text="纲要第六章讲什么")).refusal
    assert refusal is not None
    assert refusal.reason is Reason.NOT_STATED


def test_an_ordinal_points_at_a_section_of_the_turn_before(assistant: Assistant) -> None:
    given = "1突出科学精神引领；2坚持首善标准；3坚持协同推进；4深化供给侧改革；5扩大开放合作。"
    assert "社会化科普大格局" in ask(assistant, "第三条展开讲讲", ("规划纲要有哪几条工作原则", given))
