"""Questions that state something: confirmed where the records bear it out, put right where they do not."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from assistant.question import Question


@pytest.mark.parametrize(
    ("text", "begins", "said"),
    [
        # units
        ("金石大讲堂是市文物局管的对吧", "是。", "市文物局"),
        ("金石大讲堂是市文旅局管的对吧", "不是市文旅局。", "市文物局"),
        ("附件2第222项只有市应急局一家吗", "不是市应急局一家。", "市地震局"),
        ("地球日活动是市规自委单独主责吗", "是。", "市规自委"),
        ("附件2第112项是市公安局和市科协一起主责吗", "不是市公安局、市科协。", "市公安局"),
        ("科幻产业是不是由石景山区牵头", "这样说不准确。", "没有标明谁牵头"),
        ("附件1第33条里没有市水务局吧", "不对，有市水务局。", "市水务局"),
        ("附件1第33条里没有市妇联吧", "没错，没有市妇联。", "市科协"),
        ("附件2里有没有市城市管理委的任务", "没有。", "附件1 第33条"),
        ("清单里没有市体育局的事吧", "不对，有市体育局。", "附件2 第116项"),
        ("为什么没有给市体育局安排任务", "不对，有市体育局。", "附件2 第116项"),
        ("流动科技馆和流动天文馆都是市科研院的吧", "不是市科研院。", "市科协"),
        # place of a task
        ("附件1第5条是促进科技创新后备人才培养？", "是。", "附件1 第5条"),
        ("附件2第100项是世界地球日活动对吧", "不是第100项。", "附件2 第178项"),
        ("水务大讲堂列在附件1里？", "不是附件1。", "附件2 第68项"),
        ("科普画廊是老年人那一类的吧", "是。", "老年人"),
        ("科普画廊活动是农民那一类的吧", "不是农民。", "老年人"),
        ("清单里组织的是第40届北京学生科技节，对吗", "不是第40届。", "第 41 届"),
        ("附件2最后一项是科学传播典型案例宣传推广，对吗", "不是最后一项。", "附件2 第261项"),
        # numbers
        ("附件2农民那类有9项，对吧", "是。", "9项"),
        ("市教委附件2有14项，是吧", "不是14项。", "18项"),
        ("附件2分十大类对吗", "不是十大类。", "15类"),
        ("任务最多的单位是市教委吧", "不是市教委。", "市科协"),
        # figures
        ("2025年要达到的是不是28%左右", "是。", "28%左右"),
        ("28%是2020年的实际数吧", "不是", "到2025年"),
        ("每年培训高素质农民两万人次，是这个数吧", "不是两万人次。", "1万人次"),
        ("青年工程师创新工作室要建8000个是吗", "不是8000个。", "的数是100个"),
        ("就业技能培训每年最多1万人次，是这样吗", "不是最多。", "不少于1万人次"),
        # documents
        ("纲要是2022年3月11日成文的吧", "是。", "2022年3月11日"),
        ("纲要4月13日成文？", "不是4月13日。", "2022年3月11日"),
        ("任务清单是京政办发〔2022〕7号吧", "不是京政办发(2022)7号。", "京纲要办发〔2023〕2号"),
        ("纲要不是市科协发的文吗？", "不是市科协。", "北京市人民政府办公厅"),
        ("京纲要办发〔2023〕2号是纲要的文号吗", "不是京纲要办发(2023)2号。", "京政办发〔2022〕7号"),
        ("这份纲要管到2030年吧", "不是2030年。", "2021—2035年"),
        ("2025年比例要超过28%吗", "不是超过28%。", "28%左右"),
        # mentions
        ("纲要里压根没提科幻吧", "不对，有科幻。", "科幻"),
        ("纲要有没有提到雨燕计划", "是。", "雨燕计划"),
    ],
)
def test_yes_or_no_comes_first_then_the_basis(assistant: Assistant, text: str, begins: str, said: str) -> None:
    answer = assistant.answer(Question(text=text))
    assert answer.answered
    assert answer.answer.startswith(begins)
    assert said in answer.answer


@pytest.mark.parametrize(
    ("text", "wrong", "said"),
    [
        ("为什么市地震局在附件2只有5项？", "只有5项", "8项"),
        ("2023年任务清单的通知为什么5月13日才落款", "5月13日", "2023年4月13日"),
        ("流动天文馆明明是教委在管，附件2主责怎么写的", "市教委", "市科研院"),
        ("组织公务员到科研单位参观学习，一年不超过5000人次，这个上限哪来的", "5000人次", "不少于1万人次"),
        ("附件2机制保障下面就四项，列一下", "四项", "科学传播典型案例宣传推广"),
        ("第36个爱国卫生月谁主责", "第36个", "市卫生健康委"),
        ("禁毒教育归公安局，附件2哪一项", "市公安局", "附件2 第17项"),
        ("市气象局牵头的水务大讲堂是第几项", "市气象局", "附件2 第68项"),
    ],
)
def test_a_false_premise_is_named_and_the_question_answered(
    assistant: Assistant, text: str, wrong: str, said: str
) -> None:
    answer = assistant.answer(Question(text=text))
    assert answer.answer.startswith("问题中的“")
    assert wrong in answer.answer.partition("”与文件不符")[0] or wrong.endswith(answer.answer[5:].partition("”")[0])
    assert said in answer.answer


@pytest.mark.parametrize(
    "text",
    [
        "金石大讲堂归谁管",
        "附件2第83项归谁管",
        "附件1第10条里有没有讲女农民培训",
        "市科协牵头的科普日活动有哪些",
        "附件2农民那类有哪些任务",
        "建设职工创新工作室8000个是谁的目标",
        "纲要里对科研人员的科普培训怎么讲的",
        "除了市科协，谁还参与科技馆之城",
    ],
)
def test_a_question_that_states_nothing_wrong_is_not_corrected(assistant: Assistant, text: str) -> None:
    answer = assistant.answer(Question(text=text))
    assert "与文件不符" not in answer.answer
    assert not answer.answer.startswith("不是")
