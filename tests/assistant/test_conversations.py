"""Conversations over the built-in texts: what the last question is understood to mean, turn by turn."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from assistant.question import Question, Turn

UNITS_TASKS = ("市气象局有哪些任务", "附件1第4、9、33、39、43条；附件2第58、84、213项。")


@pytest.mark.parametrize(
    ("turns", "question", "rows"),
    [
        ((("附件2农民那类有几项", "9项。"),), "产业工人的呢", [f"附件2:{n}" for n in range(92, 107)]),
        ((UNITS_TASKS,), "只看附件1的", ["附件1:4", "附件1:9", "附件1:33", "附件1:39", "附件1:43"]),
        ((UNITS_TASKS, ("只看附件1的", "5条。")), "附件2的呢", ["附件2:58", "附件2:84", "附件2:213"]),
        ((UNITS_TASKS,), "换成市残联", ["附件2:74", "附件2:85"]),
        ((("附件1第36条说的什么", "科幻产业。"),), "下一条呢", ["附件1:37"]),
        ((("附件1第46条是哪些单位", "市科协等。"),), "第47条呢", ["附件1:47"]),
        ((("附件1第16条和附件2第112项有啥不同", "…"),), "后面那个谁负责", ["附件2:112"]),
        ((("水务大讲堂谁主责", "市水务局（附件2第68项）。"),), "这家单位还管别的吗", ["附件1:33", "附件2:68"]),
        ((UNITS_TASKS,), "水务大讲堂归谁管", ["附件2:68"]),
        ((("附件1第36条说的什么", "科幻产业。"),), "换个话题，金石大讲堂归谁管", ["附件2:8"]),
        (
            (("附件2两家以上共同主责的有几项", "14项。"),),
            "其中有市妇联的是哪些",
            ["附件2:36", "附件2:38", "附件2:39", "附件2:86"],
        ),
        ((UNITS_TASKS, ("谢谢", "不客气。")), "只看附件2的", ["附件2:58", "附件2:84", "附件2:213"]),
        ((UNITS_TASKS,), "附件2那几个分别属于哪一类", ["附件2:58", "附件2:84", "附件2:213"]),
        ((("市委老干部局负责什么", "…"),), "里面反诈的是哪几个", ["附件2:110", "附件2:111"]),
        ((("市商务局和市气象局的任务", "…"), ("市国资委今年有啥任务", "…")), "我不要附件1的", ["附件2:127"]),
        ((("附件2第25项是谁的", "市教委。"),), "附件1里同名的那条呢", ["附件1:8"]),
        ((("食品安全宣传周谁主责", "市卫生健康委（附件2第169项）。"),), "另一个讲食品安全的呢", ["附件2:194"]),
        ((("附件1第56条", "…"),), "那57条", ["附件1:57"]),
        ((("中国地质大学出现在哪", "附件2第65项。"),), "和哪家一起", ["附件2:65"]),
        ((("附件2领导干部和公务员那一类几项", "2项。"),), "是哪两项？", ["附件2:125", "附件2:126"]),
    ],
)
def test_a_follow_up_is_answered_for_what_it_means(
    assistant: Assistant, turns: tuple[tuple[str, str], ...], question: str, rows: list[str]
) -> None:
    history = tuple(Turn(question=q, answer=a) for q, a in turns)
    answer = assistant.answer(Question(text=question, history=history))
    assert [f"{row.part}:{row.num}" for row in answer.rows] == rows


@pytest.mark.parametrize(
    ("turns", "question", "said"),
    [
        ((("纲要第五章（二）讲什么", "机制保障。"),), "（三）呢", "条件保障"),
        ((("纲要是谁印发的", "市政府办公厅。"),), "文号呢", "京政办发〔2022〕7号"),
        ((("纲要什么时候发的", "2022-03-14。"),), "我问的不是发布，是落款那天", "2022年3月11日"),
        ((("附件1科技馆之城那条讲啥", "第37条：…"),), "这条后面写了哪些单位", "市规自委"),
        ((("科幻大会在重点任务哪条", "附件1第36条。"),), "纲要里提过它没有，怎么说的", "中国科幻大会"),
        ((("水务大讲堂谁主责", "市水务局。"),), "它在清单里算哪一类", "青少年"),
        ((("职工创新工作室要建多少", "8000个。"),), "出自哪一节", "技能北京创新行动"),
        ((("附件1第42条有哪些单位", "市应急局等。"),), "市体育局在里面吗", "不是市体育局"),
        ((("天文摄影师大赛归谁", "市科研院。"),), "聚星杯也是他们家的？", "是。"),
        ((("到2025年比例是多少", "28%左右。"),), "2035年呢", "国际创新型城市同等水平"),
    ],
)
def test_a_follow_up_about_texts_and_documents(
    assistant: Assistant, turns: tuple[tuple[str, str], ...], question: str, said: str
) -> None:
    history = tuple(Turn(question=q, answer=a) for q, a in turns)
    assert said in assistant.answer(Question(text=question, history=history)).answer


def test_an_earlier_answer_is_no_source(assistant: Assistant) -> None:
    turn = Turn(question="金石大讲堂归谁管", answer="市教委（附件2第8项），预算500万元。")
    told = assistant.answer(Question(text="它归谁管", history=(turn,)))
    assert told.units == ("市文物局",)
    assert "500" not in assistant.answer(Question(text="预算多少", history=(turn,))).answer
