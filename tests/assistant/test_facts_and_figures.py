"""Definitions, figures of targets and facts of documents: what is printed, and what is not is refused."""

import pytest

from assistant.answer import Reason
from assistant.answering.figures import fits_unit, tells_number
from assistant.assistant import Assistant
from assistant.question import Question

NO_FIGURE = {Reason.NO_SUCH_FIGURE, Reason.NOT_STATED, Reason.NO_SUCH_YEAR}


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("以小协老什么意思", ("代际学习", "提升老年人信息素养")),
        ("怎样才算公民具备科学素质", ("崇尚科学精神", "掌握基本科学方法")),
        ("何谓首都科普主平台", ("以科学教育馆为主体的首都科普主平台",)),
        ("北京科学素质纲要是哪份文件的简称", ("北京市全民科学素质行动规划纲要",)),
        ("咱市公民科学素质十四五末得到百分之几", ("28%左右",)),
        ("科学素质比例2020实际跟2025目标对比一下", ("24.07%", "28%左右")),
        ("十四五规划期内每年培训农民几万人次", ("1万人次",)),
        ("两个文件的文号都给我", ("京纲要办发〔2023〕2号", "京政办发〔2022〕7号")),
        ("那个规划是什么时候挂网的", ("2022-03-14",)),
        ("国家那个全民科学素质行动规划纲要的文号，文件里写的是多少", ("国发〔2021〕9号",)),
        ("制定长期规划纲要时拿哪几部法当依据", ("科学技术进步法", "科学技术普及法")),
        ("纲要的规划期是哪年到哪年", ("2021—2035",)),
    ],
)
def test_what_is_printed_is_given(assistant: Assistant, question: str, said: tuple[str, ...]) -> None:
    answer = assistant.answer(Question(text=question))
    assert answer.answered
    assert [words for words in said if words not in answer.answer] == []


@pytest.mark.parametrize(
    "question",
    ["2030年科学素质比例定的多少", "北京院士专家工作站要建多少个", "科普基地2025年要达到几个"],
)
def test_a_figure_that_none_gives_is_refused(assistant: Assistant, question: str) -> None:
    refusal = assistant.answer(Question(text=question)).refusal
    assert refusal is not None
    assert refusal.reason in NO_FIGURE


def test_a_year_without_figure_offers_those_of_other_years(assistant: Assistant) -> None:
    answer = assistant.answer(Question(text="2030年科学素质比例定的多少"))
    assert "28%左右" in answer.answer
    assert "24.07%" in answer.answer


@pytest.mark.parametrize("question", ["纲要抄送给谁了", "“五小”创新活动指什么", "7号文的附件有哪些"])
def test_what_no_document_says_is_not_stated(assistant: Assistant, question: str) -> None:
    refusal = assistant.answer(Question(text=question)).refusal
    assert refusal is not None
    assert refusal.reason is Reason.NOT_STATED


@pytest.mark.parametrize(
    ("question", "unit", "fits"),
    [
        ("培训多少人次", "人次", True),
        ("建多少个", "家", True),
        ("建多少个", "人次", False),
        ("要提升几个百分点", "%", True),
        ("定的是多少", "人次", True),
    ],
)
def test_a_figure_is_of_the_unit_asked_for(question: str, unit: str, *, fits: bool) -> None:
    assert fits_unit(question, unit) is fits


def test_a_number_is_told_only_in_the_unit_asked_for() -> None:
    assert tells_number("示范学校有多少家", ["加强200余家示范学校建设"])
    assert not tells_number("示范村要建多少个", ["每年培训高素质农民1万人次"])
